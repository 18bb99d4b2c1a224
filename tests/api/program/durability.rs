//! Acknowledged writes survive a killed server.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::SocketAddr;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use datavolumes_server::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use serde_json::{Value, json};

use crate::http::{Response, send, sign_in, try_send};
use crate::process::{Server, TempFolder};

const ROUNDS: u64 = 50;

/// How many clients write at the same time.
const WRITERS: u64 = 4;

/// A server is killed at a random moment within this time after its first acknowledgement.
const MAX_LOAD_MICROS: u64 = 120_000;

/// How far a volume has come, in this order. All but `DeleteSent` are acknowledgements of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Progress {
    Created,
    Described,
    Shared,
    DeleteSent,
    Deleted,
}

use Progress::{Created, DeleteSent, Deleted, Described, Shared};

#[test]
fn no_acknowledged_write_is_lost_when_the_server_is_killed_under_load() {
    let folder = TempFolder::new("killed");
    let database = folder.path().join("volumes.sqlite");
    let path = database.to_str().unwrap();
    let start = || Server::start(&["--personas", "--db", path]);
    let mut all: HashMap<String, Progress> = HashMap::new();
    let mut server = start();
    for round in 0..ROUNDS {
        let written = write_until_killed(server, round);
        server = start();
        check_all(server.address, &written);
        all.extend(written);
    }
    assert!(all.len() as u64 > ROUNDS, "{} volumes", all.len());
    check_all(server.address, &all);
    let connection = rusqlite::Connection::open(&database).unwrap();
    let result: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(result, "ok");
}

/// Writes with several clients until `server` is killed. Returns how far each volume has come.
fn write_until_killed(server: Server, round: u64) -> HashMap<String, Progress> {
    let headers = authorization(server.address);
    let (sender, progress) = channel();
    let address = server.address;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (headers, sender) = (headers.clone(), sender.clone());
            thread::spawn(move || write(address, &headers, round * WRITERS + writer, &sender))
        })
        .collect();
    drop(sender);
    let mut written: HashMap<String, Progress> = progress.recv().into_iter().collect();
    let load = RandomState::new().hash_one(round) % MAX_LOAD_MICROS;
    let deadline = Instant::now() + Duration::from_micros(load);
    loop {
        match progress.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok((id, last)) => written.insert(id, last),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => panic!("the server refuses writes"),
        };
    }
    // Sends SIGKILL.
    drop(server);
    for writer in writers {
        writer.join().unwrap();
    }
    written.extend(progress);
    written
}

/// Creates, describes and shares volumes, and deletes every third, until the server answers no longer.
fn write(address: SocketAddr, headers: &str, writer: u64, progress: &Sender<(String, Progress)>) {
    let write = |method: &str, path: &str, body: &Value| -> Option<Response> {
        let path = format!("/api/v1/datavolumes{path}");
        let response = try_send(address, method, &path, headers, &body.to_string())?;
        assert!(matches!(response.status, 200..=204), "{response:?}");
        Some(response)
    };
    for number in 0.. {
        let name = format!("v{writer}-{number}");
        let new = json!({
            "name": name,
            "originPvcName": format!("pvc-{name}"),
            "projectId": PROJECT_OF_RESEARCHER,
        });
        let Some(created) = write("POST", "", &new) else {
            return;
        };
        // The body may be cut off after the status.
        let Ok(created) = serde_json::from_str::<Value>(&created.body) else {
            return;
        };
        let id = created["id"].as_str().unwrap();
        let report = |last| progress.send((id.to_owned(), last)).unwrap();
        report(Created);
        let path = format!("/{id}");
        if write("PATCH", &path, &json!({ "description": "acknowledged" })).is_none() {
            return;
        }
        report(Described);
        let department = json!({ "scopeType": "department", "scopeId": DEPARTMENT_OF_ADMIN });
        let shares = format!("/{id}/sharedScopes");
        if write("PATCH", &shares, &json!({ "add": [department] })).is_none() {
            return;
        }
        report(Shared);
        if number % 3 == 0 {
            report(DeleteSent);
            if write("DELETE", &path, &Value::Null).is_none() {
                return;
            }
            report(Deleted);
        }
    }
}

fn check_all(address: SocketAddr, written: &HashMap<String, Progress>) {
    let headers = authorization(address);
    for (id, last) in written {
        let path = format!("/api/v1/datavolumes/{id}");
        let response = send(address, "GET", &path, &headers, "");
        match response.status {
            200 => check(id, *last, Some(&response.json())),
            404 => check(id, *last, None),
            _ => panic!("{response:?}"),
        }
    }
}

/// Asserts that the volume has every change up to `last`. The next one may have been made too, since
/// the server can be killed before it answers.
fn check(id: &str, last: Progress, volume: Option<&Value>) {
    let Some(volume) = volume else {
        assert!(last >= DeleteSent, "{id} is lost after {last:?}");
        return;
    };
    let is_deleting = volume["status"]["phase"] == "Deleting";
    assert!(last < Deleted || is_deleting, "{id} is not deleted");
    if last >= Described {
        assert_eq!(volume["description"], "acknowledged", "{volume}");
    }
    if last >= Shared {
        let scopes = volume["sharedScopes"].as_array();
        assert_eq!(scopes.map(Vec::len), Some(1), "{volume}");
    }
}

/// The headers of requests of the administrator.
fn authorization(address: SocketAddr) -> String {
    let granted = sign_in(address, "demo-admin", "demo-admin").json();
    let token = granted["accessToken"].as_str().unwrap();
    format!(
        "Host: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer {token}\r\n"
    )
}
