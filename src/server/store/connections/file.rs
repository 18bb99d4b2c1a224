//! A database in a file: its write-ahead log, and the pool of connections for reading.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use r2d2::{ManageConnection, Pool, PooledConnection};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::configure::{BUSY_TIMEOUT, READER_COUNT, checkpoint, configure};
use crate::store::error::StoreError;

/// How long a call waits for a reader that other calls use.
const POOL_TIMEOUT: Duration = Duration::from_secs(5);

/// The size of the write-ahead log from which a write empties it, in bytes. SQLite does so by itself
/// only in a moment without readers.
const MAX_LOG_BYTES: u32 = 16 * 1024 * 1024;

/// How long emptying the write-ahead log waits for readers.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_millis(200);

/// The pause between two attempts to switch to the write-ahead log.
const SWITCH_INTERVAL: Duration = Duration::from_millis(10);

/// The readers of a file and its write-ahead log.
pub(super) struct DatabaseFile {
    readers: Pool<Readers>,
    log: PathBuf,
}

impl DatabaseFile {
    /// Makes `writer` use a write-ahead log, so that readers never wait for it.
    pub(super) fn use_log(writer: &Connection) -> rusqlite::Result<()> {
        let deadline = Instant::now() + BUSY_TIMEOUT;
        // The busy timeout does not cover two connections that switch the same new file. An attempt may itself wait for it.
        while let Err(error) = writer.pragma_update(None, "journal_mode", "WAL") {
            let is_busy = error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
            if !is_busy || Instant::now() >= deadline {
                return Err(error);
            }
            thread::sleep(SWITCH_INTERVAL);
        }
        writer.pragma_update(None, "journal_size_limit", MAX_LOG_BYTES)
    }

    /// Opens the readers of the file `path`, which has the schema.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let readers = Pool::builder()
            .max_size(READER_COUNT)
            .connection_timeout(POOL_TIMEOUT)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_on_check_out(false)
            .build(Readers(path.to_owned()))?;
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        Ok(Self {
            readers,
            log: log.into(),
        })
    }

    /// A connection for reading, once one is free.
    pub(super) fn reader(&self) -> Result<PooledConnection<Readers>, StoreError> {
        Ok(self.readers.get()?)
    }

    /// Empties the write-ahead log if it is large. Otherwise it grows as long as reads overlap.
    pub(super) fn limit_log(&self, writer: &Connection) {
        let log = fs::metadata(&self.log).ok();
        if log.is_none_or(|log| log.len() <= MAX_LOG_BYTES.into()) {
            return;
        }
        let emptied = writer
            .busy_timeout(CHECKPOINT_TIMEOUT)
            .and_then(|()| checkpoint(writer))
            .and_then(|()| writer.busy_timeout(BUSY_TIMEOUT));
        if let Err(error) = emptied {
            tracing::warn!("the write-ahead log could not be emptied: {error}");
        }
    }
}

/// Opens readers of the file for the pool.
pub(super) struct Readers(PathBuf);

impl ManageConnection for Readers {
    type Connection = Connection;
    type Error = rusqlite::Error;

    fn connect(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.0, flags)?;
        configure(&reader)?;
        Ok(reader)
    }

    fn is_valid(&self, reader: &mut Connection) -> rusqlite::Result<()> {
        reader.execute_batch("SELECT 1")
    }

    fn has_broken(&self, _: &mut Connection) -> bool {
        false
    }
}
