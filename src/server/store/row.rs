//! Converts rows into the models of the API.

use chrono::{DateTime, Utc};
use datavolumes_contract::{
    ClusterId, Condition, DepartmentId, Phase, ProjectId, PvcName, SharedScope, Volume, VolumeId,
    VolumeStatus,
};
use rusqlite::{Connection, Result, Row};
use uuid::Uuid;

use super::access_scope::AccessScope;
use super::sql::Sql;

/// A stored timestamp. Every stored value was written from a timestamp, so none is out of range.
pub(super) fn timestamp(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

/// The volume in the row `seq`, without its shares.
pub(super) fn volume(connection: &Connection, seq: i64) -> Result<Volume> {
    // Columns are read by index: looking them up by name takes longer than finding the row, and a
    // page has up to 500 volumes.
    let mut volume = connection
        .prepare_cached(
            "SELECT id, name, created_at, updated_at, created_by, updated_by, description,
                origin_pvc_name, project_id, project_name, department_id, cluster_id,
                delete_original, use_original, phase, phase_message
             FROM volumes WHERE seq = ?1",
        )?
        .query_row([seq], volume_without_conditions)?;
    volume.status.conditions = connection
        .prepare_cached(
            "SELECT kind, status, message, reason, last_transition_at
             FROM conditions WHERE volume = ?1 ORDER BY position",
        )?
        .query_map([seq], condition)?
        .collect::<Result<_>>()?;
    Ok(volume)
}

fn volume_without_conditions(row: &Row<'_>) -> Result<Volume> {
    let id = VolumeId::new(Uuid::from_bytes(row.get(0)?));
    let name: String = row.get(1)?;
    let phase = Phase::from(row.get_ref(14)?.as_str()?);
    Ok(Volume {
        id,
        created_at: Some(timestamp(row.get(2)?).into()),
        updated_at: Some(timestamp(row.get(3)?).into()),
        created_by: row.get(4)?,
        updated_by: row.get(5)?,
        description: row.get(6)?,
        origin_pvc_name: PvcName::new(row.get::<_, String>(7)?),
        project_id: ProjectId::new(row.get::<_, String>(8)?),
        project_name: row.get(9)?,
        department_id: DepartmentId::new(row.get::<_, String>(10)?),
        cluster_id: ClusterId::new(row.get::<_, String>(11)?),
        should_delete_original_volume: row.get(12)?,
        use_original_volume: row.get(13)?,
        shared_scopes: None,
        status: status(id, &name, phase, row.get(15)?),
        name,
    })
}

/// A status without conditions. The copied PVC and PV exist once the volume is Ready, and are named
/// after it.
fn status(id: VolumeId, name: &str, phase: Phase, message: Option<String>) -> VolumeStatus {
    let is_copied = phase == Phase::Ready;
    VolumeStatus {
        phase,
        phase_message: message,
        conditions: Vec::new(),
        datavolume_pvc_name: is_copied.then(|| format!("dv-{name}")),
        datavolume_pv_name: is_copied.then(|| format!("pv-{id}")),
    }
}

fn condition(row: &Row<'_>) -> Result<Condition> {
    Ok(Condition {
        kind: row.get(0)?,
        status: row.get(1)?,
        message: row.get(2)?,
        reason: row.get(3)?,
        last_transition_time: Some(timestamp(row.get(4)?).into()),
    })
}

/// The visible shares of the volume in the row `seq`: clusters, departments, projects, each by name.
pub(super) fn shared_scopes(
    connection: &Connection,
    access: &AccessScope,
    seq: i64,
) -> Result<Vec<SharedScope>> {
    let scopes = [
        (
            "cluster",
            "clusters c ON c.id",
            "c.name",
            access.cluster_is_visible(),
        ),
        (
            "department",
            "departments d ON d.id",
            "d.name",
            access.department_is_visible(),
        ),
        (
            "project",
            "projects p ON p.id",
            "p.name",
            access.project_condition(),
        ),
    ];
    let mut sql = Sql::default();
    for (index, (scope_type, table, name, is_visible)) in scopes.into_iter().enumerate() {
        let union = if index > 0 { " UNION ALL " } else { "" };
        let select = format!(
            "{union}SELECT s.scope_type, s.scope_id, s.created_at, s.created_by, {name} AS scope_name
             FROM shares s JOIN {table} = s.scope_id
             WHERE s.volume = ? AND s.scope_type = '{scope_type}' AND "
        );
        sql = sql.append(Sql::new(select).bind(seq)).append(is_visible);
    }
    let sql = sql.push(" ORDER BY 1, 5, 2");
    connection
        .prepare_cached(&sql.text)?
        .query_map(sql.params(), |row| {
            Ok(SharedScope {
                scope_type: row.get_ref(0)?.as_str()?.into(),
                scope_id: row.get(1)?,
                created_at: Some(timestamp(row.get(2)?).into()),
                created_by: row.get(3)?,
                scope_name: row.get(4)?,
            })
        })?
        .collect()
}
