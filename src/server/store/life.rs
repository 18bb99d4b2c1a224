//! What volumes do by themselves: Creating becomes Ready or `NotReady`, Deleting ends.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{load, outcome, row, writes};

/// How long a new volume is Creating.
pub(super) const CREATING_LASTS: TimeDelta = TimeDelta::seconds(2);

/// How long a shared volume is Deleting.
pub(super) const DELETING_LASTS: TimeDelta = TimeDelta::seconds(3);

/// What one step of life did, and when the next is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// How many volumes went into another phase or away.
    pub changed: usize,
    /// When the next one will, later than now; `None` while nothing is pending.
    pub next: Option<DateTime<Utc>>,
}

pub(super) fn step(connection: &Connection, now: DateTime<Utc>) -> Result<Life> {
    let due: Vec<(i64, String)> = connection
        .prepare_cached("SELECT seq, phase FROM volumes WHERE due_at <= ?1 ORDER BY due_at")?
        .query_map([now.timestamp_millis()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_>>()?;
    for (seq, phase) in &due {
        match phase.as_str() {
            "Creating" => finish_creation(connection, *seq, now)?,
            _ => writes::remove(connection, *seq)?,
        }
    }
    Ok(Life {
        changed: due.len(),
        next: next(connection)?,
    })
}

/// When something is due next, however long ago that was.
pub(super) fn next(connection: &Connection) -> Result<Option<DateTime<Utc>>> {
    let millis: Option<i64> = connection
        .prepare_cached("SELECT min(due_at) FROM volumes WHERE due_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(millis.map(row::instant))
}

fn finish_creation(connection: &Connection, seq: i64, now: DateTime<Utc>) -> Result<()> {
    let (pvc, namespace): (String, String) = connection
        .prepare_cached(
            "SELECT v.origin_pvc_name, p.namespace
             FROM volumes v JOIN projects p ON p.id = v.project_id WHERE v.seq = ?1",
        )?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let bound: Option<bool> = connection
        .prepare_cached(
            "SELECT c.bound FROM volumes v
             JOIN pvcs c ON c.project_id = v.project_id AND c.name = v.origin_pvc_name
             WHERE v.seq = ?1",
        )?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    let status = outcome::of_creation(&pvc, &namespace, bound, now);
    connection
        .prepare_cached(
            "UPDATE volumes SET phase = ?2, phase_message = ?3, due_at = NULL WHERE seq = ?1",
        )?
        .execute(params![seq, status.phase.as_str(), status.phase_message])?;
    for (condition, position) in status.conditions.iter().zip(0..) {
        load::write_condition(connection, seq, position, condition)?;
    }
    Ok(())
}
