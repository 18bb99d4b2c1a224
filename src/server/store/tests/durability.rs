//! Acknowledged writes survive a killed process.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use datavolumes_contract::{PatchVolume, SharedScopesPatch, VolumeId};

use super::{AccessScope, Store, TempFolder, USER, department, new_volume, now, seed_config};

/// Environment variable: the path of the database.
const DATABASE: &str = "DATAVOLUMES_TEST_DATABASE";
/// Environment variable: the number of the first volume.
const FIRST: &str = "DATAVOLUMES_TEST_FIRST";

#[test]
fn no_acknowledged_write_is_lost_when_the_process_is_killed() {
    let folder = TempFolder::new("killed");
    let path = folder.database();
    Store::open(&path).unwrap().seed(&seed_config(0)).unwrap();
    let mut acknowledged = Vec::new();
    for round in 0..50 {
        let mut child = start_writer(&path, round * 100_000);
        let output = BufReader::new(child.stdout.take().unwrap());
        // The child is killed after this many acknowledgements, at a random point of its next write.
        let acknowledgements = RandomState::new().hash_one(round) % 20;
        let ids = output
            .lines()
            .map(Result::unwrap)
            .filter_map(|line| acknowledged_id(&line));
        acknowledged.extend(ids.take(acknowledgements as usize + 1));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&path).unwrap();
        for id in &acknowledged {
            let volume = store.read(&AccessScope::Everything, *id).unwrap().unwrap();
            assert_eq!(volume.description.as_deref(), Some("acknowledged"));
            assert_eq!(volume.shared_scopes.unwrap().len(), 1);
        }
        let check = rusqlite::Connection::open(&path).unwrap();
        let result: String = check
            .query_row("PRAGMA quick_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(result, "ok");
    }
    assert!(acknowledged.len() >= 50);
}

fn acknowledged_id(line: &str) -> Option<VolumeId> {
    line.rsplit_once("written ")?.1.parse().ok()
}

/// Starts this test program again with only [`write_and_acknowledge`].
fn start_writer(path: &Path, first: u64) -> Child {
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
#[ignore = "writes until it is killed; started by the test above"]
fn write_and_acknowledge() {
    let (Ok(path), Ok(first)) = (std::env::var(DATABASE), std::env::var(FIRST)) else {
        return;
    };
    let store = Store::open(Path::new(&path)).unwrap();
    let first: u64 = first.parse().unwrap();
    for number in first..first + 100_000 {
        let new = new_volume(&format!("v{number}"), &format!("pvc-{number}"));
        let id = store
            .create(&AccessScope::Everything, &new, USER, now())
            .unwrap()
            .id;
        let shares = SharedScopesPatch {
            add: vec![department()],
            remove: vec![],
        };
        let description = PatchVolume {
            description: Some("acknowledged".parse().unwrap()),
        };
        store
            .patch_shared_scopes(&AccessScope::Everything, id, &shares, USER, now())
            .unwrap();
        store
            .update(&AccessScope::Everything, id, &description, USER, now())
            .unwrap();
        println!("written {id}");
    }
}
