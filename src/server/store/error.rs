//! The errors of the store.

use datavolumes_contract::Scope;

/// The database failed. The message is for the log and must not reach a caller.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite reported an error.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// All readers stayed in use for too long.
    #[cfg(not(target_family = "wasm"))]
    #[error("no connection to the database became free: {0}")]
    Pool(#[from] r2d2::Error),
    /// The file is a database of another program.
    #[error("the file is a database of another program; use another file")]
    Foreign,
    /// The file has another schema version.
    #[error(
        "the database has schema version {found}, this server needs {needed}; use another file"
    )]
    Schema {
        /// The version of the file.
        found: i64,
        /// The version of this server.
        needed: i64,
    },
}

/// Why a volume was not created.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// Another volume of the cluster has the name.
    #[error("the name is taken in this cluster")]
    NameTaken,
    /// Another volume of the cluster has the name and is being deleted.
    #[error("a volume with this name is still being deleted")]
    NameBeingDeleted,
    /// The origin PVC already backs the volume with this name.
    #[error("the origin PVC already backs the data volume {0}")]
    PvcTaken(String),
    /// The project does not exist, and the caller has access to all.
    #[error("there is no such project")]
    UnknownProject,
    /// The caller has no access to the project, or it does not exist.
    #[error("the project is not accessible")]
    ProjectNotAccessible,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why the description of a volume was not changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The volume is being deleted.
    #[error("the volume is being deleted")]
    BeingDeleted,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why the shares of a volume were not changed.
#[derive(Debug, thiserror::Error)]
pub enum ShareError {
    /// The volume is being deleted.
    #[error("the volume is being deleted")]
    BeingDeleted,
    /// The cluster, department or project does not exist, and the caller has access to all.
    #[error("there is no {} {}", .0.scope_type, .0.scope_id)]
    UnknownScope(Scope),
    /// The scope is in another cluster than the volume, which has no copy of the data.
    #[error("{} {} is in another cluster", .0.scope_type, .0.scope_id)]
    OtherCluster(Scope),
    /// The caller has no access to the scope, or it does not exist.
    #[error("{} {} is not accessible", .0.scope_type, .0.scope_id)]
    ScopeNotAccessible(Scope),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for CreateError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<rusqlite::Error> for UpdateError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<rusqlite::Error> for ShareError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
