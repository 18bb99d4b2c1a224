//! Lists of volumes and their counts.

use datavolumes_contract::{ListQuery, Sort, SortOrder, Volume, VolumeField, VolumePage};
use rusqlite::{Connection, Result};

use super::access_scope::AccessScope;
use super::bitmap::Bitmap;
use super::columns::{index_name, sort_column};
use super::sql::Sql;
use super::{matching, row};

/// Up to this many matching volumes are read and sorted. With more, scanning the index of the sort
/// key and skipping the others is faster.
const MAX_SORTED_VOLUMES: u64 = 500;

/// One page of the volumes that match `query`.
pub(super) fn page(
    connection: &Connection,
    access: &AccessScope,
    query: &ListQuery,
) -> Result<VolumePage> {
    let limit = usize::from(query.limit.get());
    let matches = matching::rows(connection, access, query)?;
    if let Some(matches) = &matches
        && matches.len() <= u64::from(query.offset.get())
    {
        return Ok(VolumePage::default());
    }
    let sql = page_statement(query, matches);
    let mut rows: Vec<i64> = connection
        .prepare_cached(&sql.text)?
        .query_map(sql.params(), |row| row.get(0))?
        .collect::<Result<_>>()?;
    let next = (rows.len() > limit).then(|| i64::from(query.offset.next(query.limit).get()));
    rows.truncate(limit);
    let datavolumes = rows
        .into_iter()
        .map(|seq| row::volume(connection, seq))
        .collect::<Result<Vec<Volume>>>()?;
    Ok(VolumePage {
        next,
        datavolumes: datavolumes.into(),
    })
}

/// Selects the rows of the page in order, and one more row if there is a next page.
fn page_statement(query: &ListQuery, matches: Option<Bitmap>) -> Sql {
    let sort = query.sort.unwrap_or(Sort {
        field: VolumeField::Name,
        order: SortOrder::Ascending,
    });
    let column = sort_column(sort.field);
    let direction = match sort.order {
        SortOrder::Ascending => "ASC",
        SortOrder::Descending => "DESC",
    };
    let index_scan = format!("volumes v INDEXED BY {}", index_name(column));
    let source = match matches {
        None => Sql::new(index_scan),
        Some(matches) if matches.len() > MAX_SORTED_VOLUMES => {
            Sql::new(index_scan + " WHERE bitmap_contains(?, v.seq)").bind(matches)
        }
        Some(matches) => {
            Sql::new("json_each(?) CROSS JOIN volumes v ON v.seq = value").bind(matches.to_json())
        }
    };
    Sql::new("SELECT v.seq FROM ")
        .append(source)
        .push(&format!(
            " ORDER BY v.{column} {direction}, v.id {direction}"
        ))
        .append(Sql::new(" LIMIT ? OFFSET ?"))
        .bind(i64::from(query.limit.get()) + 1)
        .bind(i64::from(query.offset.get()))
}

/// The number of volumes that match `query`, on all pages.
pub(super) fn count(
    connection: &Connection,
    access: &AccessScope,
    query: &ListQuery,
) -> Result<u64> {
    if let Some(matches) = matching::rows(connection, access, query)? {
        return Ok(matches.len());
    }
    let count: i64 = connection
        .prepare_cached("SELECT count(*) FROM volumes")?
        .query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}
