//! A whole database: as bytes, as a file, and as a snapshot that can be restored.

use std::io::Cursor;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::{Error, SQLITE_BUSY, SQLITE_LOCKED};
use rusqlite::{Connection, MAIN_DB};

use super::Store;
use super::connections::{Connections, open_in_memory, replacing_all};
use super::error::StoreError;

/// The content of a database at one time.
pub struct Snapshot(Mutex<Connection>);

impl Snapshot {
    /// The content of the database file `path`.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self(Mutex::new(Connection::open(path)?)))
    }

    /// The content of a database file.
    ///
    /// # Errors
    /// If it is none.
    pub fn from_image(image: &[u8]) -> Result<Self, StoreError> {
        let mut connection = open_in_memory()?;
        connection.deserialize_read_exact(MAIN_DB, Cursor::new(image), image.len(), false)?;
        Ok(Self(Mutex::new(connection)))
    }
}

impl Store {
    /// How many rows were changed through this store so far.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.0
            .exclusively(|writer| Ok(writer.total_changes()))
            .unwrap_or_default()
    }

    /// A copy of the content.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut copy = open_in_memory()?;
        self.0.exclusively(|writer| copy_pages(writer, &mut copy))?;
        Ok(Snapshot(Mutex::new(copy)))
    }

    /// Replaces the content by that of `snapshot`.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let source = snapshot.0.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.exclusively(|writer| {
            writer.flush_prepared_statement_cache();
            replacing_all(writer, |writer| copy_pages(&source, writer))
        })?;
        Ok(())
    }

    /// A database in memory with the content of a database file.
    ///
    /// # Errors
    /// If `image` is not a database of this schema version.
    pub fn from_image(image: &[u8]) -> Result<Self, StoreError> {
        let Snapshot(connection) = Snapshot::from_image(image)?;
        let connection = connection
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(Self(Connections::with_writer(connection)?.into()))
    }

    /// The database as the content of a file.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn to_image(&self) -> Result<Vec<u8>, StoreError> {
        let image = self.0.exclusively(|writer| {
            let image = writer.serialize(MAIN_DB)?;
            Ok(image.to_vec())
        })?;
        Ok(image)
    }

    /// Writes the database into the new file `path`, without a write-ahead log.
    ///
    /// # Errors
    /// If the file exists or cannot be written.
    pub fn write_to(&self, path: &Path) -> Result<(), StoreError> {
        self.0.exclusively(|writer| {
            writer.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
            Ok(())
        })?;
        Ok(())
    }
}

/// Copies all pages in one step. A copy in several steps would sleep between them, which a browser cannot.
fn copy_pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    let backup = Backup::new(from, to)?;
    let code = match backup.step(-1)? {
        StepResult::Done => return Ok(()),
        StepResult::Locked => SQLITE_LOCKED,
        _ => SQLITE_BUSY,
    };
    Err(rusqlite::Error::SqliteFailure(Error::new(code), None))
}
