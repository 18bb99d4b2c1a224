//! Every operation of the API: its method, its path and its query.

use crate::query_string::{Writer, path_segment};
use crate::{ClusterId, FilterOperator, Limit, ListQuery, Offset, VolumeField, VolumeId};

#[cfg(test)]
mod tests;

/// The path that every operation begins with.
pub const PREFIX: &str = "/api/v1";

/// The methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Changes a part.
    Patch,
    /// Removes.
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

    /// Whether it may be repeated without asking: reading changes nothing.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Get)
    }
}

/// Which part of a directory (projects, departments) is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DirectoryQuery {
    /// Part of a name; empty for all. Departments are found by what stands in front of its first
    /// comma.
    pub search: String,
    /// A filter in the wire form, such as `clusterId==…`; empty for none.
    pub filter: String,
    /// How many entries come before the page.
    pub offset: Offset,
    /// How many entries are on the page.
    pub limit: Limit,
}

impl DirectoryQuery {
    fn to_projects_request(&self) -> String {
        let mut writer = self.begin(None);
        if !self.search.is_empty() {
            writer.push("search", &self.search);
        }
        writer.finish()
    }

    /// Departments have no `search`, so part of a name is asked for by a filter. A comma cannot
    /// stand in it: what is behind the first one is left out, which finds rather more.
    fn to_departments_request(&self) -> String {
        let part = self.search.split(',').next().unwrap_or_default();
        let name = (!part.is_empty())
            .then(|| format!("{}{}{part}", VolumeField::Name, FilterOperator::Contains));
        self.begin(name).finish()
    }

    fn begin(&self, more: Option<String>) -> Writer {
        let mut writer = Writer::default();
        let filter = (!self.filter.is_empty()).then(|| self.filter.clone());
        writer.push_list("filterBy", filter.into_iter().chain(more));
        writer.push("sortBy", VolumeField::Name.as_str());
        if self.offset != Offset::ZERO {
            writer.push("offset", &self.offset.to_string());
        }
        writer.push("limit", &self.limit.to_string());
        writer
    }
}

/// One operation with the values that stand in its path and query.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// "List datavolumes in permitted scopes."
    ListVolumes(ListQuery),
    /// How many volumes match (optional capability).
    CountVolumes(ListQuery),
    /// "Create a datavolume."
    CreateVolume,
    /// Whether a name is free in a cluster: 204 free, 409 taken (optional capability).
    NameAvailability {
        /// The name in question.
        name: String,
        /// The cluster in which it must be unique.
        cluster: ClusterId,
    },
    /// "Get datavolume."
    ReadVolume(VolumeId),
    /// "Patch datavolume."
    PatchVolume(VolumeId),
    /// "Delete datavolume."
    DeleteVolume(VolumeId),
    /// "Get the datavolume's shared scopes."
    ReadSharedScopes(VolumeId),
    /// "Patch the datavolume's shared scopes."
    PatchSharedScopes(VolumeId),
    /// The projects that the caller may see (optional capability).
    ListProjects(DirectoryQuery),
    /// The departments that the caller may see (optional capability).
    ListDepartments(DirectoryQuery),
    /// The clusters that the caller may see (optional capability).
    ListClusters,
    /// Client credentials for a token (optional capability).
    GrantToken,
}

impl Endpoint {
    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self {
            Self::CreateVolume | Self::GrantToken => Method::Post,
            Self::PatchVolume(_) | Self::PatchSharedScopes(_) => Method::Patch,
            Self::DeleteVolume(_) => Method::Delete,
            _ => Method::Get,
        }
    }

    /// The statuses that the API documents for it, successes first. A server answers with no other;
    /// a client is ready for any.
    #[must_use]
    pub const fn statuses(&self) -> &'static [u16] {
        match self {
            Self::ListVolumes(_) | Self::CountVolumes(_) => &[200, 400, 401, 403, 500, 503],
            Self::CreateVolume => &[201, 400, 401, 403, 500, 503],
            Self::ReadVolume(_) | Self::ReadSharedScopes(_) | Self::ListClusters => {
                &[200, 401, 403, 404, 500, 503]
            }
            Self::PatchVolume(_) | Self::PatchSharedScopes(_) => {
                &[200, 400, 401, 403, 404, 500, 503]
            }
            Self::DeleteVolume(_) => &[202, 204, 401, 403, 404, 500, 503],
            Self::NameAvailability { .. } => &[204, 401, 403, 409, 503],
            Self::ListProjects(_) | Self::ListDepartments(_) => &[200, 400, 401, 403, 503],
            Self::GrantToken => &[200, 400, 500, 503],
        }
    }

    /// The path below [`PREFIX`] with its parameters by name, as servers route it and documents
    /// print it.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        match self {
            Self::ListVolumes(_) | Self::CreateVolume => "/datavolumes",
            Self::CountVolumes(_) => "/datavolumes/count",
            Self::NameAvailability { .. } => "/datavolumes/name-availability",
            Self::ReadVolume(_) | Self::PatchVolume(_) | Self::DeleteVolume(_) => {
                "/datavolumes/{datavolumeId}"
            }
            Self::ReadSharedScopes(_) | Self::PatchSharedScopes(_) => {
                "/datavolumes/{datavolumeId}/sharedScopes"
            }
            Self::ListProjects(_) => "/org-unit/projects",
            Self::ListDepartments(_) => "/org-unit/departments",
            Self::ListClusters => "/clusters",
            Self::GrantToken => "/token",
        }
    }

    /// The path and the query, from [`PREFIX`] on.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        let mut address = String::from(PREFIX);
        match self {
            Self::ReadVolume(id)
            | Self::PatchVolume(id)
            | Self::DeleteVolume(id)
            | Self::ReadSharedScopes(id)
            | Self::PatchSharedScopes(id) => {
                let id = path_segment(&id.to_string());
                address.push_str(&self.template().replace("{datavolumeId}", &id));
            }
            _ => address.push_str(self.template()),
        }
        let query = self.query();
        if !query.is_empty() {
            address.push('?');
            address.push_str(&query);
        }
        address
    }

    fn query(&self) -> String {
        match self {
            Self::ListVolumes(query) => query.to_request(),
            Self::CountVolumes(query) => query.to_count_request(),
            Self::ListProjects(query) => query.to_projects_request(),
            Self::ListDepartments(query) => query.to_departments_request(),
            Self::NameAvailability { name, cluster } => {
                let mut writer = Writer::default();
                writer.push("dataName", name);
                writer.push("clusterId", cluster.as_str());
                writer.finish()
            }
            _ => String::new(),
        }
    }
}
