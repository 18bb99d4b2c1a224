//! The phase changes that happen without a request: Creating ends as Ready or `NotReady`, Deleting
//! ends with the volume removed.

use chrono::{DateTime, Utc};
use datavolumes_contract::Phase;
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{insert, row, writes};
use crate::provisioning;

/// What [`Store::advance`](crate::store::Store::advance) did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifecycle {
    /// How many volumes changed their phase or were removed.
    pub changed: usize,
    /// When the next change is due; `None` if nothing is pending.
    pub next_due: Option<DateTime<Utc>>,
}

/// Applies every change that is due at `now`.
pub(super) fn advance(connection: &Connection, now: DateTime<Utc>) -> Result<Lifecycle> {
    let due: Vec<(i64, Phase)> = connection
        .prepare_cached("SELECT seq, phase FROM volumes WHERE due_at <= ?1 ORDER BY due_at")?
        .query_map([now.timestamp_millis()], |row| {
            Ok((row.get(0)?, Phase::from(row.get_ref(1)?.as_str()?)))
        })?
        .collect::<Result<_>>()?;
    for (seq, phase) in &due {
        match phase {
            Phase::Creating => finish_creating(connection, *seq, now)?,
            Phase::Deleting => writes::remove(connection, *seq)?,
            // A check of the schema: no other phase has a due time.
            Phase::Ready | Phase::NotReady | Phase::Unknown | Phase::Other(_) => {}
        }
    }
    Ok(Lifecycle {
        changed: due.len(),
        next_due: next_due(connection)?,
    })
}

fn next_due(connection: &Connection) -> Result<Option<DateTime<Utc>>> {
    let millis: Option<i64> = connection
        .prepare_cached("SELECT min(due_at) FROM volumes WHERE due_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?;
    Ok(millis.map(row::timestamp))
}

fn finish_creating(connection: &Connection, seq: i64, now: DateTime<Utc>) -> Result<()> {
    let (pvc, namespace): (String, String) = connection
        .prepare_cached(
            "SELECT v.origin_pvc_name, p.namespace
             FROM volumes v JOIN projects p ON p.id = v.project_id WHERE v.seq = ?1",
        )?
        .query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_bound: Option<bool> = connection
        .prepare_cached(
            "SELECT c.bound FROM volumes v
             JOIN pvcs c ON c.project_id = v.project_id AND c.name = v.origin_pvc_name
             WHERE v.seq = ?1",
        )?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    let status = provisioning::status_after_creation(&pvc, &namespace, is_bound, now);
    connection
        .prepare_cached(
            "UPDATE volumes SET phase = ?2, phase_message = ?3, due_at = NULL WHERE seq = ?1",
        )?
        .execute(params![seq, status.phase.as_str(), status.phase_message])?;
    insert::conditions(connection, seq, &status.conditions)
}
