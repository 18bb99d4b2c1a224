//! The connections to the database: one for writing, a pool for reading.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use r2d2::{ManageConnection, Pool};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::{functions, schema};

/// Readers beyond the number of cores only wait for each other.
pub(super) const READER_COUNT: u32 = 4;

/// How long a statement waits while another process, such as a backup or a shell, holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(3);

/// How long a call waits for a reader that other calls use.
const POOL_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the statements of one read may take. The slowest request of a client takes 0.1 s with
/// 100,000 volumes.
const READ_TIMEOUT: Duration = Duration::from_secs(5);

/// After this many instructions of a statement, its time is checked.
const INSTRUCTIONS_PER_CHECK: i32 = 10_000;

/// How much of the file is memory-mapped, in bytes.
const MMAP_SIZE: i64 = 1 << 30;

/// The page cache of each connection. A negative number is in KiB.
const CACHE_SIZE: i64 = -65_536;

/// How many prepared statements each connection keeps.
const STATEMENT_CACHE_CAPACITY: usize = 64;

/// The size of the write-ahead log from which a write empties it, in bytes. SQLite does so by itself
/// only in a moment without readers.
const MAX_LOG_BYTES: u32 = 16 * 1024 * 1024;

/// How long emptying the write-ahead log waits for readers.
const CHECKPOINT_TIMEOUT: Duration = Duration::from_millis(200);

/// The connections to one database.
///
/// SQLite takes one writer at a time, so there is one, behind a lock: a write waits for its turn
/// instead of failing as busy. In WAL mode readers never wait for the writer.
pub(super) struct Connections {
    // Closed first: the last connection removes the write-ahead log, which a reader cannot.
    /// `None` if the writer also reads.
    readers: Option<Pool<Readers>>,
    writer: Mutex<Connection>,
    /// The file of the write-ahead log.
    log: Option<PathBuf>,
    pub(super) read_timeout: Duration,
}

impl Connections {
    /// Opens the file `path` and creates the schema if the file is new.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if path == Path::new(":memory:") {
            return Self::in_memory();
        }
        schema::inspect(path)?;
        let mut writer = Connection::open(path)?;
        configure(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        writer.pragma_update(None, "journal_size_limit", MAX_LOG_BYTES)?;
        schema::create(&mut writer)?;
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
            readers: Some(readers),
            writer: Mutex::new(writer),
            log: Some(log.into()),
            read_timeout: READ_TIMEOUT,
        })
    }

    /// Creates a database in memory, which belongs to its only connection.
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        let mut writer = Connection::open_in_memory()?;
        configure(&writer)?;
        schema::create(&mut writer)?;
        Ok(Self {
            readers: None,
            writer: Mutex::new(writer),
            log: None,
            read_timeout: READ_TIMEOUT,
        })
    }

    /// Runs `work` on a snapshot of the database, which concurrent writes do not change. Fails if its
    /// statements take too long.
    pub(super) fn read<T, E: From<StoreError> + From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(readers) = &self.readers else {
            return within(self.read_timeout, &mut lock(&self.writer), work);
        };
        let mut reader = readers.get().map_err(StoreError::from)?;
        within(self.read_timeout, &mut reader, |reader| {
            let snapshot = reader.unchecked_transaction()?;
            work(&snapshot)
        })
    }

    /// Runs `work` as one transaction, which is on disk when this returns. An error rolls it back.
    pub(super) fn write<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        self.limit_log(&writer);
        Ok(done)
    }

    /// Moves the write-ahead log into the file.
    pub(super) fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(checkpoint(&lock(&self.writer))?)
    }

    /// Fails if the database cannot be written.
    pub(super) fn check_writable(&self) -> Result<(), StoreError> {
        let mut writer = lock(&self.writer);
        // Takes the lock of a write and writes nothing, since anyone may ask this at any time.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.query_row("SELECT count(*) FROM clusters", [], |_| Ok(()))?;
        Ok(transaction.rollback()?)
    }

    /// Empties the write-ahead log if it is large. Otherwise it grows as long as reads overlap.
    fn limit_log(&self, writer: &Connection) {
        let log = self.log.as_ref().and_then(|path| fs::metadata(path).ok());
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

fn checkpoint(writer: &Connection) -> rusqlite::Result<()> {
    // The result row says whether readers prevented it, in which case the next write tries again.
    writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// Runs `work`, whose statements fail after `timeout`.
fn within<T, E: From<rusqlite::Error>>(
    timeout: Duration,
    connection: &mut Connection,
    work: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let deadline = Instant::now() + timeout;
    let is_over = move || Instant::now() >= deadline;
    connection.progress_handler(INSTRUCTIONS_PER_CHECK, Some(is_over))?;
    let result = work(connection);
    connection.progress_handler(0, None::<fn() -> bool>)?;
    result
}

/// Opens readers of the file for the pool.
struct Readers(PathBuf);

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

/// Locks `mutex`. A panic under the lock does no harm: its transaction is rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // With FULL, a committed write survives a power failure, not only a killed process.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "mmap_size", MMAP_SIZE)?;
    connection.pragma_update(None, "cache_size", CACHE_SIZE)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Query plans depend on the statement alone. Without this, SQLite plans again for each bound
    // value, which takes longer than reading a row.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE_CAPACITY);
    functions::register(connection)
}
