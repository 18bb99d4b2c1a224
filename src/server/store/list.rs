//! Reading volumes: lists, counts and one at a time.

use datavolumes_contract::{ListQuery, Sort, SortOrder, Volume, VolumeField, VolumeId, VolumePage};
use rusqlite::{Connection, OptionalExtension, Result};

use super::{Reach, matching, row, set::Set, sql::Sql};

pub(super) fn page(
    connection: &Connection,
    reach: &Reach,
    query: &ListQuery,
) -> Result<VolumePage> {
    let limit = usize::from(query.limit.get());
    let set = matching::set(connection, reach, query)?;
    if let Some(set) = &set
        && set.len() <= u64::from(query.offset.get())
    {
        return Ok(VolumePage::default());
    }
    let sql = ordered(query, set);
    let mut rows: Vec<i64> = connection
        .prepare_cached(&sql.text)?
        .query_map(sql.params(), |row| row.get(0))?
        .collect::<Result<_>>()?;
    let next = (rows.len() > limit).then(|| i64::from(query.offset.next(query.limit).get()));
    rows.truncate(limit);
    let datavolumes = rows
        .into_iter()
        .map(|seq| row::volume(connection, seq))
        .collect::<Result<_>>()?;
    Ok(VolumePage { next, datavolumes })
}

/// So few volumes are sooner sorted than met on a walk among all others.
const FEW: u64 = 500;

/// Selects the members of `set` that are on the page, in their order, and one more.
fn ordered(query: &ListQuery, set: Option<Set>) -> Sql {
    let sort = query.sort.unwrap_or(Sort {
        field: VolumeField::Name,
        order: SortOrder::Ascending,
    });
    let key = key(sort.field);
    let direction = match sort.order {
        SortOrder::Ascending => "ASC",
        SortOrder::Descending => "DESC",
    };
    let walk = format!("volumes v INDEXED BY volumes_by_{key}");
    let members = match set {
        None => Sql::new(walk),
        Some(set) if set.len() > FEW => Sql::new(walk + " WHERE member(?, v.seq)").bind(set),
        Some(set) => {
            Sql::new("json_each(?) CROSS JOIN volumes v ON v.seq = value").bind(set.to_json())
        }
    };
    Sql::new("SELECT v.seq FROM ")
        .then(members)
        .text(&format!(" ORDER BY v.{key} {direction}, v.id {direction}"))
        .then(Sql::new(" LIMIT ? OFFSET ?"))
        .bind(i64::from(query.limit.get()) + 1)
        .bind(i64::from(query.offset.get()))
}

fn key(field: VolumeField) -> &'static str {
    match field {
        VolumeField::Name => "name",
        VolumeField::ProjectId => "project_id",
        VolumeField::ClusterId => "cluster_id",
        VolumeField::DepartmentId => "department_id",
        VolumeField::ProjectName => "project_name",
        VolumeField::CreatedAt => "created_at",
        VolumeField::CreatedBy => "created_by",
        VolumeField::Phase => "phase",
    }
}

pub(super) fn count(connection: &Connection, reach: &Reach, query: &ListQuery) -> Result<u64> {
    if let Some(set) = matching::set(connection, reach, query)? {
        return Ok(set.len());
    }
    let count: i64 = connection
        .prepare_cached("SELECT count(*) FROM volumes")?
        .query_row([], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// With its shares.
pub(super) fn read(connection: &Connection, reach: &Reach, id: VolumeId) -> Result<Option<Volume>> {
    let Some(seq) = visible(connection, reach, id)? else {
        return Ok(None);
    };
    let shared_scopes = Some(row::shared_scopes(connection, seq)?);
    let volume = row::volume(connection, seq)?;
    Ok(Some(Volume {
        shared_scopes,
        ..volume
    }))
}

/// The row of the volume, where it originates within reach or can be used in a project that is.
pub(super) fn visible(connection: &Connection, reach: &Reach, id: VolumeId) -> Result<Option<i64>> {
    let shared = Sql::new(
        " OR EXISTS (SELECT 1 FROM projects p WHERE EXISTS (SELECT 1 FROM shares s WHERE
            s.volume = v.seq AND (
                s.scope_type = 'project' AND s.scope_id = p.id
                OR s.scope_type = 'department' AND s.scope_id = p.department_id
                OR s.scope_type = 'cluster' AND s.scope_id = p.cluster_id)) AND ",
    )
    .then(reach.to_projects())
    .text("))");
    row_of(connection, id, originates(reach).then(shared))
}

/// The row of the volume, where it originates within reach: whoever only may use it changes
/// nothing of it.
pub(super) fn originated(
    connection: &Connection,
    reach: &Reach,
    id: VolumeId,
) -> Result<Option<i64>> {
    row_of(connection, id, originates(reach).text(")"))
}

fn originates(reach: &Reach) -> Sql {
    Sql::new("(v.project_id IN (SELECT p.id FROM projects p WHERE ")
        .then(reach.to_projects())
        .text(")")
}

fn row_of(connection: &Connection, id: VolumeId, condition: Sql) -> Result<Option<i64>> {
    let sql = Sql::new("SELECT v.seq FROM volumes v WHERE v.id = ? AND ")
        .bind(id.uuid().as_bytes().to_vec())
        .then(condition);
    connection
        .prepare_cached(&sql.text)?
        .query_row(sql.params(), |row| row.get(0))
        .optional()
}
