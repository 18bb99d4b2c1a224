//! One connection that writes, a few that read.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{StoreError, functions};

/// Readers beyond the number of cores only wait for each other.
const READERS: usize = 4;

/// The shape of the tables and of what is in them; a file with another number is refused.
const SCHEMA_VERSION: i64 = 1;

/// The connections to one database.
///
/// SQLite takes one writer at a time, so there is one, behind a lock: a write waits for its turn
/// instead of failing as busy. In WAL mode readers never wait for it.
pub(super) struct Connections {
    writer: Mutex<Connection>,
    /// The readers that nobody uses now; `None` where the writer reads, too.
    readers: Option<Mutex<Vec<Connection>>>,
    returned: Condvar,
}

impl Connections {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let writer = Connection::open(path)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        prepare(&writer)?;
        let readers = (0..READERS)
            .map(|_| {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let reader = Connection::open_with_flags(path, flags)?;
                tune(&reader)?;
                Ok(reader)
            })
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self::new(writer, Some(Mutex::new(readers))))
    }

    /// A database in memory belongs to its one connection.
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        let writer = Connection::open_in_memory()?;
        prepare(&writer)?;
        Ok(Self::new(writer, None))
    }

    fn new(writer: Connection, readers: Option<Mutex<Vec<Connection>>>) -> Self {
        Self {
            writer: Mutex::new(writer),
            readers,
            returned: Condvar::new(),
        }
    }

    /// Runs `work` on one state of the database: what is written meanwhile is not seen.
    pub(super) fn read<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(readers) = &self.readers else {
            return work(&lock(&self.writer));
        };
        let lease = Lease::take(readers, &self.returned);
        let Some(connection) = &lease.connection else {
            return work(&lock(&self.writer));
        };
        let snapshot = connection.unchecked_transaction()?;
        work(&snapshot)
    }

    /// Runs `work` as one transaction: all of it is on the disk when this returns, or, with an
    /// error, nothing of it.
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

    /// Takes the log into the file, after a large write.
    pub(super) fn settle(&self) -> Result<(), StoreError> {
        Ok(lock(&self.writer).execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
    }
}

/// A reader that goes back to the others when it is dropped.
struct Lease<'a> {
    connection: Option<Connection>,
    readers: &'a Mutex<Vec<Connection>>,
    returned: &'a Condvar,
}

impl<'a> Lease<'a> {
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

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        lock(self.readers).extend(self.connection.take());
        self.returned.notify_one();
    }
}

/// A panic under the lock leaves nothing half done: its transaction is rolled back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn tune(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    // With FULL an acknowledged write outlives a loss of power, not only a killed process.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "mmap_size", 1_i64 << 30)?;
    // At most so many KiB of pages for each connection; a list never needs as much.
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Another process (a backup, a shell) may hold the file for a moment.
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // A plan depends on the statement alone. Otherwise SQLite plans anew for each bound value,
    // which takes longer than to read a row.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    functions::define(connection)
}

fn prepare(writer: &Connection) -> Result<(), StoreError> {
    tune(writer)?;
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
