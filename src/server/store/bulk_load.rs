//! Writes a generated organisation and its volumes into an empty database.

use datavolumes_contract::SharedScope;
use datavolumes_contract::org::Project;
use rusqlite::{Connection, Result, named_params, params};

use super::error::StoreError;
use super::insert::{self, millis};
use crate::seed::{Organisation, SeedConfig, SeededVolume};

/// Writes everything that `config` generates, unless there is a cluster. Returns whether it did.
pub(super) fn load_if_empty(
    connection: &Connection,
    config: &SeedConfig,
) -> Result<bool, StoreError> {
    if connection.prepare("SELECT 1 FROM clusters")?.exists([])? {
        return Ok(false);
    }
    load(connection, config)?;
    Ok(true)
}

fn load(connection: &Connection, config: &SeedConfig) -> Result<()> {
    let organisation = config.organisation();
    write_organisation(connection, &organisation)?;
    for pvc in config.spare_pvcs(&organisation) {
        write_pvc(
            connection,
            pvc.project.as_str(),
            pvc.name.as_str(),
            pvc.is_bound,
        )?;
    }
    let recreate = drop_indexes_and_triggers(connection)?;
    for (seeded, seq) in config.volumes(&organisation).zip(1..) {
        let volume = &seeded.volume;
        if let Some(is_bound) = seeded.pvc_is_bound {
            let pvc = volume.origin_pvc_name.as_str();
            write_pvc(connection, volume.project_id.as_str(), pvc, is_bound)?;
        }
        write_volume(connection, seq, &seeded)?;
        insert::conditions(connection, seq, &volume.status.conditions)?;
        for share in volume.shared_scopes.iter().flatten() {
            write_share(connection, seq, share)?;
        }
    }
    connection.execute_batch(
        "INSERT INTO volumes_search (rowid, text) SELECT seq, searchable FROM volumes",
    )?;
    connection.execute_batch(&recreate)
}

/// Drops the indexes and triggers of volumes and shares, and returns the statements that create
/// them again.
///
/// Building the indexes and the full-text index once, at the end, takes a fraction of the time of
/// updating them for every inserted row.
fn drop_indexes_and_triggers(connection: &Connection) -> Result<String> {
    let objects: Vec<(String, String)> = connection
        .prepare(
            "SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_master
             WHERE tbl_name IN ('volumes', 'shares') AND sql IS NOT NULL
                AND type IN ('index', 'trigger')",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_>>()?;
    let mut statements = String::new();
    for (drop, create) in objects {
        connection.execute_batch(&drop)?;
        statements.push_str(&create);
        statements.push(';');
    }
    Ok(statements)
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
    write_projects(connection, &organisation.projects)
}

/// Writes projects of existing departments.
pub(super) fn write_projects(connection: &Connection, projects: &[Project]) -> Result<()> {
    for project in projects {
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
            ":created_at": millis(insert::time(volume.created_at.as_ref())),
            ":created_by": volume.created_by,
            ":updated_at": millis(insert::time(volume.updated_at.as_ref())),
            ":updated_by": volume.updated_by,
            ":due_at": seeded.due_at.map(|due| due.timestamp_millis()),
        })
        .map(drop)
}

fn write_share(connection: &Connection, seq: i64, share: &SharedScope) -> Result<()> {
    let user = share.created_by.as_deref();
    let created_at = insert::time(share.created_at.as_ref());
    insert::share(connection, seq, &share.scope(), user, created_at).map(drop)
}
