//! The operations of the API: method, path, query and statuses of each.

use crate::query_string::{Writer, path_segment};
use crate::{ClusterId, ListQuery, ProjectId, VolumeId};

mod directory_query;
#[cfg(test)]
mod tests;

pub use directory_query::DirectoryQuery;

/// The beginning of every path.
pub const PREFIX: &str = "/api/v1";

const VOLUMES: &str = "/datavolumes";
const VOLUME: &str = "/datavolumes/{datavolumeId}";
const SHARED_SCOPES: &str = "/datavolumes/{datavolumeId}/sharedScopes";

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether the method is safe in the sense of HTTP: it changes nothing, so a client may repeat it
    /// without asking.
    #[must_use]
    pub const fn is_safe(self) -> bool {
        match self {
            Self::Get => true,
            Self::Post | Self::Patch | Self::Delete => false,
        }
    }
}

/// An operation with the values of its path and query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// "List datavolumes in permitted scopes."
    ListVolumes(ListQuery),
    /// Counts the volumes that a list would have on all its pages (optional capability).
    CountVolumes(ListQuery),
    /// "Create a datavolume."
    CreateVolume,
    /// Whether a name is available in a cluster: 204 if it is, 409 if it is taken (optional
    /// capability).
    NameAvailability {
        /// The name to check.
        name: String,
        /// The cluster in which the name must be unique.
        cluster: ClusterId,
    },
    /// "Get datavolume."
    GetVolume(VolumeId),
    /// "Patch datavolume."
    PatchVolume(VolumeId),
    /// "Delete datavolume."
    DeleteVolume(VolumeId),
    /// "Get the datavolume's shared scopes."
    GetSharedScopes(VolumeId),
    /// "Patch the datavolume's shared scopes."
    PatchSharedScopes(VolumeId),
    /// Lists the projects that the caller has permission to see (optional capability).
    ListProjects(DirectoryQuery),
    /// Lists the departments that the caller has permission to see (optional capability).
    ListDepartments(DirectoryQuery),
    /// Lists the clusters that the caller has permission to see (optional capability).
    ListClusters,
    /// Lists the PVCs of a project that are registered as data sources, with their state (optional
    /// capability).
    ListPvcs(ProjectId),
    /// Exchanges client credentials for an access token (optional capability).
    GrantToken,
}

impl Endpoint {
    /// The method, the path after [`PREFIX`] and the documented statuses of each operation.
    const fn definition(&self) -> (Method, &'static str, &'static [u16]) {
        use Method::{Delete, Get, Patch, Post};
        match self {
            Self::ListVolumes(_) => (Get, VOLUMES, &[200, 400, 401, 403, 500, 503]),
            Self::CreateVolume => (Post, VOLUMES, &[201, 400, 401, 403, 500, 503]),
            Self::GetVolume(_) => (Get, VOLUME, &[200, 401, 403, 404, 500, 503]),
            Self::DeleteVolume(_) => (Delete, VOLUME, &[202, 204, 401, 403, 404, 500, 503]),
            Self::PatchVolume(_) => (Patch, VOLUME, &[200, 400, 401, 403, 404, 500, 503]),
            Self::PatchSharedScopes(_) => {
                (Patch, SHARED_SCOPES, &[200, 400, 401, 403, 404, 500, 503])
            }
            Self::GetSharedScopes(_) => (Get, SHARED_SCOPES, &[200, 401, 403, 404, 500, 503]),
            Self::CountVolumes(_) => (Get, "/datavolumes/count", &[200, 400, 401, 403, 500, 503]),
            Self::NameAvailability { .. } => (
                Get,
                "/datavolumes/name-availability",
                &[204, 401, 403, 409, 503],
            ),
            Self::ListProjects(_) => (Get, "/org-unit/projects", &[200, 400, 401, 403, 503]),
            Self::ListDepartments(_) => (Get, "/org-unit/departments", &[200, 400, 401, 403, 503]),
            Self::ListClusters => (Get, "/clusters", &[200, 401, 403, 404, 500, 503]),
            Self::ListPvcs(_) => (Get, "/asset/datasource/pvc", &[200, 401, 403, 503]),
            Self::GrantToken => (Post, "/token", &[200, 400, 500, 503]),
        }
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.definition().0
    }

    /// The path after [`PREFIX`], with `{datavolumeId}` in place of an id: the form that the server
    /// routes and that the API document shows.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        self.definition().1
    }

    /// The statuses that the API documents for the operation, successes first.
    ///
    /// The reference server sends no other status, except when a fault is requested. A client must
    /// handle any status.
    #[must_use]
    pub const fn statuses(&self) -> &'static [u16] {
        self.definition().2
    }

    /// The path, including [`PREFIX`], and the query.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        let mut url = String::from(PREFIX);
        match self.volume_id() {
            Some(id) => {
                let id = path_segment(&id.to_string());
                url.push_str(&self.template().replace("{datavolumeId}", &id));
            }
            None => url.push_str(self.template()),
        }
        let query = self.query();
        if !query.is_empty() {
            url.push('?');
            url.push_str(&query);
        }
        url
    }

    /// The volume in the path.
    const fn volume_id(&self) -> Option<VolumeId> {
        match self {
            Self::GetVolume(id)
            | Self::PatchVolume(id)
            | Self::DeleteVolume(id)
            | Self::GetSharedScopes(id)
            | Self::PatchSharedScopes(id) => Some(*id),
            Self::ListVolumes(_)
            | Self::CountVolumes(_)
            | Self::CreateVolume
            | Self::NameAvailability { .. }
            | Self::ListProjects(_)
            | Self::ListDepartments(_)
            | Self::ListClusters
            | Self::ListPvcs(_)
            | Self::GrantToken => None,
        }
    }

    /// The query string without `?`; empty if the operation has none.
    fn query(&self) -> String {
        match self {
            Self::ListVolumes(query) => query.to_request(),
            Self::CountVolumes(query) => query.to_count_request(),
            Self::ListProjects(query) => query.to_projects_query(),
            Self::ListDepartments(query) => query.to_departments_query(),
            Self::NameAvailability { name, cluster } => {
                let mut writer = Writer::default();
                writer.push("dataName", name);
                writer.push("clusterId", cluster.as_str());
                writer.finish()
            }
            Self::ListPvcs(project) => {
                let mut writer = Writer::default();
                writer.push("projectId", project.as_str());
                for (name, value) in [
                    ("scope", "project"),
                    ("statusInfo", "true"),
                    ("usageInfo", "true"),
                ] {
                    writer.push(name, value);
                }
                writer.finish()
            }
            Self::CreateVolume
            | Self::GetVolume(_)
            | Self::PatchVolume(_)
            | Self::DeleteVolume(_)
            | Self::GetSharedScopes(_)
            | Self::PatchSharedScopes(_)
            | Self::ListClusters
            | Self::GrantToken => String::new(),
        }
    }
}
