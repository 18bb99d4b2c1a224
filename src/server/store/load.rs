//! Writing a seeded organisation and its volumes.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Condition, SharedScope};
use rusqlite::{Connection, Result, named_params, params};

use crate::seed::{Organisation, Seed, SeededVolume};

pub(super) fn seed(connection: &Connection, plan: &Seed) -> Result<()> {
    let organisation = plan.organisation();
    write_organisation(connection, &organisation)?;
    for pvc in plan.spare_pvcs(&organisation) {
        write_pvc(
            connection,
            pvc.project.as_str(),
            pvc.name.as_str(),
            pvc.is_bound,
        )?;
    }
    let derived = take_derived(connection)?;
    for (seeded, seq) in plan.volumes(&organisation).zip(1..) {
        let volume = &seeded.volume;
        if let Some(is_bound) = seeded.pvc_is_bound {
            let pvc = volume.origin_pvc_name.as_str();
            write_pvc(connection, volume.project_id.as_str(), pvc, is_bound)?;
        }
        write_volume(connection, seq, &seeded)?;
        for (condition, position) in volume.status.conditions.iter().zip(0..) {
            write_condition(connection, seq, position, condition)?;
        }
        for share in volume.shared_scopes.iter().flatten() {
            write_share(connection, seq, share)?;
        }
    }
    connection.execute_batch(
        "INSERT INTO volumes_search (rowid, text) SELECT seq, searchable FROM volumes",
    )?;
    connection.execute_batch(&derived)
}

/// Drops the indexes and triggers of volumes and shares and returns the statements that make them again.
/// To sort all keys at the end, and to fill the index of the search at once, takes a fraction of
/// the time of a hundred thousand single insertions.
fn take_derived(connection: &Connection) -> Result<String> {
    let derived: Vec<(String, String)> = connection
        .prepare(
            "SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_master
             WHERE tbl_name IN ('volumes', 'shares') AND sql IS NOT NULL AND type IN ('index', 'trigger')",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    let mut statements = String::new();
    for (drop, create) in derived {
        connection.execute_batch(&drop)?;
        statements.push_str(&create);
        statements.push(';');
    }
    Ok(statements)
}

fn millis(instant: Option<DateTime<Utc>>) -> i64 {
    instant.unwrap_or_default().timestamp_millis()
}

fn write_organisation(connection: &Connection, organisation: &Organisation) -> Result<()> {
    for cluster in &organisation.clusters {
        connection
            .prepare_cached("INSERT INTO clusters VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                cluster.id.as_str(),
                cluster.name,
                cluster.tenant_id,
                millis(cluster.created_at)
            ])?;
    }
    for department in &organisation.departments {
        connection
            .prepare_cached("INSERT INTO departments VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                department.id.as_str(),
                department.cluster_id.as_str(),
                department.name,
                millis(department.created_at)
            ])?;
    }
    for project in &organisation.projects {
        connection
            .prepare_cached("INSERT INTO projects VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![
                project.id.as_str(),
                project.parent_id.as_str(),
                project.cluster_id.as_str(),
                project.name,
                project.requested_namespace,
                millis(project.created_at)
            ])?;
    }
    Ok(())
}

fn write_pvc(connection: &Connection, project: &str, name: &str, is_bound: bool) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO pvcs VALUES (?1, ?2, ?3)")?
        .execute(params![project, name, is_bound])
        .map(drop)
}

fn write_volume(connection: &Connection, seq: i64, seeded: &SeededVolume) -> Result<()> {
    let volume = &seeded.volume;
    connection
        .prepare_cached(
            "INSERT INTO volumes (seq, id, name, description, origin_pvc_name, project_id,
                project_name, department_id, cluster_id, delete_original, use_original, phase,
                phase_message, created_at, created_by, updated_at, updated_by, due_at)
             VALUES (:seq, :id, :name, :description, :pvc, :project_id,
                :project_name, :department_id, :cluster_id, :delete_original, :use_original, :phase,
                :phase_message, :created_at, :created_by, :updated_at, :updated_by, :due_at)",
        )?
        .execute(named_params! {
            ":seq": seq,
            ":id": volume.id.uuid().as_bytes(),
            ":name": volume.name,
            ":description": volume.description,
            ":pvc": volume.origin_pvc_name.as_str(),
            ":project_id": volume.project_id.as_str(),
            ":project_name": volume.project_name,
            ":department_id": volume.department_id.as_str(),
            ":cluster_id": volume.cluster_id.as_str(),
            ":delete_original": volume.should_delete_original_volume,
            ":use_original": volume.use_original_volume,
            ":phase": volume.status.phase.as_str(),
            ":phase_message": volume.status.phase_message,
            ":created_at": millis(volume.created_at),
            ":created_by": volume.created_by,
            ":updated_at": millis(volume.updated_at),
            ":updated_by": volume.updated_by,
            ":due_at": seeded.due_at.map(|due| due.timestamp_millis()),
        })
        .map(drop)
}

pub(super) fn write_condition(
    connection: &Connection,
    seq: i64,
    position: i64,
    condition: &Condition,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO conditions
                (volume, position, kind, status, reason, message, last_transition_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            seq,
            position,
            condition.kind,
            condition.status,
            condition.reason,
            condition.message,
            millis(condition.last_transition_time)
        ])
        .map(drop)
}

fn write_share(connection: &Connection, seq: i64, share: &SharedScope) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO shares (volume, scope_type, scope_id, created_at, created_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            seq,
            share.scope_type.as_str(),
            share.scope_id,
            millis(share.created_at),
            share.created_by
        ])
        .map(drop)
}
