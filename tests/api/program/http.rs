//! A minimal HTTP client.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use serde_json::{Value, json};

/// A response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Response {
    /// The value of a header; empty if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Sends a request with these header lines, each with its line end, and a body.
///
/// # Panics
/// If there is no response.
pub(crate) fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: &str,
) -> Response {
    try_send(address, method, path, headers, body).expect("a response")
}

/// Sends a request as [`send`] does. `None` if the connection fails before the whole head of the
/// response is there.
pub(crate) fn try_send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &str,
    body: &str,
) -> Option<Response> {
    let length = body.len();
    let request =
        format!("{method} {path} HTTP/1.0\r\n{headers}Content-Length: {length}\r\n\r\n{body}");
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    // What has arrived before a failure is still a response.
    stream.read_to_end(&mut bytes).ok();
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    Some(Response {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// Sends a `GET` request.
pub(crate) fn get(address: SocketAddr, path: &str) -> Response {
    send(address, "GET", path, "Host: localhost\r\n", "")
}

/// Requests an access token.
pub(crate) fn sign_in(address: SocketAddr, id: &str, secret: &str) -> Response {
    let body = json!({ "grantType": "client_credentials", "clientID": id, "clientSecret": secret });
    let headers = "Host: localhost\r\nContent-Type: application/json\r\n";
    send(address, "POST", "/api/v1/token", headers, &body.to_string())
}
