//! The log never stops the service, and tells which request it is about.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::http::{get, send};
use crate::process::{PROGRAM, Server};

/// Asserts that the server answers many requests, each of which it logs, and ends when it is told to.
fn assert_serves(mut server: Server) {
    for _ in 0..1_500 {
        // The path is logged, and fills the buffer of a pipe after a few hundred requests.
        let path = format!("/api/{}", "x".repeat(300));
        assert_eq!(get(server.address, &path).status, 404);
    }
    assert!(server.terminate().success());
}

#[test]
fn a_log_that_nobody_reads_does_not_stop_the_server() {
    let mut command = Command::new(PROGRAM);
    command.stderr(Stdio::piped());
    assert_serves(Server::start_command(command));
}

#[test]
fn a_full_disk_under_the_log_does_not_stop_the_server() {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(PROGRAM);
    command.stderr(full);
    assert_serves(Server::start_command(command));
}

#[test]
fn a_closed_standard_error_does_not_stop_the_server() {
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" \"$@\" 2>&-", PROGRAM]);
    assert_serves(Server::start_command(command));
}

#[test]
fn a_request_has_the_same_id_in_the_log_the_response_and_the_error() {
    let mut command = Command::new(PROGRAM);
    command
        .args(["--log-format", "json"])
        .stderr(Stdio::piped());
    let mut server = Server::start_command(command);
    let own = get(server.address, "/api/nothing");
    let id = own.header("x-request-id").to_owned();
    assert!(id.len() >= 32, "{own:?}");
    assert_eq!(own.json()["requestId"], id);
    let given = send(
        server.address,
        "GET",
        "/api/v1/clusters",
        "Host: localhost\r\nX-Request-Id: from-client\r\nAuthorization: Bearer s3cr3t\r\n",
        "",
    );
    assert_eq!(given.json()["requestId"], "from-client");
    let odd = "Host: localhost\r\nX-Request-Id: {\"a\"}\r\n";
    let odd = send(server.address, "GET", "/api/nothing", odd, "");
    assert_ne!(odd.header("x-request-id"), "{\"a\"}");
    server.terminate();
    let log = server.stderr();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for id in [&id, "from-client"] {
        let line = lines.iter().find(|line| line["span"]["id"] == id).unwrap();
        assert_eq!(line["span"]["method"], "GET");
        assert!(line["status"].is_number() && line["timestamp"].is_string());
    }
    assert!(!log.contains("s3cr3t"));
}
