//! The settings of a connection.

use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::store::functions;

/// Readers beyond the number of cores only wait for each other.
pub(in crate::store) const READER_COUNT: u32 = 4;

/// How long a statement waits while another process, such as a backup or a shell, holds the file.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(3);

/// The size of a page of a new database in memory and of its copies, in bytes. They have one size, since a database in
/// memory takes over no other; and a large one, since each page is a call of the browser where the copy is a file there.
const PAGE_SIZE: i64 = 16_384;

/// How much of the file is memory-mapped, in bytes.
const MMAP_SIZE: i64 = 1 << 30;

/// The page cache of each connection. A negative number is in KiB.
const CACHE_SIZE: i64 = -65_536;

/// How many prepared statements each connection keeps.
const STATEMENT_CACHE_CAPACITY: usize = 64;

/// A new database in memory.
pub(in crate::store) fn open_in_memory() -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "page_size", PAGE_SIZE)?;
    Ok(connection)
}

/// Applies the settings and registers the functions of the statements.
pub(super) fn configure(connection: &Connection) -> rusqlite::Result<()> {
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

/// Runs `work`, which replaces everything. In a browser the journal of that would take as long as the work, so it is in
/// memory: if the page is closed meanwhile, the database is unusable and has to be created again.
pub(in crate::store) fn replacing_all<T>(
    writer: &mut Connection,
    work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    if cfg!(not(target_family = "wasm")) {
        return work(writer);
    }
    writer.pragma_update(None, "journal_mode", "MEMORY")?;
    let result = work(writer);
    writer.pragma_update(None, "journal_mode", "DELETE")?;
    result
}

/// Moves the write-ahead log into the file.
pub(super) fn checkpoint(writer: &Connection) -> rusqlite::Result<()> {
    // The result row says whether readers prevented it, in which case the next write tries again.
    writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}
