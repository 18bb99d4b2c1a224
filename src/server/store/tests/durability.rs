//! What was acknowledged outlives a killed process.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use datavolumes_contract::{PatchVolume, SharedScopesPatch, VolumeId};

use super::{BY, Folder, Reach, Store, department, new_volume, now, seed};

const DATABASE: &str = "DATAVOLUMES_TEST_DATABASE";
const FIRST: &str = "DATAVOLUMES_TEST_FIRST";

#[test]
fn no_acknowledged_write_is_lost_when_the_process_is_killed_at_any_time() {
    let folder = Folder::new("killed");
    let path = folder.database();
    Store::open(&path).unwrap().seed(&seed(0)).unwrap();
    let mut acknowledged = Vec::new();
    for round in 0..5 {
        let mut child = writer(&path, round * 100_000);
        let output = BufReader::new(child.stdout.take().unwrap());
        // Killed after so many acknowledgements, amid whatever the child does next.
        let until = RandomState::new().hash_one(round) % 40;
        let ids = output
            .lines()
            .map(Result::unwrap)
            .filter_map(|line| id(&line));
        acknowledged.extend(ids.take(until as usize + 1));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&path).unwrap();
        for id in &acknowledged {
            let volume = store.read(&Reach::Everything, *id).unwrap().unwrap();
            assert_eq!(volume.description.as_deref(), Some("acknowledged"));
            assert_eq!(volume.shared_scopes.unwrap().len(), 1);
        }
        let check = rusqlite::Connection::open(&path).unwrap();
        let health: String = check
            .query_row("PRAGMA quick_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(health, "ok");
    }
    assert!(acknowledged.len() >= 5);
}

fn id(line: &str) -> Option<VolumeId> {
    line.rsplit_once("written ")?.1.parse().ok()
}

/// This test program again, of which only [`write_and_acknowledge`] runs.
fn writer(path: &Path, first: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture"])
        .arg("store::tests::durability::write_and_acknowledge")
        .env(DATABASE, path)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "it writes until it is killed: the test above starts it"]
fn write_and_acknowledge() {
    let (Ok(path), Ok(first)) = (std::env::var(DATABASE), std::env::var(FIRST)) else {
        return;
    };
    let store = Store::open(Path::new(&path)).unwrap();
    let first: u64 = first.parse().unwrap();
    for number in first..first + 100_000 {
        let new = new_volume(&format!("v{number}"), &format!("pvc-{number}"));
        let id = store
            .create(&Reach::Everything, &new, BY, now())
            .unwrap()
            .id;
        let shares = SharedScopesPatch {
            add: vec![department()],
            remove: vec![],
        };
        let words = PatchVolume {
            description: Some("acknowledged".parse().unwrap()),
        };
        store
            .patch_shared_scopes(&Reach::Everything, id, &shares, BY, now())
            .unwrap();
        store
            .describe(&Reach::Everything, id, &words, BY, now())
            .unwrap();
        println!("written {id}");
    }
}
