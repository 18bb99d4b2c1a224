//! The indexes that sort volumes: one for each column that a list is sorted by.

use datavolumes_contract::VolumeField;
use rusqlite::{Connection, Result};

use crate::store::columns::{index_name, sort_column};

/// Creates the indexes that do not exist yet: the sort key, then the tie-breaker. An index also
/// answers the filters on its column.
pub(super) fn create(connection: &Connection) -> Result<()> {
    for field in VolumeField::ALL {
        let column = sort_column(field);
        let index = index_name(column);
        connection.execute_batch(&format!(
            "CREATE INDEX IF NOT EXISTS {index} ON volumes ({column}, id)"
        ))?;
    }
    Ok(())
}
