//! The measured requests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;

use datavolumes_contract::token::{TokenRequest, TokenResponse};
use datavolumes_contract::{Endpoint, Limit, ListQuery};
use datavolumes_server::{AppState, serve};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::{Result, Times, time};

/// The times of a page of 50 and of 500 volumes over one connection on this machine, from the request to
/// the last byte of the JSON.
pub(crate) fn measure(state: AppState) -> Result<Vec<(&'static str, Times)>> {
    let runtime = Runtime::new()?;
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let address = listener.local_addr()?;
    thread::spawn(move || runtime.block_on(serve(listener, state, std::future::pending())));
    let mut client = Client::connect(address)?;
    client.sign_in()?;
    let page = ListQuery::default();
    let largest_page = ListQuery {
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    Ok(vec![
        ("GET a page of 50 over HTTP", client.time(page)?),
        ("GET a page of 500 over HTTP", client.time(largest_page)?),
    ])
}

/// A client with one connection, which it keeps.
struct Client {
    stream: BufReader<TcpStream>,
    authorization: String,
}

impl Client {
    fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::new(stream),
            authorization: String::new(),
        })
    }

    fn sign_in(&mut self) -> Result<()> {
        let credentials = TokenRequest::client_credentials("demo-admin", "demo-admin");
        let body = serde_json::to_string(&credentials)?;
        let granted = self.send(&Endpoint::GrantToken, &body)?;
        let granted: TokenResponse = serde_json::from_slice(&granted)?;
        self.authorization = format!("Authorization: Bearer {}\r\n", granted.access_token);
        Ok(())
    }

    fn time(&mut self, query: ListQuery) -> Result<Times> {
        let endpoint = Endpoint::ListVolumes(query);
        time(|_| self.send(&endpoint, "").map(drop))
    }

    /// The body of the response.
    fn send(&mut self, endpoint: &Endpoint, body: &str) -> Result<Vec<u8>> {
        let request = format!(
            "{} {} HTTP/1.1\r\nHost: localhost\r\n{}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            endpoint.method().as_str(),
            endpoint.path_and_query(),
            self.authorization,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        if !line.starts_with("HTTP/1.1 200") {
            return Err(line.into());
        }
        let mut length = 0;
        while line != "\r\n" {
            line.clear();
            self.stream.read_line(&mut line)?;
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(body)
    }
}
