//! The files of a database: opening, the write-ahead log, and other programs that use them.

use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use datavolumes_contract::ListQuery;
use rusqlite::Connection;

use super::{AccessScope, Store, TempFolder, USER, create, new_volume, now, seed_config};
use crate::store::StoreError;
use crate::store::connections::Connections;

fn log(path: &Path) -> std::path::PathBuf {
    path.with_extension("db-wal")
}

#[test]
fn a_database_of_another_program_is_refused_and_not_changed() {
    let folder = TempFolder::new("foreign");
    let path = folder.database();
    for (version, tables) in [
        (0, "CREATE TABLE notes (text)"),
        (1, "CREATE TABLE notes (text)"),
        (1, "CREATE TABLE volumes (text)"),
    ] {
        let other = Connection::open(&path).unwrap();
        other.execute_batch(tables).unwrap();
        other.pragma_update(None, "user_version", version).unwrap();
        drop(other);
        let before = fs::read(&path).unwrap();
        let error = Store::open(&path).err().unwrap();
        assert!(matches!(error, StoreError::Foreign), "{error}");
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(!log(&path).exists());
        fs::remove_file(&path).unwrap();
    }
    fs::write(
        &path,
        "not a database, but longer than the header of one".repeat(9),
    )
    .unwrap();
    assert!(Store::open(&path).is_err());
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .starts_with("not a database")
    );
}

#[test]
fn a_database_of_another_version_is_refused() {
    let folder = TempFolder::new("version");
    let path = folder.database();
    drop(Store::open(&path).unwrap());
    let other = Connection::open(&path).unwrap();
    other.pragma_update(None, "user_version", 99).unwrap();
    drop(other);
    let error = Store::open(&path).err().unwrap();
    assert!(
        matches!(error, StoreError::Schema { found: 99, .. }),
        "{error}"
    );
}

#[test]
fn in_memory_is_also_a_path() {
    let store = Store::open(Path::new(":memory:")).unwrap();
    assert!(store.seed(&seed_config(3)).unwrap());
    create(&store, "results", "claim");
    let clusters = store.clusters(&AccessScope::Everything).unwrap();
    assert!(!clusters.is_empty());
    assert!(!Path::new(":memory:").exists());
}

#[test]
fn concurrent_first_starts_seed_the_file_once() {
    const STARTS: usize = 6;
    // The fault appeared in a few of a hundred rounds.
    for _ in 0..60 {
        let folder = TempFolder::new("first-starts");
        let path = folder.database();
        let begin = Barrier::new(STARTS);
        let start = || {
            begin.wait();
            Store::open(&path)?.seed(&seed_config(50))
        };
        let seeded = thread::scope(|scope| {
            [(); STARTS]
                .map(|()| scope.spawn(start))
                .map(|start| start.join().unwrap().unwrap())
        });
        assert_eq!(seeded.iter().filter(|seeded| **seeded).count(), 1);
    }
}

#[test]
fn the_write_ahead_log_is_removed_with_the_store() {
    let folder = TempFolder::new("closed");
    let path = folder.database();
    let store = Store::open(&path).unwrap();
    store.seed(&seed_config(10)).unwrap();
    create(&store, "results", "claim");
    store.checkpoint().unwrap();
    drop(store);
    assert!(!log(&path).exists());
}

#[test]
fn the_write_ahead_log_stays_small_while_others_read() {
    let folder = TempFolder::new("log");
    let path = folder.database();
    let store = Store::open(&path).unwrap();
    store.seed(&seed_config(1_000)).unwrap();
    // With readers that overlap there is always one, and SQLite alone never empties the log then.
    let is_done = AtomicBool::new(false);
    let mut largest = 0;
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    store
                        .list(&AccessScope::Everything, &ListQuery::default())
                        .unwrap();
                }
            });
        }
        for _ in 0..45 {
            let rewrite = "UPDATE volumes SET description = substr(hex(randomblob(60)), 1, 120)";
            let write = |connection: &rusqlite::Transaction<'_>| connection.execute_batch(rewrite);
            store.0.write::<_, rusqlite::Error>(write).unwrap();
            largest = largest.max(fs::metadata(log(&path)).unwrap().len());
        }
        is_done.store(true, Ordering::Relaxed);
    });
    assert!(largest < 28 * 1024 * 1024, "{largest}");
}

#[test]
fn a_write_while_another_process_writes_fails_in_time_and_reads_go_on() {
    let folder = TempFolder::new("locked");
    let path = folder.database();
    let store = Store::open(&path).unwrap();
    store.seed(&seed_config(10)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    let writing = {
        let store = store.clone();
        let new = new_volume("results", "claim");
        thread::spawn(move || store.create(&AccessScope::Everything, &new, USER, now()))
    };
    assert!(!store.clusters(&AccessScope::Everything).unwrap().is_empty());
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(writing.join().unwrap().is_err());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_read_that_takes_too_long_is_interrupted() {
    let mut connections = Connections::in_memory().unwrap();
    connections.read_timeout = Duration::from_millis(50);
    let count_forever = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT count(*) FROM n";
    let result = connections.read::<i64, StoreError>(|connection| {
        Ok(connection.query_row(count_forever, [], |row| row.get(0))?)
    });
    let Err(StoreError::Sqlite(error)) = result else {
        panic!("it was not interrupted");
    };
    assert_eq!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::OperationInterrupted)
    );
    // The next read has its own time.
    connections
        .read::<i64, StoreError>(|connection| {
            Ok(connection.query_row("SELECT 1", [], |row| row.get(0))?)
        })
        .unwrap();
}
