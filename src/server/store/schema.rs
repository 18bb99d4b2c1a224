//! The tables: whether a file has them, and creating them.

mod indexes;

#[cfg(not(target_family = "wasm"))]
use std::path::Path;

#[cfg(not(target_family = "wasm"))]
use rusqlite::OpenFlags;
use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// The version of the tables and their contents. A file with another version is not opened.
const VERSION: i64 = 1;

/// The names of the tables in `schema.sql`.
const TABLES: [&str; 7] = [
    "clusters",
    "conditions",
    "departments",
    "projects",
    "pvcs",
    "shares",
    "volumes",
];

/// What a file contains.
struct Contents {
    version: i64,
    tables: i64,
    own_tables: i64,
}

impl Contents {
    fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let names = TABLES.map(|name| format!("'{name}'")).join(", ");
        let own_tables = format!("count(*) FILTER (WHERE type = 'table' AND name IN ({names}))");
        let counts = format!("SELECT count(*), {own_tables} FROM sqlite_master");
        let (tables, own_tables) =
            connection.query_row(&counts, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self {
            version: connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
            tables,
            own_tables,
        })
    }

    fn is_empty(&self) -> bool {
        self.version == 0 && self.tables == 0
    }

    /// Fails unless the tables are those of this server.
    fn check(&self) -> Result<(), StoreError> {
        if i64::try_from(TABLES.len()) != Ok(self.own_tables) {
            return Err(StoreError::Foreign);
        }
        if self.version != VERSION {
            return Err(StoreError::Schema {
                found: self.version,
                needed: VERSION,
            });
        }
        Ok(())
    }
}

/// Fails if the file `path` exists and is not a database of this server. Does not change it.
#[cfg(not(target_family = "wasm"))]
pub(super) fn inspect(path: &Path) -> Result<(), StoreError> {
    // A new file, which an earlier start may have left empty.
    if path.metadata().map_or(true, |file| file.len() == 0) {
        return Ok(());
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let contents = Contents::read(&connection)?;
    if contents.is_empty() {
        return Ok(());
    }
    contents.check()
}

/// Creates the tables in an empty database, and missing indexes in any. Of several processes that
/// start with one new file, one creates them and the others wait.
pub(super) fn create(writer: &mut Connection) -> Result<(), StoreError> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let contents = Contents::read(&transaction)?;
    if contents.is_empty() {
        transaction.execute_batch(include_str!("schema/schema.sql"))?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    } else {
        contents.check()?;
    }
    indexes::create(&transaction)?;
    Ok(transaction.commit()?)
}
