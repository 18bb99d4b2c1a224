//! From rows to the API's values.

use chrono::{DateTime, Utc};
use datavolumes_contract::{
    ClusterId, Condition, DepartmentId, Phase, ProjectId, PvcName, Scope, SharedScope, Volume,
    VolumeId, VolumeStatus,
};
use rusqlite::{Connection, Result, Row};
use uuid::Uuid;

/// A stored instant. Every stored one was an instant before, so none is out of range.
pub(super) fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// The volume in row `seq`, without its shares.
pub(super) fn volume(connection: &Connection, seq: i64) -> Result<Volume> {
    let mut volume = connection
        .prepare_cached("SELECT * FROM volumes WHERE seq = ?1")?
        .query_row([seq], without_conditions)?;
    volume.status.conditions = connection
        .prepare_cached("SELECT * FROM conditions WHERE volume = ?1 ORDER BY position")?
        .query_map([seq], condition)?
        .collect::<Result<_>>()?;
    Ok(volume)
}

fn without_conditions(row: &Row<'_>) -> Result<Volume> {
    let id = VolumeId::new(Uuid::from_bytes(row.get("id")?));
    let name: String = row.get("name")?;
    Ok(Volume {
        id,
        created_at: Some(instant(row.get("created_at")?)),
        updated_at: Some(instant(row.get("updated_at")?)),
        created_by: row.get("created_by")?,
        updated_by: row.get("updated_by")?,
        description: row.get("description")?,
        origin_pvc_name: PvcName::new(row.get::<_, String>("origin_pvc_name")?),
        project_id: ProjectId::new(row.get::<_, String>("project_id")?),
        should_delete_original_volume: row.get("delete_original")?,
        use_original_volume: row.get("use_original")?,
        project_name: row.get("project_name")?,
        department_id: DepartmentId::new(row.get::<_, String>("department_id")?),
        cluster_id: ClusterId::new(row.get::<_, String>("cluster_id")?),
        shared_scopes: None,
        status: status(row, id, &name)?,
        name,
    })
}

/// The copied claim and its volume are named after the data volume once they exist.
fn status(row: &Row<'_>, id: VolumeId, name: &str) -> Result<VolumeStatus> {
    let phase = Phase::from(row.get::<_, String>("phase")?.as_str());
    let copied = phase == Phase::Ready;
    Ok(VolumeStatus {
        phase_message: row.get("phase_message")?,
        conditions: Vec::new(),
        datavolume_pvc_name: copied.then(|| format!("dv-{name}")),
        datavolume_pv_name: copied.then(|| format!("pv-{id}")),
        phase,
    })
}

fn condition(row: &Row<'_>) -> Result<Condition> {
    Ok(Condition {
        kind: row.get("kind")?,
        status: row.get("status")?,
        message: row.get("message")?,
        reason: row.get("reason")?,
        last_transition_time: Some(instant(row.get("last_transition_at")?)),
    })
}

/// Whom the volume in row `seq` is shared with: the widest scopes first, then by name.
pub(super) fn shared_scopes(connection: &Connection, seq: i64) -> Result<Vec<SharedScope>> {
    connection
        .prepare_cached(
            "SELECT s.scope_type, s.scope_id, s.created_at, s.created_by, CASE s.scope_type
                WHEN 'cluster' THEN (SELECT name FROM clusters WHERE id = s.scope_id)
                WHEN 'department' THEN (SELECT name FROM departments WHERE id = s.scope_id)
                ELSE (SELECT name FROM projects WHERE id = s.scope_id)
             END AS scope_name
             FROM shares s WHERE s.volume = ?1
             ORDER BY s.scope_type, scope_name, s.scope_id",
        )?
        .query_map([seq], |row| {
            let scope = scope(row)?;
            Ok(SharedScope {
                scope_type: scope.scope_type,
                scope_id: scope.scope_id,
                scope_name: row.get("scope_name")?,
                created_at: Some(instant(row.get("created_at")?)),
                created_by: row.get("created_by")?,
            })
        })?
        .collect()
}

fn scope(row: &Row<'_>) -> Result<Scope> {
    let level: String = row.get("scope_type")?;
    Ok(Scope::new(
        level.as_str().into(),
        row.get::<_, String>("scope_id")?,
    ))
}
