//! Changes of the shares of a volume.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Scope, ScopeType, SharedScope, SharedScopesPatch, VolumeId};
use rusqlite::{Connection, OptionalExtension, Result, params};

use super::access_scope::AccessScope;
use super::error::ShareError;
use super::sql::Sql;
use super::{insert, lookup, row};

/// Adds, then removes scopes. `None` if the caller may not change the volume.
///
/// Adding an existing share and removing a missing one does nothing. A share that the caller does not
/// see counts as missing.
pub(super) fn patch(
    connection: &Connection,
    access: &AccessScope,
    id: VolumeId,
    patch: &SharedScopesPatch,
    user: &str,
    now: DateTime<Utc>,
) -> Result<Option<Vec<SharedScope>>, ShareError> {
    let Some(seq) = lookup::writable_row(connection, access, id)? else {
        return Ok(None);
    };
    if lookup::is_being_deleted(connection, seq)? {
        return Err(ShareError::BeingDeleted);
    }
    let mut changes = 0;
    for scope in &patch.add {
        changes += add(connection, access, seq, scope, user, now)?;
    }
    for scope in &patch.remove {
        changes += remove(connection, access, seq, scope)?;
    }
    if changes > 0 {
        connection
            .prepare_cached("UPDATE volumes SET updated_at = ?2, updated_by = ?3 WHERE seq = ?1")?
            .execute(params![seq, now.timestamp_millis(), user])?;
    }
    Ok(Some(row::shared_scopes(connection, access, seq)?))
}

fn add(
    connection: &Connection,
    access: &AccessScope,
    seq: i64,
    scope: &Scope,
    user: &str,
    now: DateTime<Utc>,
) -> Result<usize, ShareError> {
    let unit = match OrgUnit::find(connection, access, scope)? {
        Some(unit) if unit.is_visible && is_shared(connection, seq, scope)? => return Ok(0),
        Some(unit) if unit.is_accessible => unit,
        None if *access == AccessScope::Everything => {
            return Err(ShareError::UnknownScope(scope.clone()));
        }
        Some(_) | None => return Err(ShareError::ScopeNotAccessible(scope.clone())),
    };
    let cluster_of_volume: String = connection
        .prepare_cached("SELECT cluster_id FROM volumes WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))?;
    if unit.cluster_id != cluster_of_volume {
        return Err(ShareError::OtherCluster(scope.clone()));
    }
    Ok(insert::share(
        connection,
        seq,
        scope,
        Some(user),
        Some(now),
    )?)
}

fn remove(
    connection: &Connection,
    access: &AccessScope,
    seq: i64,
    scope: &Scope,
) -> Result<usize, ShareError> {
    if !is_shared(connection, seq, scope)? {
        return Ok(0);
    }
    match OrgUnit::find(connection, access, scope)? {
        Some(unit) if !unit.is_visible => Ok(0),
        Some(unit) if !unit.is_accessible => Err(ShareError::ScopeNotAccessible(scope.clone())),
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

/// The cluster, department or project that a scope names.
struct OrgUnit {
    cluster_id: String,
    is_accessible: bool,
    is_visible: bool,
}

impl OrgUnit {
    /// `None` if it does not exist.
    fn find(connection: &Connection, access: &AccessScope, scope: &Scope) -> Result<Option<Self>> {
        let (cluster, is_accessible, is_visible, source) = match scope.scope_type {
            ScopeType::Cluster => (
                "c.id",
                access.cluster_condition(),
                access.cluster_is_visible(),
                "clusters c WHERE c.id",
            ),
            ScopeType::Department => (
                "d.cluster_id",
                access.department_condition(),
                access.department_is_visible(),
                "departments d WHERE d.id",
            ),
            ScopeType::Project => (
                "p.cluster_id",
                access.project_condition(),
                access.project_condition(),
                "projects p WHERE p.id",
            ),
            ScopeType::Other(_) => return Ok(None),
        };
        let sql = Sql::new(format!("SELECT {cluster}, "))
            .append(is_accessible)
            .push(", ")
            .append(is_visible)
            .append(Sql::new(format!(" FROM {source} = ?")).bind(scope.scope_id.clone()));
        connection
            .prepare_cached(&sql.text)?
            .query_row(sql.params(), |row| {
                Ok(Self {
                    cluster_id: row.get(0)?,
                    is_accessible: row.get(1)?,
                    is_visible: row.get(2)?,
                })
            })
            .optional()
    }
}
