//! Who can sign in, under which name the server answers, and what operators ask it.

use std::fs;
use std::process::Command;

use crate::http::{get, send, sign_in};
use crate::process::{PROGRAM, Server, TempFolder};

#[test]
fn the_secrets_of_the_demo_are_valid_only_in_a_demo() {
    let server = Server::start(&[]);
    assert_eq!(
        sign_in(server.address, "demo-admin", "demo-admin").status,
        400
    );
    assert_eq!(get(server.address, "/api/personas").status, 404);
    let demo = Server::start(&["--personas"]);
    assert_eq!(
        sign_in(demo.address, "demo-admin", "demo-admin").status,
        200
    );
    assert_eq!(get(demo.address, "/api/personas").status, 200);
}

#[test]
fn accounts_come_from_a_file() {
    let folder = TempFolder::new("accounts");
    let file = folder.path().join("credentials.json");
    let secret = "a-secret-of-enough-characters";
    let accounts = format!(
        r#"[{{"clientID":"ci","clientSecret":"{secret}","role":"viewer"}},
            {{"clientID":"own","clientSecret":"{secret}","role":"administrator",
              "scopes":[{{"scopeType":"project","scopeId":"4500101"}}]}}]"#
    );
    fs::write(&file, accounts).unwrap();
    let server = Server::start(&["--credentials", file.to_str().unwrap()]);
    assert_eq!(sign_in(server.address, "ci", "wrong").status, 400);
    for (account, clusters) in [("ci", 3), ("own", 1)] {
        let granted = sign_in(server.address, account, secret).json();
        let token = granted["accessToken"].as_str().unwrap();
        let headers = format!("Host: localhost\r\nAuthorization: Bearer {token}\r\n");
        let list = send(server.address, "GET", "/api/v1/clusters", &headers, "").json();
        assert_eq!(list.as_array().unwrap().len(), clusters, "{account}");
    }
}

#[test]
fn a_demo_for_other_machines_must_be_asked_for() {
    let output = Command::new(PROGRAM)
        .args(["--port", "0", "--host", "0.0.0.0", "--personas"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("--allow-remote-demo"), "{error}");
    let allowed = Server::start(&["--host", "0.0.0.0", "--personas", "--allow-remote-demo"]);
    let address = (std::net::Ipv4Addr::LOCALHOST, allowed.address.port()).into();
    assert_eq!(get(address, "/healthz").status, 200);
}

#[test]
fn a_request_for_another_host_is_refused() {
    let server = Server::start(&["--personas", "--allow-host", "console.example"]);
    for (headers, status) in [
        ("Host: localhost:1\r\n", 200),
        ("Host: 127.0.0.1\r\n", 200),
        ("Host: console.example\r\n", 200),
        ("Host: evil.example\r\n", 421),
        ("Host: localhost\r\nHost: evil.example\r\n", 400),
        ("", 400),
    ] {
        let response = send(server.address, "GET", "/api/personas", headers, "");
        assert_eq!(response.status, status, "{headers}");
        response.json();
    }
}

#[test]
fn the_write_ahead_log_is_gone_after_sigterm() {
    let folder = TempFolder::new("wal");
    let database = folder.path().join("volumes.sqlite");
    let path = database.to_str().unwrap();
    let mut server = Server::start(&["--db", path, "--records", "50"]);
    assert_eq!(get(server.address, "/readyz").status, 200);
    assert!(server.terminate().success());
    let files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["volumes.sqlite"]);
}

#[test]
fn a_database_that_cannot_be_written_is_not_ready_and_the_process_is_alive() {
    let folder = TempFolder::new("ready");
    let database = folder.path().join("volumes.sqlite");
    let server = Server::start(&["--db", database.to_str().unwrap()]);
    let other = rusqlite::Connection::open(&database).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let response = get(server.address, "/readyz");
    assert_eq!(response.status, 503, "{response:?}");
    assert_eq!(response.header("retry-after"), "2");
    assert_eq!(get(server.address, "/healthz").status, 200);
}

#[test]
fn measurements_exist_only_with_their_flag() {
    let server = Server::start(&[]);
    assert_eq!(get(server.address, "/metrics").status, 404);
    let measured = Server::start(&["--metrics"]);
    get(measured.address, "/healthz");
    let metrics = get(measured.address, "/metrics");
    assert!(metrics.header("content-type").starts_with("text/plain"));
    let line = "http_requests_total{method=\"GET\",status=\"200\"} 1";
    assert!(metrics.body.contains(line), "{}", metrics.body);
}
