//! What a scene of the demo sets up and no request can.

use chrono::TimeDelta;
use datavolumes_contract::org::Project;
use datavolumes_contract::{VolumeId, VolumeStatus};
use rusqlite::{Connection, Result, params};

use super::Store;
use super::error::StoreError;
use super::{bulk_load, insert};

impl Store {
    /// Moves every timestamp, so that data that was generated earlier looks as if it were generated now.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn shift_times(&self, by: TimeDelta) -> std::result::Result<(), StoreError> {
        self.0
            .write(|connection| Ok(shift_times(connection, by.num_milliseconds())?))
    }

    /// Moves the times of pending phase changes alone.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn shift_due_times(&self, by: TimeDelta) -> std::result::Result<(), StoreError> {
        self.0.write(|connection| {
            let shift = "UPDATE volumes SET due_at = due_at + ?1 WHERE due_at IS NOT NULL";
            connection.execute(shift, [by.num_milliseconds()])?;
            Ok(())
        })
    }

    /// Adds projects.
    pub(crate) fn add_projects(&self, projects: &[Project]) -> std::result::Result<(), StoreError> {
        self.0
            .write(|connection| Ok(bulk_load::write_projects(connection, projects)?))
    }

    /// Sets the status of a volume, which stays in that phase.
    pub(crate) fn set_status(
        &self,
        id: VolumeId,
        status: &VolumeStatus,
    ) -> std::result::Result<(), StoreError> {
        self.0
            .write(|connection| Ok(set_status(connection, id, status)?))
    }
}

fn shift_times(connection: &Connection, millis: i64) -> Result<()> {
    for statement in [
        "UPDATE volumes SET created_at = created_at + ?1, updated_at = updated_at + ?1, due_at = due_at + ?1",
        "UPDATE conditions SET last_transition_at = last_transition_at + ?1",
        "UPDATE shares SET created_at = created_at + ?1",
        "UPDATE clusters SET created_at = created_at + ?1",
        "UPDATE departments SET created_at = created_at + ?1",
        "UPDATE projects SET created_at = created_at + ?1",
    ] {
        connection.execute(statement, [millis])?;
    }
    Ok(())
}

fn set_status(connection: &Connection, id: VolumeId, status: &VolumeStatus) -> Result<()> {
    let seq: i64 = connection.query_row(
        "UPDATE volumes SET phase = ?2, phase_message = ?3, due_at = NULL WHERE id = ?1 RETURNING seq",
        params![
            id.uuid().as_bytes(),
            status.phase.as_str(),
            status.phase_message
        ],
        |row| row.get(0),
    )?;
    connection.execute("DELETE FROM conditions WHERE volume = ?1", [seq])?;
    insert::conditions(connection, seq, &status.conditions)
}
