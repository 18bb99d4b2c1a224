//! The rows that belong to a volume: its conditions and its shares.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Condition, Scope, Timestamp};
use rusqlite::{Connection, Result, params};

/// Inserts the conditions of the volume in the row `seq`, in their order.
pub(super) fn conditions(
    connection: &Connection,
    seq: i64,
    conditions: &[Condition],
) -> Result<()> {
    for (condition, position) in conditions.iter().zip(0_i64..) {
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
                millis(time(condition.last_transition_time.as_ref()))
            ])?;
    }
    Ok(())
}

/// Inserts a share of the volume in the row `seq`. Returns the number of inserted rows.
pub(super) fn share(
    connection: &Connection,
    seq: i64,
    scope: &Scope,
    user: Option<&str>,
    created_at: Option<DateTime<Utc>>,
) -> Result<usize> {
    connection
        .prepare_cached(
            "INSERT INTO shares (volume, scope_type, scope_id, created_at, created_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            seq,
            scope.scope_type.as_str(),
            scope.scope_id,
            millis(created_at),
            user
        ])
}

/// The time of a timestamp, which the server writes itself and which is therefore one.
pub(super) fn time(timestamp: Option<&Timestamp>) -> Option<DateTime<Utc>> {
    timestamp.and_then(Timestamp::time)
}

/// A timestamp as it is stored; the epoch if there is none.
pub(super) fn millis(timestamp: Option<DateTime<Utc>>) -> i64 {
    timestamp.unwrap_or_default().timestamp_millis()
}
