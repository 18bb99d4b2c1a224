//! Why the store did not do what it was asked.

use datavolumes_contract::Scope;

/// The database failed. Its text is for the log, never for a caller.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused or could not.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file holds another version of the schema, or something else altogether.
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
pub enum CreateRefusal {
    /// Another volume of the cluster has the name.
    #[error("the name is taken in this cluster")]
    NameTaken,
    /// One PVC backs one volume, and this one backs the volume named here.
    #[error("the origin PVC already backs the data volume {0}")]
    PvcTaken(String),
    /// There is no such project.
    #[error("there is no such project")]
    UnknownProject,
    /// The project is not within the caller's reach.
    #[error("the project is beyond reach")]
    BeyondReach,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why nothing of a change of shares was done.
#[derive(Debug, thiserror::Error)]
pub enum ShareRefusal {
    /// There is no such cluster, department or project to share with.
    #[error("there is no {} {}", .0.scope_type, .0.scope_id)]
    UnknownScope(Scope),
    /// The scope lies in another cluster than the volume: the data are not there.
    #[error("{} {} is in another cluster", .0.scope_type, .0.scope_id)]
    OtherCluster(Scope),
    /// The scope is not within the caller's reach.
    #[error("{} {} is beyond reach", .0.scope_type, .0.scope_id)]
    BeyondReach(Scope),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for CreateRefusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<rusqlite::Error> for ShareRefusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
