//! Creating, updating and deleting volumes.

use chrono::{DateTime, Utc};
use datavolumes_contract::{CreateVolume, Description, PatchVolume, Volume, VolumeId};
use rusqlite::{Connection, OptionalExtension, Result, named_params, params};
use uuid::Uuid;

use super::access_scope::AccessScope;
use super::error::{CreateError, UpdateError};
use super::sql::Sql;
use super::{lookup, row};
use crate::provisioning::{CREATING_DURATION, DELETING_DURATION};

/// The result of deleting a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteOutcome {
    /// The volume had no shares and is deleted.
    Deleted,
    /// The volume is shared. It is in the phase Deleting until the deletion is complete.
    Started,
}

/// Whether a name is in use in a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// No volume has the name.
    Available,
    /// A volume has it.
    Taken,
    /// A volume has it that is being deleted.
    BeingDeleted,
}

/// Creates a volume in the phase Creating.
pub(super) fn create(
    connection: &Connection,
    access: &AccessScope,
    new: &CreateVolume,
    user: &str,
    now: DateTime<Utc>,
) -> Result<Volume, CreateError> {
    check_create(connection, access, new)?;
    let seq = connection
        .prepare_cached(
            "INSERT INTO volumes (id, name, description, origin_pvc_name, project_id, project_name,
                department_id, cluster_id, delete_original, use_original, phase,
                created_at, created_by, updated_at, updated_by, due_at)
             SELECT :id, :name, :description, :pvc, p.id, p.name,
                p.department_id, p.cluster_id, :delete_original, :use_original, 'Creating',
                :now, :user, :now, :user, :due
             FROM projects p WHERE p.id = :project RETURNING seq",
        )?
        .query_row(
            named_params! {
            ":id": Uuid::new_v4().as_bytes(),
            ":name": new.name.as_str(),
            ":description": new.description.as_ref().map(Description::as_str),
            ":pvc": new.origin_pvc_name.as_str(),
            ":project": new.project_id.as_str(),
            ":delete_original": new.should_delete_original_volume,
            ":use_original": new.use_original_volume.unwrap_or(!new.should_delete_original_volume),
            ":now": now.timestamp_millis(),
            ":user": user,
            ":due": (now + CREATING_DURATION).timestamp_millis(),
        }, |row| row.get(0))?;
    Ok(Volume {
        shared_scopes: Some(Vec::new()),
        ..row::volume(connection, seq)?
    })
}

fn check_create(
    connection: &Connection,
    access: &AccessScope,
    new: &CreateVolume,
) -> Result<(), CreateError> {
    let project = new.project_id.as_str();
    let sql = Sql::new("SELECT p.cluster_id, ")
        .append(access.project_condition())
        .append(Sql::new(" FROM projects p WHERE p.id = ?").bind(project.to_owned()));
    let found = connection
        .prepare_cached(&sql.text)?
        .query_row(sql.params(), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let cluster: String = match found {
        None if *access == AccessScope::Everything => return Err(CreateError::UnknownProject),
        None | Some((_, false)) => return Err(CreateError::ProjectNotAccessible),
        Some((cluster, true)) => cluster,
    };
    match name_use(connection, new.name.as_str(), &cluster)? {
        NameUse::Available => {}
        NameUse::Taken => return Err(CreateError::NameTaken),
        NameUse::BeingDeleted => return Err(CreateError::NameBeingDeleted),
    }
    connection
        .prepare_cached("SELECT name FROM volumes WHERE project_id = ?1 AND origin_pvc_name = ?2")?
        .query_row([project, new.origin_pvc_name.as_str()], |row| row.get(0))
        .optional()?
        .map_or(Ok(()), |volume| Err(CreateError::PvcTaken(volume)))
}

/// Whether a volume of `cluster` has the name.
pub(super) fn name_use(connection: &Connection, name: &str, cluster: &str) -> Result<NameUse> {
    let is_being_deleted: Option<bool> = connection
        .prepare_cached(
            "SELECT phase = 'Deleting' FROM volumes WHERE cluster_id = ?1 AND name = ?2",
        )?
        .query_row([cluster, name], |row| row.get(0))
        .optional()?;
    Ok(match is_being_deleted {
        None => NameUse::Available,
        Some(false) => NameUse::Taken,
        Some(true) => NameUse::BeingDeleted,
    })
}

/// Changes the description. `None` if the caller may not change the volume.
pub(super) fn update(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
    patch: &PatchVolume,
    user: &str,
    now: DateTime<Utc>,
) -> Result<Option<Volume>, UpdateError> {
    let Some(seq) = lookup::writable_row(connection, access, id)? else {
        return Ok(None);
    };
    if lookup::is_being_deleted(connection, seq)? {
        return Err(UpdateError::BeingDeleted);
    }
    if let Some(description) = &patch.description {
        connection
            .prepare_cached(
                "UPDATE volumes SET description = ?2, updated_at = ?3, updated_by = ?4
                 WHERE seq = ?1",
            )?
            .execute(params![
                seq,
                description.as_str(),
                now.timestamp_millis(),
                user
            ])?;
    }
    Ok(Some(row::volume(connection, seq)?))
}

/// Removes a volume without shares; starts the deletion of a shared one. `None` if the caller may
/// not change the volume.
pub(super) fn delete(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
    now: DateTime<Utc>,
) -> Result<Option<DeleteOutcome>> {
    let Some(seq) = lookup::writable_row(connection, access, id)? else {
        return Ok(None);
    };
    let is_shared = connection
        .prepare_cached("SELECT 1 FROM shares WHERE volume = ?1")?
        .exists([seq])?;
    if !is_shared {
        remove(connection, seq)?;
        return Ok(Some(DeleteOutcome::Deleted));
    }
    // A repeated request does not postpone the end.
    connection
        .prepare_cached(
            "UPDATE volumes SET phase = 'Deleting', phase_message = NULL,
                due_at = CASE WHEN phase = 'Deleting' THEN coalesce(due_at, ?2) ELSE ?2 END
             WHERE seq = ?1",
        )?
        .execute([seq, (now + DELETING_DURATION).timestamp_millis()])?;
    Ok(Some(DeleteOutcome::Started))
}

/// Removes the volume in the row `seq` with its conditions and shares, and its origin PVC if the
/// volume was created with `shouldDeleteOriginalVolume`.
pub(super) fn remove(connection: &Connection, seq: i64) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM pvcs WHERE (project_id, name) IN (
                SELECT project_id, origin_pvc_name FROM volumes
                WHERE seq = ?1 AND delete_original)",
        )?
        .execute([seq])?;
    connection
        .prepare_cached("DELETE FROM volumes WHERE seq = ?1")?
        .execute([seq])?;
    Ok(())
}
