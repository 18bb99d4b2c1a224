//! Behaviour that is visible only on a TCP connection.

use std::io::{Read, Write};
use std::net::TcpStream;

use datavolumes_server::serve;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

use crate::harness::{ADMIN, Api};

/// Sends `requests` over one connection and returns everything that the server sends until it
/// closes the connection.
async fn exchange(api: &Api, requests: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, api.state.clone(), async {
        stopped.await.ok();
    }));
    let responses = spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(requests.as_bytes()).unwrap();
        let mut responses = String::new();
        stream.read_to_string(&mut responses).unwrap();
        responses
    });
    let responses = responses.await.unwrap();
    stop.send(()).unwrap();
    server.await.unwrap().unwrap();
    responses
}

#[tokio::test]
async fn filter_operators_do_not_need_to_be_encoded() {
    let api = Api::seeded(5).await;
    let token = api.token(ADMIN).await;
    let request = |filter: &str, connection: &str| {
        format!(
            "GET /api/v1/datavolumes/count?requestType=Originated&filterBy={filter} HTTP/1.1\r\n\
             Host: x\r\nAuthorization: Bearer {token}\r\nConnection: {connection}\r\n\r\n"
        )
    };
    let first = request("createdAt>=2000-01-01T00:00:00Z", "keep-alive");
    let second = request("name<=a,name!=\"", "close");
    let responses = exchange(&api, first + &second).await;
    assert!(responses.contains("{\"count\":5}"), "{responses}");
    assert!(responses.contains("{\"count\":0}"), "{responses}");
}

#[tokio::test]
async fn a_dropped_request_gets_no_response() {
    let api = Api::with_faults().await;
    for kind in ["drop", "dropAfter"] {
        let rule = json!({ "path": "/api/health", "fault": { "kind": kind } }).to_string();
        let add = format!(
            "POST /api/faults HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{rule}",
            rule.len()
        );
        assert!(exchange(&api, add).await.starts_with("HTTP/1.1 201"));
        let request = "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n".to_owned();
        assert_eq!(exchange(&api, request).await, "", "{kind}");
    }
}
