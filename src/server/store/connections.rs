//! The connections to the database: one for writing, and natively a pool for reading.

mod configure;
#[cfg(not(target_family = "wasm"))]
mod file;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::schema;
use crate::platform::Instant;
use configure::{checkpoint, configure};
#[cfg(not(target_family = "wasm"))]
use file::DatabaseFile;

pub(super) use configure::{READER_COUNT, open_in_memory, replacing_all};

/// How long the statements of one read may take. The slowest request of a client takes 0.1 s with
/// 100,000 volumes.
const READ_TIMEOUT: Duration = Duration::from_secs(5);

/// After this many instructions of a statement, its time is checked.
const INSTRUCTIONS_PER_CHECK: i32 = 10_000;

/// The connections to one database.
///
/// SQLite takes one writer at a time, so there is one, behind a lock: a write waits for its turn
/// instead of failing as busy. In WAL mode readers never wait for the writer.
pub(super) struct Connections {
    // Closed first: the last connection removes the write-ahead log, which a reader cannot.
    /// `None` if the writer also reads.
    #[cfg(not(target_family = "wasm"))]
    file: Option<DatabaseFile>,
    writer: Mutex<Connection>,
    pub(super) read_timeout: Duration,
}

impl Connections {
    /// Opens the file `path` and creates the schema if the file is new.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        if path == Path::new(":memory:") {
            return Self::in_memory();
        }
        Self::open_file(path)
    }

    #[cfg(not(target_family = "wasm"))]
    fn open_file(path: &Path) -> Result<Self, StoreError> {
        schema::inspect(path)?;
        let mut writer = Connection::open(path)?;
        configure(&writer)?;
        DatabaseFile::use_log(&writer)?;
        schema::create(&mut writer)?;
        Ok(Self {
            file: Some(DatabaseFile::open(path)?),
            ..Self::from(writer)
        })
    }

    /// A file system of a browser has one connection for each file.
    #[cfg(target_family = "wasm")]
    fn open_file(path: &Path) -> Result<Self, StoreError> {
        Self::with_writer(Connection::open(path)?)
    }

    /// Creates a database in memory, which belongs to its only connection.
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        Self::with_writer(open_in_memory()?)
    }

    /// Uses `writer` for everything. Creates the schema if it is empty.
    pub(super) fn with_writer(mut writer: Connection) -> Result<Self, StoreError> {
        configure(&writer)?;
        schema::create(&mut writer)?;
        Ok(Self::from(writer))
    }

    /// Runs `work` on the connection for writing, outside of a transaction.
    pub(super) fn exclusively<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        work(&mut lock(&self.writer))
    }

    /// Runs `work` on a snapshot of the database, which concurrent writes do not change. Fails if its
    /// statements take too long.
    pub(super) fn read<T, E: From<StoreError> + From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        #[cfg(not(target_family = "wasm"))]
        if let Some(file) = &self.file {
            return within(self.read_timeout, &mut *file.reader()?, |reader| {
                let snapshot = reader.unchecked_transaction()?;
                work(&snapshot)
            });
        }
        within(self.read_timeout, &mut lock(&self.writer), work)
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
        #[cfg(not(target_family = "wasm"))]
        if let Some(file) = &self.file {
            file.limit_log(&writer);
        }
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
}

impl From<Connection> for Connections {
    fn from(writer: Connection) -> Self {
        Self {
            #[cfg(not(target_family = "wasm"))]
            file: None,
            writer: Mutex::new(writer),
            read_timeout: READ_TIMEOUT,
        }
    }
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

/// Locks `mutex`. A panic under the lock does no harm: its transaction is rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
