//! The server in front of another one.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::http::{get, send, sign_in};
use crate::process::Server;

/// An upstream that answers one request with this text and then ends. Returns its address and what it
/// received.
fn upstream(answer: String) -> (SocketAddr, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, received) = channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = vec![0; 64 * 1024];
        let count = stream.read(&mut buffer).unwrap();
        let request = String::from_utf8_lossy(&buffer[..count]).into_owned();
        sender.send(request.to_lowercase()).ok();
        if answer.is_empty() {
            // Answers nothing until the client gives up.
            while stream.read(&mut buffer).is_ok_and(|count| count > 0) {}
        }
        stream.write_all(answer.as_bytes()).ok();
    });
    (address, received)
}

/// A server in front of `upstream`.
fn proxy(upstream: SocketAddr) -> Server {
    let url = format!("http://{upstream}");
    Server::start(&["--upstream", &url, "--upstream-timeout", "1"])
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}")
}

const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn what_is_not_the_apis_is_removed_in_both_directions() {
    let lies = format!(
        "{JSON}Set-Cookie: a=b\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\
         WWW-Authenticate: Bearer\r\nStrict-Transport-Security: max-age=1\r\n\
         Clear-Site-Data: \"*\"\r\nRefresh: 0; url=https://evil.example\r\n\
         Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\n\
         Content-Security-Policy: default-src *\r\nCache-Control: public, max-age=9\r\n\
         Service-Worker-Allowed: /\r\nLink: <https://evil.example>; rel=preload\r\n\
         Connection: X-Hop\r\nX-Hop: 1\r\nRetry-After: 7\r\n"
    );
    let (address, received) = upstream(answer("401 Unauthorized", &lies, "{\"code\":401}"));
    let proxy = proxy(address);
    let response = send(
        proxy.address,
        "GET",
        "/api/v1/clusters?a=%2C",
        "Host: localhost\r\nAuthorization: Bearer s3cr3t\r\nCookie: a=b\r\nOrigin: https://x\r\n\
         X-Forwarded-For: 1.2.3.4\r\nProxy-Authorization: Basic x\r\nConnection: close, X-Hop\r\n\
         X-Hop: 1\r\n",
        "",
    );
    assert_eq!(response.status, 401);
    assert_eq!(response.body, "{\"code\":401}");
    for name in [
        "set-cookie",
        "strict-transport-security",
        "clear-site-data",
        "refresh",
        "access-control-allow-origin",
        "access-control-allow-credentials",
        "service-worker-allowed",
        "link",
        "x-hop",
    ] {
        assert_eq!(response.header(name), "", "{name}");
    }
    assert_eq!(response.header("www-authenticate"), "Bearer");
    assert_eq!(response.header("retry-after"), "7");
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(response.header("x-content-type-options"), "nosniff");
    let policy = response.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    let request = received.recv().unwrap();
    assert!(request.starts_with("get /api/v1/clusters?a=%2c http/1.1\r\n"));
    assert!(request.contains("authorization: bearer s3cr3t\r\n"));
    assert!(request.contains(&format!("host: {address}\r\n")));
    for name in [
        "cookie",
        "origin",
        "x-forwarded-for",
        "proxy-authorization",
        "x-hop",
    ] {
        assert!(
            !request.contains(&format!("\n{name}:")),
            "{name}: {request}"
        );
    }
}

#[test]
fn a_body_is_passed_on() {
    let (address, received) = upstream(answer("201 Created", JSON, "{\"id\":\"1\"}"));
    let proxy = proxy(address);
    let headers = format!("Host: localhost\r\n{JSON}");
    let response = send(
        proxy.address,
        "POST",
        "/api/v1/datavolumes",
        &headers,
        "{\"a\":1}",
    );
    assert_eq!((response.status, &*response.body), (201, "{\"id\":\"1\"}"));
    assert!(received.recv().unwrap().contains("{\"a\":1}"));
}

#[test]
fn an_answer_that_is_not_the_apis_is_an_error_of_the_api() {
    let html = "Content-Type: text/html\r\n";
    let location = "Location: https://evil.example/\r\n";
    for (text, status) in [
        (answer("302 Found", location, ""), 502),
        (answer("307 Temporary Redirect", location, ""), 502),
        (answer("200 OK", html, "<script>"), 502),
        (answer("200 OK", "", "{}"), 502),
        (answer("403 Forbidden", html, "<h1>no</h1>"), 403),
        (
            answer("503 Service Unavailable", html, "<h1>later</h1>"),
            503,
        ),
        (
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
                .to_owned(),
            502,
        ),
        ("this is not HTTP\r\n\r\n".to_owned(), 502),
        ("HTTP/1.1 200 OK\r\nContent-Le".to_owned(), 502),
        (String::new(), 504),
    ] {
        let (address, _received) = upstream(text.clone());
        let response = get(proxy(address).address, "/api/v1/clusters");
        assert_eq!(response.status, status, "{text}");
        assert_eq!(response.json()["code"], status, "{text}");
        assert_eq!(response.header("location"), "");
        assert!(!response.body.contains('<'), "{response:?}");
    }
}

#[test]
fn an_upstream_that_does_not_listen_is_502_and_not_ready() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let proxy = proxy(address);
    assert_eq!(get(proxy.address, "/api/v1/clusters").json()["code"], 502);
    assert_eq!(get(proxy.address, "/readyz").status, 503);
    assert_eq!(get(proxy.address, "/healthz").status, 200);
}

#[test]
fn a_path_that_leaves_the_api_is_not_passed_on() {
    let (address, received) = upstream(answer("200 OK", JSON, "{}"));
    let proxy = proxy(address);
    for path in [
        "/api/../secret",
        "/api/%2e%2e/secret",
        "//api/v1/clusters",
        "/API/v1/clusters",
    ] {
        let response = get(proxy.address, path);
        assert_eq!(response.json()["code"], 404, "{path}");
    }
    assert!(received.try_recv().is_err());
}

#[test]
fn a_second_instance_is_a_good_upstream() {
    let api = Server::start(&["--personas", "--records", "30"]);
    let proxy = proxy(api.address);
    assert_eq!(get(proxy.address, "/readyz").status, 200);
    let granted = sign_in(proxy.address, "demo-admin", "demo-admin").json();
    let token = granted["accessToken"].as_str().unwrap();
    let headers = format!("Host: localhost\r\nAuthorization: Bearer {token}\r\n");
    let path = "/api/v1/datavolumes?requestType=Originated&limit=500&filterBy=name%3D%40a";
    let direct = send(api.address, "GET", path, &headers, "");
    let passed_on = send(proxy.address, "GET", path, &headers, "");
    assert_eq!(passed_on.status, 200);
    assert_eq!(passed_on.json(), direct.json());
    let body = "{\"name\":\"via-proxy\",\"originPvcName\":\"p\",\"projectId\":\"4500101\"}";
    let headers = format!("{headers}{JSON}");
    let created = send(proxy.address, "POST", "/api/v1/datavolumes", &headers, body);
    assert_eq!(created.status, 201, "{created:?}");
}
