//! The database: clusters, departments, projects, PVCs, volumes and their shares, in SQLite.
//!
//! Every call blocks until it is done. A write that has returned is on disk: neither a killed
//! process nor a power failure undoes it.
//!
//! **Invariant: only this module contains SQL.** Statements are built from constant text chosen by
//! `match`; input from a caller is always bound as a value.

mod access_scope;
mod bitmap;
mod bulk_load;
mod columns;
mod comparison;
mod connections;
mod directory;
mod directory_request;
mod error;
mod functions;
mod image;
mod insert;
mod lifecycle;
mod list;
mod lookup;
mod matching;
mod row;
mod schema;
mod search;
mod sharing;
mod sql;
mod staging;
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

use crate::seed::SeedConfig;
use connections::Connections;

pub use access_scope::AccessScope;
pub(crate) use directory::pvcs::{Pvc, PvcRequest};
pub use directory_request::{
    DepartmentField, DirectoryField, DirectoryFilter, DirectoryRequest, ProjectField,
};
pub use error::{CreateError, ShareError, StoreError, UpdateError};
pub use image::Snapshot;
pub use lifecycle::Lifecycle;
pub use writes::{DeleteOutcome, NameUse};

/// A handle to one database. Clones share the database.
#[derive(Clone)]
pub struct Store(Arc<Connections>);

impl Store {
    /// Opens the database in the file `path`, which is created if it does not exist. `:memory:` is
    /// [`Store::in_memory`].
    ///
    /// # Errors
    /// If the file cannot be opened, or is not a database of this schema version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Connections::open(path).map(Arc::new).map(Self)
    }

    /// Creates a database in memory, which is dropped with the last clone.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn in_memory() -> Result<Self, StoreError> {
        Connections::in_memory().map(Arc::new).map(Self)
    }

    /// How many calls can read at a time.
    pub const MAX_READERS: usize = connections::READER_COUNT as usize;

    /// Writes the organisation and the volumes that `config` generates, in one transaction, into a
    /// database that was never seeded: it has no cluster. Returns whether it was that.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn seed(&self, config: &SeedConfig) -> Result<bool, StoreError> {
        let is_seeded = self
            .0
            .write(|connection| bulk_load::load_if_empty(connection, config))?;
        if is_seeded {
            self.0.checkpoint()?;
        }
        Ok(is_seeded)
    }

    /// Fails if the database cannot be written.
    ///
    /// # Errors
    /// If SQLite fails, for example because the disk is full or another process holds the file.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        self.0.check_writable()
    }

    /// Moves the write-ahead log into the file. The log itself is removed with the last clone.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.0.checkpoint()
    }

    /// A page of the volumes that match `query`, without their shares.
    ///
    /// Without a sort key they are sorted by name. Ties are broken by id; descending order is the
    /// exact reverse of ascending order.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn list(&self, access: &AccessScope, query: &ListQuery) -> Result<VolumePage, StoreError> {
        self.0
            .read(|connection| Ok(list::page(connection, access, query)?))
    }

    /// The number of volumes that match `query`, on all pages.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn count(&self, access: &AccessScope, query: &ListQuery) -> Result<u64, StoreError> {
        self.0
            .read(|connection| Ok(list::count(connection, access, query)?))
    }

    /// A volume with its shares. `None` if it does not exist, or neither originates in an
    /// accessible project nor can be used in one.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn read(&self, access: &AccessScope, id: VolumeId) -> Result<Option<Volume>, StoreError> {
        self.0
            .read(|connection| Ok(lookup::read(connection, access, id)?))
    }

    /// Creates a volume in the phase Creating, which [`Store::advance`] ends.
    ///
    /// # Errors
    /// If the project does not exist or is not accessible, the name or the PVC is taken, or SQLite
    /// fails.
    pub fn create(
        &self,
        access: &AccessScope,
        new: &CreateVolume,
        user: &str,
        now: DateTime<Utc>,
    ) -> Result<Volume, CreateError> {
        self.0
            .write(|connection| writes::create(connection, access, new, user, now))
    }

    /// Changes the description and returns the volume without its shares. `None` if no such volume
    /// originates in an accessible project; [`Store::read`] may still return it.
    ///
    /// # Errors
    /// If the volume is being deleted, or SQLite fails.
    pub fn update(
        &self,
        access: &AccessScope,
        id: VolumeId,
        patch: &PatchVolume,
        user: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Volume>, UpdateError> {
        self.0
            .write(|connection| writes::update(connection, access, id, patch, user, now))
    }

    /// Deletes a volume. `None` as for [`Store::update`].
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn delete(
        &self,
        access: &AccessScope,
        id: VolumeId,
        now: DateTime<Utc>,
    ) -> Result<Option<DeleteOutcome>, StoreError> {
        self.0
            .write(|connection| Ok(writes::delete(connection, access, id, now)?))
    }

    /// The shares of a volume. `None` as for [`Store::read`].
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn shared_scopes(
        &self,
        access: &AccessScope,
        id: VolumeId,
    ) -> Result<Option<Vec<SharedScope>>, StoreError> {
        self.0.read(|connection| {
            lookup::readable_row(connection, access, id)?
                .map(|seq| row::shared_scopes(connection, access, seq))
                .transpose()
                .map_err(StoreError::from)
        })
    }

    /// Adds, then removes shares of a volume, in one transaction, and returns all of its shares.
    /// Adding an existing share and removing a missing one does nothing. `None` as for
    /// [`Store::update`].
    ///
    /// # Errors
    /// If the volume is being deleted, a scope does not exist, is in another cluster or is not accessible, or SQLite fails.
    pub fn patch_shared_scopes(
        &self,
        access: &AccessScope,
        id: VolumeId,
        patch: &SharedScopesPatch,
        user: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Vec<SharedScope>>, ShareError> {
        self.0
            .write(|connection| sharing::patch(connection, access, id, patch, user, now))
    }

    /// Whether a volume of `cluster` has the name. `None` if the cluster is not visible.
    pub(crate) fn name_use(
        &self,
        access: &AccessScope,
        name: &str,
        cluster: &ClusterId,
    ) -> Result<Option<NameUse>, StoreError> {
        self.0.read(|connection| {
            if !directory::is_cluster_visible(connection, access, cluster)? {
                return Ok(None);
            }
            Ok(Some(writes::name_use(connection, name, cluster.as_str())?))
        })
    }

    /// A page of the accessible projects.
    pub(crate) fn projects(
        &self,
        access: &AccessScope,
        request: &DirectoryRequest<ProjectField>,
    ) -> Result<ProjectPage, StoreError> {
        self.0
            .read(|connection| Ok(directory::projects(connection, access, request)?))
    }

    /// One project; `None` if it does not exist or is not accessible.
    pub(crate) fn project(
        &self,
        access: &AccessScope,
        id: &ProjectId,
    ) -> Result<Option<Project>, StoreError> {
        self.0
            .read(|connection| Ok(directory::find_project(connection, access, id)?))
    }

    /// A page of the departments that are accessible or have an accessible project.
    pub(crate) fn departments(
        &self,
        access: &AccessScope,
        request: &DirectoryRequest<DepartmentField>,
    ) -> Result<DepartmentPage, StoreError> {
        self.0
            .read(|connection| Ok(directory::departments(connection, access, request)?))
    }

    /// The clusters that are accessible or have an accessible department or project, by name.
    pub(crate) fn clusters(&self, access: &AccessScope) -> Result<Vec<Cluster>, StoreError> {
        self.0
            .read(|connection| Ok(directory::clusters(connection, access)?))
    }

    /// The PVCs of the accessible projects, by project and name.
    pub(crate) fn pvcs(
        &self,
        access: &AccessScope,
        request: &PvcRequest,
    ) -> Result<Vec<Pvc>, StoreError> {
        self.0
            .read(|connection| Ok(directory::pvcs::list(connection, access, request)?))
    }

    /// Applies the phase changes that are due at `now`: Creating becomes Ready or `NotReady`, and
    /// volumes in Deleting are removed.
    ///
    /// # Errors
    /// If SQLite fails.
    pub fn advance(&self, now: DateTime<Utc>) -> Result<Lifecycle, StoreError> {
        self.0
            .write(|connection| Ok(lifecycle::advance(connection, now)?))
    }
}
