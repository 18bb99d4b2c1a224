//! Behaviour that is visible only on a TCP connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use datavolumes_server::{ConnectionLimits, Settings, serve};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::harness::{ADMIN, Api};

/// A server that listens on a port until it is dropped.
struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Listening {
    async fn start(api: &Api) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(serve(listener, api.state.clone(), async {
            stopped.await.ok();
        }));
        Self {
            address,
            stop,
            server,
        }
    }

    /// Runs `exchange` with a new connection, on a thread that it may block.
    async fn connect<T: Send + 'static>(
        &self,
        exchange: impl FnOnce(TcpStream) -> T + Send + 'static,
    ) -> T {
        let address = self.address;
        spawn_blocking(move || exchange(TcpStream::connect(address).unwrap()))
            .await
            .unwrap()
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.server.await.unwrap();
    }
}

/// Sends `requests` over one connection and returns everything that the server sends until it
/// closes the connection.
async fn exchange(api: &Api, requests: String) -> String {
    let listening = Listening::start(api).await;
    let responses = listening
        .connect(move |stream| send_and_read(stream, &requests))
        .await;
    listening.stop().await;
    responses
}

fn send_and_read(mut stream: TcpStream, requests: &str) -> String {
    stream.write_all(requests.as_bytes()).unwrap();
    read_all(stream)
}

fn read_all(mut stream: TcpStream) -> String {
    let mut responses = String::new();
    stream.read_to_string(&mut responses).unwrap();
    responses
}

/// An empty server with these limits on connections.
async fn limited(connections: ConnectionLimits) -> Api {
    let settings = Settings {
        connections,
        ..Settings::default()
    };
    Api::with_settings(0, settings).await
}

const HEALTH: &str = "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n";
const HEALTH_AND_CLOSE: &str = "GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn filter_operators_are_percent_encoded() {
    let api = Api::seeded(5).await;
    let token = api.token(ADMIN).await;
    let request = |filter: &str| {
        format!(
            "GET /api/v1/datavolumes/count?requestType=Originated&filterBy={filter} HTTP/1.1\r\n\
             Host: x\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
        )
    };
    let encoded = exchange(&api, request("createdAt%3E=2000-01-01T00:00:00Z")).await;
    assert!(encoded.contains("{\"count\":5}"), "{encoded}");
    let raw = exchange(&api, request("createdAt>=2000-01-01T00:00:00Z")).await;
    assert!(raw.starts_with("HTTP/1.1 400"), "{raw}");
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
        assert_eq!(exchange(&api, HEALTH.to_owned()).await, "", "{kind}");
    }
}

#[tokio::test]
async fn a_refused_request_with_a_body_does_not_spoil_the_next_one() {
    let api = Api::empty().await;
    let body = "x".repeat(20_000);
    for path in ["/api/v1/datavolumes", "/api/nothing"] {
        let refused = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let responses = exchange(&api, refused + HEALTH_AND_CLOSE).await;
        assert!(responses.starts_with("HTTP/1.1 40"), "{responses}");
        assert!(responses.contains("{\"status\":\"ok\"}"), "{responses}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_closes_the_connection() {
    let api = Api::empty().await;
    let request = "POST /api/v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
    let response = exchange(&api, request.to_owned() + HEALTH).await;
    assert!(response.starts_with("HTTP/1.1 400"), "{response}");
    assert!(response.contains("connection: close"), "{response}");
    assert_eq!(response.matches("HTTP/1.1").count(), 1, "{response}");
}

#[tokio::test]
async fn a_content_length_that_is_no_length_is_refused() {
    let api = Api::empty().await;
    for length in ["9".repeat(60), "-1".to_owned(), "1, 2".to_owned()] {
        let request = format!(
            "POST /api/v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{HEALTH}"
        );
        let response = exchange(&api, request).await;
        assert!(response.starts_with("HTTP/1.1 400"), "{response}");
        assert!(!response.contains("ok"), "{response}");
    }
}

#[tokio::test]
async fn a_long_address_and_large_headers_are_refused_in_the_form_of_the_api() {
    let api = Api::empty().await;
    let long = "a".repeat(40_000);
    for (request, status) in [
        (format!("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n"), 414),
        (
            format!("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {long}\r\n\r\n"),
            431,
        ),
    ] {
        let response = exchange(&api, request).await;
        assert!(response.starts_with(&format!("HTTP/1.1 {status}")));
        assert!(
            response.contains(&format!("{{\"code\":{status},")),
            "{response}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_sends_no_request_is_closed() {
    let limits = ConnectionLimits {
        header_timeout: Duration::from_millis(100),
        ..ConnectionLimits::default()
    };
    let api = limited(limits).await;
    for beginning in ["", "GET /api/health HTTP/1.1\r\nHost:"] {
        let response = exchange(&api, beginning.to_owned()).await;
        assert!(!response.contains("200"), "{response}");
    }
    let after_a_response = exchange(&api, HEALTH.to_owned()).await;
    assert!(after_a_response.contains("{\"status\":\"ok\"}"));
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_answered_with_408() {
    let limits = ConnectionLimits {
        body_timeout: Duration::from_millis(100),
        ..ConnectionLimits::default()
    };
    let api = limited(limits).await;
    let request = "POST /api/v1/token HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{";
    let response = exchange(&api, request.to_owned()).await;
    assert!(response.starts_with("HTTP/1.1 408"), "{response}");
    assert!(response.contains("{\"code\":408,"), "{response}");
    assert!(response.contains("\"requestId\":\""), "{response}");
}

#[tokio::test]
async fn a_connection_over_the_limit_is_told_to_come_back() {
    let limits = ConnectionLimits {
        max_connections: 1,
        ..ConnectionLimits::default()
    };
    let api = limited(limits).await;
    let listening = Listening::start(&api).await;
    let first = listening
        .connect(|mut stream| {
            stream.write_all(HEALTH.as_bytes()).unwrap();
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            stream
        })
        .await;
    let second = listening.connect(read_all).await;
    assert!(second.starts_with("HTTP/1.1 503"), "{second}");
    assert!(second.contains("retry-after: 1"), "{second}");
    let body = second.split("\r\n\r\n").nth(1).unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["code"], 503);
    let id = body["requestId"].as_str().unwrap();
    assert!(
        second.contains(&format!("x-request-id: {id}\r\n")),
        "{second}"
    );
    drop(first);
    // The server notices the end of the first connection soon.
    loop {
        let third = listening
            .connect(|stream| send_and_read(stream, HEALTH_AND_CLOSE))
            .await;
        if third.starts_with("HTTP/1.1 200") {
            break;
        }
    }
    listening.stop().await;
}

#[tokio::test]
async fn a_client_that_reads_no_response_loses_its_connection() {
    let limits = ConnectionLimits {
        max_connections: 1,
        write_timeout: Duration::from_millis(200),
        ..ConnectionLimits::default()
    };
    let api = limited(limits).await;
    let listening = Listening::start(&api).await;
    let document = "GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2_000);
    let unread = listening
        .connect(move |mut stream| {
            // The server stops reading once its responses are not read.
            stream
                .set_write_timeout(Some(Duration::from_millis(100)))
                .unwrap();
            stream.write_all(document.as_bytes()).ok();
            stream
        })
        .await;
    loop {
        let next = listening
            .connect(|stream| send_and_read(stream, HEALTH_AND_CLOSE))
            .await;
        if next.starts_with("HTTP/1.1 200") {
            break;
        }
    }
    drop(unread);
    listening.stop().await;
}
