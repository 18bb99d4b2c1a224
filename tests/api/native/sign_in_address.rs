//! Failed attempts to sign in count for each address of a client.

use std::net::SocketAddr;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket};

use crate::harness::{ADMIN, Api};

/// The status of an attempt to sign in from a loopback address.
async fn sign_in_from(server: SocketAddr, client: &str, secret: &str) -> u16 {
    let body = json!({
        "grantType": "client_credentials", "clientID": ADMIN, "clientSecret": secret,
    });
    let body = body.to_string();
    let request = format!(
        "POST /api/v1/token HTTP/1.0\r\nHost: x\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{client}:0").parse().unwrap()).unwrap();
    let mut stream = socket.connect(server).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_client_that_guesses_does_not_lock_out_the_others() {
    let api = Api::empty().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = listener.local_addr().unwrap();
    let state = api.state.clone();
    tokio::spawn(datavolumes_server::serve(
        listener,
        state,
        std::future::pending(),
    ));
    for _ in 0..10 {
        assert_eq!(sign_in_from(server, "127.0.0.1", "guess").await, 400);
    }
    assert_eq!(sign_in_from(server, "127.0.0.1", ADMIN).await, 429);
    assert_eq!(sign_in_from(server, "127.0.0.2", ADMIN).await, 200);
}
