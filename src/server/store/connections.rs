//! The connections to the database: one for writing, a pool for reading.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::{functions, indexes};

/// Readers beyond the number of cores only wait for each other.
const READER_COUNT: usize = 4;

/// The version of the tables and their contents. A file with another version is not opened.
const SCHEMA_VERSION: i64 = 1;

/// How long a statement waits while another process, such as a backup or a shell, holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How much of the file is memory-mapped, in bytes.
const MMAP_SIZE: i64 = 1 << 30;

/// The page cache of each connection. A negative number is in KiB.
const CACHE_SIZE: i64 = -65_536;

/// How many prepared statements each connection keeps.
const STATEMENT_CACHE_CAPACITY: usize = 64;

/// The connections to one database.
///
/// SQLite takes one writer at a time, so there is one, behind a lock: a write waits for its turn
/// instead of failing as busy. In WAL mode readers never wait for the writer.
pub(super) struct Connections {
    writer: Mutex<Connection>,
    /// The idle readers; `None` if the writer also reads.
    readers: Option<Mutex<Vec<Connection>>>,
    reader_returned: Condvar,
}

impl Connections {
    /// Opens the file `path` and creates the schema if the file is new.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = Connection::open(path)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        initialize(&writer)?;
        let readers = (0..READER_COUNT)
            .map(|_| {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let reader = Connection::open_with_flags(path, flags)?;
                configure(&reader)?;
                Ok(reader)
            })
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self::new(writer, Some(Mutex::new(readers))))
    }

    /// Creates a database in memory, which belongs to its only connection.
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        let writer = Connection::open_in_memory()?;
        initialize(&writer)?;
        Ok(Self::new(writer, None))
    }

    fn new(writer: Connection, readers: Option<Mutex<Vec<Connection>>>) -> Self {
        Self {
            writer: Mutex::new(writer),
            readers,
            reader_returned: Condvar::new(),
        }
    }

    /// Runs `work` on a snapshot of the database, which concurrent writes do not change.
    pub(super) fn read<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(readers) = &self.readers else {
            return work(&lock(&self.writer));
        };
        let reader = PooledReader::take(readers, &self.reader_returned);
        let Some(connection) = &reader.connection else {
            return work(&lock(&self.writer));
        };
        let snapshot = connection.unchecked_transaction()?;
        work(&snapshot)
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
        Ok(done)
    }

    /// Moves the write-ahead log into the file, after a large write.
    pub(super) fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(lock(&self.writer).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
    }
}

/// A reader that returns to the pool when it is dropped.
struct PooledReader<'a> {
    connection: Option<Connection>,
    readers: &'a Mutex<Vec<Connection>>,
    returned: &'a Condvar,
}

impl<'a> PooledReader<'a> {
    fn take(readers: &'a Mutex<Vec<Connection>>, returned: &'a Condvar) -> Self {
        let mut idle = returned
            .wait_while(lock(readers), |idle| idle.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        Self {
            connection: idle.pop(),
            readers,
            returned,
        }
    }
}

impl Drop for PooledReader<'_> {
    fn drop(&mut self) {
        lock(self.readers).extend(self.connection.take());
        self.returned.notify_one();
    }
}

/// Locks `mutex`. A panic under the lock does no harm: its transaction is rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    // With FULL, a committed write survives a power failure, not only a killed process.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "mmap_size", MMAP_SIZE)?;
    connection.pragma_update(None, "cache_size", CACHE_SIZE)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Query plans depend on the statement alone. Without this, SQLite plans again for each bound
    // value, which takes longer than reading a row.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE_CAPACITY);
    functions::register(connection)
}

/// Configures the writer, and creates the schema in an empty database and missing indexes in any.
fn initialize(writer: &Connection) -> Result<(), StoreError> {
    configure(writer)?;
    create_schema(writer)?;
    Ok(indexes::create(writer)?)
}

fn create_schema(writer: &Connection) -> Result<(), StoreError> {
    let found: i64 = writer.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == SCHEMA_VERSION {
        return Ok(());
    }
    let tables: i64 =
        writer.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    if found != 0 || tables != 0 {
        return Err(StoreError::Schema {
            found,
            needed: SCHEMA_VERSION,
        });
    }
    let transaction = writer.unchecked_transaction()?;
    transaction.execute_batch(include_str!("schema.sql"))?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()?;
    Ok(())
}
