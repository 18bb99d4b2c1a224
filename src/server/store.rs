//! Where clusters, departments, projects, PVCs, volumes and their shares are kept: SQLite.
//!
//! Every call blocks until it is done. A write that has returned is on the disk: neither a killed
//! process nor a loss of power undoes it.
//!
//! **Invariant: SQL is this module's own.** Statements are put together from texts that are
//! written here, chosen by `match`; whatever a caller says is bound as a value.

mod condition;
mod connections;
mod directory;
mod directory_request;
mod error;
mod functions;
mod life;
mod list;
mod load;
mod matching;
pub(crate) mod outcome;
mod reach;
mod row;
mod search;
mod set;
mod sharing;
mod sql;
#[cfg(test)]
mod tests;
mod writes;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use datavolumes_contract::org::{Cluster, DepartmentPage, Project, ProjectPage};
use datavolumes_contract::{
    ClusterId, CreateVolume, ListQuery, PatchVolume, ProjectId, SharedScope, SharedScopesPatch,
    Volume, VolumeId, VolumePage,
};

use crate::seed::Seed;
use connections::Connections;

pub use directory_request::{
    DepartmentField, DirectoryField, DirectoryFilter, DirectoryRequest, ProjectField,
};
pub use error::{CreateRefusal, ShareRefusal, StoreError};
pub use life::Life;
pub use reach::Reach;
pub use writes::Deletion;

/// The store. Its clones share one database.
#[derive(Clone)]
pub struct Store(Arc<Connections>);

impl Store {
    /// Opens the database in the file `path`, which is made where there is none.
    ///
    /// # Errors
    /// When the file cannot be opened or is not a database of this server's version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Connections::open(path).map(Arc::new).map(Self)
    }

    /// A database that is gone with the last clone; otherwise the same.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn in_memory() -> Result<Self, StoreError> {
        Connections::in_memory().map(Arc::new).map(Self)
    }

    /// Whether nothing was ever seeded: there is no cluster.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        self.0.read(|connection| {
            let clusters = connection.prepare("SELECT 1 FROM clusters")?.exists([])?;
            Ok(!clusters)
        })
    }

    /// Writes the organisation and the volumes of `plan` into an empty store, all or nothing.
    ///
    /// # Errors
    /// When the store is not empty, or SQLite fails.
    pub fn seed(&self, plan: &Seed) -> Result<(), StoreError> {
        self.0
            .write(|connection| load::seed(connection, plan).map_err(StoreError::from))?;
        self.0.settle()
    }

    /// A page of the volumes that match `query`, without their shares. Descending is ascending
    /// turned round, ties included. Without an order: by name.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn list(&self, reach: &Reach, query: &ListQuery) -> Result<VolumePage, StoreError> {
        self.0
            .read(|connection| Ok(list::page(connection, reach, query)?))
    }

    /// How many volumes match `query`, on all pages.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn count(&self, reach: &Reach, query: &ListQuery) -> Result<u64, StoreError> {
        self.0
            .read(|connection| Ok(list::count(connection, reach, query)?))
    }

    /// A volume with its shares. `None` where there is none, or where it neither originates within
    /// reach nor can be used in a project that is.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn read(&self, reach: &Reach, id: VolumeId) -> Result<Option<Volume>, StoreError> {
        self.0
            .read(|connection| Ok(list::read(connection, reach, id)?))
    }

    /// Creates a volume, which is Creating for a while: see [`Store::live`].
    ///
    /// # Errors
    /// When its project is unknown or beyond reach, its name or PVC is taken, or SQLite fails.
    pub fn create(
        &self,
        reach: &Reach,
        new: &CreateVolume,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<Volume, CreateRefusal> {
        self.0
            .write(|connection| writes::create(connection, reach, new, by, now))
    }

    /// Changes the description. `None` where no such volume originates within reach, though
    /// [`Store::read`] may know it. The answer is without shares.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn describe(
        &self,
        reach: &Reach,
        id: VolumeId,
        patch: &PatchVolume,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Volume>, StoreError> {
        self.0
            .write(|connection| Ok(writes::describe(connection, reach, id, patch, by, now)?))
    }

    /// Deletes a volume. `None` as for [`Store::describe`].
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn delete(
        &self,
        reach: &Reach,
        id: VolumeId,
        now: DateTime<Utc>,
    ) -> Result<Option<Deletion>, StoreError> {
        self.0
            .write(|connection| Ok(writes::delete(connection, reach, id, now)?))
    }

    /// Whom a volume is shared with. `None` as for [`Store::read`].
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn shared_scopes(
        &self,
        reach: &Reach,
        id: VolumeId,
    ) -> Result<Option<Vec<SharedScope>>, StoreError> {
        self.0.read(|connection| {
            list::visible(connection, reach, id)?
                .map(|seq| row::shared_scopes(connection, seq))
                .transpose()
                .map_err(StoreError::from)
        })
    }

    /// Changes whom a volume is shared with: adds, then removes, all or nothing. Adding what is
    /// there and removing what is not there does nothing. `None` as for [`Store::describe`].
    ///
    /// # Errors
    /// When a scope is unknown, in another cluster or beyond reach, or SQLite fails.
    pub fn patch_shared_scopes(
        &self,
        reach: &Reach,
        id: VolumeId,
        patch: &SharedScopesPatch,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Vec<SharedScope>>, ShareRefusal> {
        self.0
            .write(|connection| sharing::patch(connection, reach, id, patch, by, now))
    }

    /// Whether no volume of `cluster` has the name.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn name_is_free(&self, name: &str, cluster: &ClusterId) -> Result<bool, StoreError> {
        self.0
            .read(|connection| Ok(writes::name_is_free(connection, name, cluster.as_str())?))
    }

    /// A page of the projects within reach.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn projects(
        &self,
        reach: &Reach,
        request: &DirectoryRequest<ProjectField>,
    ) -> Result<ProjectPage, StoreError> {
        self.0
            .read(|connection| Ok(directory::projects(connection, reach, request)?))
    }

    /// One project; `None` where it is unknown or beyond reach.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn project(&self, reach: &Reach, id: &ProjectId) -> Result<Option<Project>, StoreError> {
        self.0
            .read(|connection| Ok(directory::find_project(connection, reach, id)?))
    }

    /// A page of the departments that are within reach or hold a project that is.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn departments(
        &self,
        reach: &Reach,
        request: &DirectoryRequest<DepartmentField>,
    ) -> Result<DepartmentPage, StoreError> {
        self.0
            .read(|connection| Ok(directory::departments(connection, reach, request)?))
    }

    /// The clusters that are within reach or hold a project that is, by name.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn clusters(&self, reach: &Reach) -> Result<Vec<Cluster>, StoreError> {
        self.0
            .read(|connection| Ok(directory::clusters(connection, reach)?))
    }

    /// Does what was due by `now`: Creating becomes Ready or `NotReady`, Deleting ends.
    ///
    /// # Errors
    /// When SQLite fails.
    pub fn live(&self, now: DateTime<Utc>) -> Result<Life, StoreError> {
        self.0.write(|connection| Ok(life::step(connection, now)?))
    }
}
