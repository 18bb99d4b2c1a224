//! Creating, describing and deleting volumes.

use chrono::{DateTime, Utc};
use datavolumes_contract::{CreateVolume, Description, PatchVolume, Volume, VolumeId};
use rusqlite::{Connection, OptionalExtension, Result, named_params, params};
use uuid::Uuid;

use super::{CreateRefusal, Reach, life, list, row, sql::Sql};

/// What became of a request to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// It was shared with nobody, and is gone.
    Gone,
    /// It is being taken from those it is shared with, and is gone some time later.
    Started,
}

pub(super) fn create(
    connection: &Connection,
    reach: &Reach,
    new: &CreateVolume,
    by: &str,
    now: DateTime<Utc>,
) -> Result<Volume, CreateRefusal> {
    check(connection, reach, new)?;
    let seq = connection
        .prepare_cached(
            "INSERT INTO volumes (id, name, description, origin_pvc_name, project_id, project_name,
                department_id, cluster_id, delete_original, use_original, phase,
                created_at, created_by, updated_at, updated_by, due_at)
             SELECT :id, :name, :description, :pvc, p.id, p.name,
                p.department_id, p.cluster_id, :delete_original, :use_original, 'Creating',
                :now, :by, :now, :by, :due
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
            ":by": by,
            ":due": (now + life::CREATING_LASTS).timestamp_millis(),
        }, |row| row.get(0))?;
    Ok(Volume {
        shared_scopes: Some(Vec::new()),
        ..row::volume(connection, seq)?
    })
}

fn check(connection: &Connection, reach: &Reach, new: &CreateVolume) -> Result<(), CreateRefusal> {
    let project = new.project_id.as_str();
    let sql = Sql::new("SELECT p.cluster_id, ")
        .then(reach.to_projects())
        .then(Sql::new(" FROM projects p WHERE p.id = ?").bind(project.to_owned()));
    let found = connection
        .prepare_cached(&sql.text)?
        .query_row(sql.params(), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let cluster: String = match found {
        None => return Err(CreateRefusal::UnknownProject),
        Some((_, false)) => return Err(CreateRefusal::BeyondReach),
        Some((cluster, true)) => cluster,
    };
    if !name_is_free(connection, new.name.as_str(), &cluster)? {
        return Err(CreateRefusal::NameTaken);
    }
    connection
        .prepare_cached("SELECT name FROM volumes WHERE project_id = ?1 AND origin_pvc_name = ?2")?
        .query_row([project, new.origin_pvc_name.as_str()], |row| row.get(0))
        .optional()?
        .map_or(Ok(()), |by| Err(CreateRefusal::PvcTaken(by)))
}

pub(super) fn name_is_free(connection: &Connection, name: &str, cluster: &str) -> Result<bool> {
    Ok(!connection
        .prepare_cached("SELECT 1 FROM volumes WHERE cluster_id = ?1 AND name = ?2")?
        .exists([cluster, name])?)
}

pub(super) fn describe(
    connection: &Connection,
    reach: &Reach,
    id: VolumeId,
    patch: &PatchVolume,
    by: &str,
    now: DateTime<Utc>,
) -> Result<Option<Volume>> {
    let Some(seq) = list::originated(connection, reach, id)? else {
        return Ok(None);
    };
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
                by
            ])?;
    }
    row::volume(connection, seq).map(Some)
}

pub(super) fn delete(
    connection: &Connection,
    reach: &Reach,
    id: VolumeId,
    now: DateTime<Utc>,
) -> Result<Option<Deletion>> {
    let Some(seq) = list::originated(connection, reach, id)? else {
        return Ok(None);
    };
    let shared = connection
        .prepare_cached("SELECT 1 FROM shares WHERE volume = ?1")?
        .exists([seq])?;
    if !shared {
        remove(connection, seq)?;
        return Ok(Some(Deletion::Gone));
    }
    // Asking again does not put the end off.
    connection
        .prepare_cached(
            "UPDATE volumes SET phase = 'Deleting', phase_message = NULL,
                due_at = CASE WHEN phase = 'Deleting' THEN coalesce(due_at, ?2) ELSE ?2 END
             WHERE seq = ?1",
        )?
        .execute([seq, (now + life::DELETING_LASTS).timestamp_millis()])?;
    Ok(Some(Deletion::Started))
}

/// Takes the row away with its conditions and shares, and the original PVC where the volume said
/// so.
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
