//! Changing whom a volume is shared with.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Scope, ScopeType, SharedScope, SharedScopesPatch, VolumeId};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::{Reach, ShareRefusal, list, row, sql::Sql};

/// Adds, then removes. Adding what is there and removing what is not there does nothing, and
/// nothing is checked about it.
pub(super) fn patch(
    connection: &Connection,
    reach: &Reach,
    id: VolumeId,
    patch: &SharedScopesPatch,
    by: &str,
    now: DateTime<Utc>,
) -> Result<Option<Vec<SharedScope>>, ShareRefusal> {
    let Some(seq) = list::originated(connection, reach, id)? else {
        return Ok(None);
    };
    let mut changes = 0;
    for scope in &patch.add {
        changes += add(connection, reach, seq, scope, by, now)?;
    }
    for scope in &patch.remove {
        changes += remove(connection, reach, seq, scope)?;
    }
    if changes > 0 {
        connection
            .prepare_cached("UPDATE volumes SET updated_at = ?2, updated_by = ?3 WHERE seq = ?1")?
            .execute(params![seq, now.timestamp_millis(), by])?;
    }
    Ok(Some(row::shared_scopes(connection, seq)?))
}

fn add(
    connection: &Connection,
    reach: &Reach,
    seq: i64,
    scope: &Scope,
    by: &str,
    now: DateTime<Utc>,
) -> Result<usize, ShareRefusal> {
    if is_shared(connection, seq, scope)? {
        return Ok(0);
    }
    let Some(found) = Place::of(connection, reach, scope)? else {
        return Err(ShareRefusal::UnknownScope(scope.clone()));
    };
    if !found.within_reach {
        return Err(ShareRefusal::BeyondReach(scope.clone()));
    }
    let home: String = connection
        .prepare_cached("SELECT cluster_id FROM volumes WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))?;
    if found.cluster != home {
        return Err(ShareRefusal::OtherCluster(scope.clone()));
    }
    Ok(connection
        .prepare_cached(
            "INSERT INTO shares (volume, scope_type, scope_id, created_at, created_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            seq,
            scope.scope_type.as_str(),
            scope.scope_id,
            now.timestamp_millis(),
            by
        ])?)
}

fn remove(
    connection: &Connection,
    reach: &Reach,
    seq: i64,
    scope: &Scope,
) -> Result<usize, ShareRefusal> {
    if !is_shared(connection, seq, scope)? {
        return Ok(0);
    }
    match Place::of(connection, reach, scope)? {
        Some(place) if !place.within_reach => Err(ShareRefusal::BeyondReach(scope.clone())),
        _ => Ok(connection
            .prepare_cached(
                "DELETE FROM shares WHERE volume = ?1 AND scope_type = ?2 AND scope_id = ?3",
            )?
            .execute(params![seq, scope.scope_type.as_str(), scope.scope_id])?),
    }
}

fn is_shared(connection: &Connection, seq: i64, scope: &Scope) -> Result<bool> {
    connection
        .prepare_cached(
            "SELECT 1 FROM shares WHERE volume = ?1 AND scope_type = ?2 AND scope_id = ?3",
        )?
        .exists(params![seq, scope.scope_type.as_str(), scope.scope_id])
}

/// Where a scope is in the organisation.
struct Place {
    cluster: String,
    within_reach: bool,
}

impl Place {
    /// `None` where there is no such scope.
    fn of(connection: &Connection, reach: &Reach, scope: &Scope) -> Result<Option<Self>> {
        let (cluster, within_reach, from) = match scope.scope_type {
            ScopeType::Cluster => ("c.id", reach.to_clusters(), "clusters c WHERE c.id"),
            ScopeType::Department => (
                "d.cluster_id",
                reach.to_departments(),
                "departments d WHERE d.id",
            ),
            ScopeType::Project => ("p.cluster_id", reach.to_projects(), "projects p WHERE p.id"),
            ScopeType::Other(_) => return Ok(None),
        };
        let sql = Sql::new(format!("SELECT {cluster}, "))
            .then(within_reach)
            .then(Sql::new(format!(" FROM {from} = ?")).bind(scope.scope_id.clone()));
        connection
            .prepare_cached(&sql.text)?
            .query_row(sql.params(), |row| {
                Ok(Self {
                    cluster: row.get(0)?,
                    within_reach: row.get(1)?,
                })
            })
            .optional()
    }
}
