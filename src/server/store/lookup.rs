//! Single volumes: finding one that the caller may read or change.

use datavolumes_contract::{Volume, VolumeId};
use rusqlite::{Connection, OptionalExtension, Result};

use super::access_scope::AccessScope;
use super::row;
use super::sql::Sql;

/// A volume with its shares, if the caller may read it.
pub(super) fn read(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
) -> Result<Option<Volume>> {
    let Some(seq) = readable_row(connection, access, id)? else {
        return Ok(None);
    };
    let shared_scopes = Some(row::shared_scopes(connection, access, seq)?);
    let volume = row::volume(connection, seq)?;
    Ok(Some(Volume {
        shared_scopes,
        ..volume
    }))
}

/// The row of a volume that originates in an accessible project or can be used in one.
pub(super) fn readable_row(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
) -> Result<Option<i64>> {
    let is_shared = Sql::new(
        " OR EXISTS (SELECT 1 FROM projects p WHERE EXISTS (SELECT 1 FROM shares s WHERE
            s.volume = v.seq AND (
                s.scope_type = 'project' AND s.scope_id = p.id
                OR s.scope_type = 'department' AND s.scope_id = p.department_id
                OR s.scope_type = 'cluster' AND s.scope_id = p.cluster_id)) AND ",
    )
    .append(access.project_condition())
    .push("))");
    find_row(connection, id, originates_within(access).append(is_shared))
}

/// The row of a volume that originates in an accessible project. A volume that can only be used
/// there cannot be changed.
pub(super) fn writable_row(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
) -> Result<Option<i64>> {
    find_row(connection, id, originates_within(access).push(")"))
}

/// Whether the volume in the row `seq` is being deleted.
pub(super) fn is_being_deleted(connection: &Connection, seq: i64) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM volumes WHERE seq = ?1 AND phase = 'Deleting'")?
        .exists([seq])
}

/// The condition on a row `v` of `volumes`, without its closing parenthesis.
fn originates_within(access: &AccessScope) -> Sql {
    Sql::new("(v.project_id IN (SELECT p.id FROM projects p WHERE ")
        .append(access.project_condition())
        .push(")")
}

fn find_row(connection: &Connection, id: VolumeId, condition: Sql) -> Result<Option<i64>> {
    let sql = Sql::new("SELECT v.seq FROM volumes v WHERE v.id = ? AND ")
        .bind(id.uuid().as_bytes().to_vec())
        .append(condition);
    connection
        .prepare_cached(&sql.text)?
        .query_row(sql.params(), |row| row.get(0))
        .optional()
}
