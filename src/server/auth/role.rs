//! Roles and the permissions they grant.

use std::fmt;

use serde::Deserialize;

/// What a permission is about. The two are separate because a user may create a volume without
/// deciding who can use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entity {
    /// The volumes, and the projects, departments and clusters that contain them.
    DataVolumes,
    /// The shares of volumes.
    SharingList,
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DataVolumes => "Data volumes",
            Self::SharingList => "Data volumes – sharing list",
        })
    }
}

/// What a permission allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Create,
    Read,
    Update,
    Delete,
}

impl Verb {
    const ALL: &[Self] = &[Self::Create, Self::Read, Self::Update, Self::Delete];
    const READ: &[Self] = &[Self::Read];
    const NONE: &[Self] = &[];
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
        })
    }
}

/// A set of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Volumes and sharing: everything.
    Administrator,
    /// Volumes: everything. Sharing: read.
    Researcher,
    /// Volumes and sharing: read.
    Viewer,
    /// Volumes: read. Sharing: nothing.
    Analyst,
    /// No permission.
    Guest,
}

impl Role {
    /// Whether the role grants the permission.
    pub(crate) fn permits(self, verb: Verb, entity: Entity) -> bool {
        let (volumes, sharing) = match self {
            Self::Administrator => (Verb::ALL, Verb::ALL),
            Self::Researcher => (Verb::ALL, Verb::READ),
            Self::Viewer => (Verb::READ, Verb::READ),
            Self::Analyst => (Verb::READ, Verb::NONE),
            Self::Guest => (Verb::NONE, Verb::NONE),
        };
        match entity {
            Entity::DataVolumes => volumes.contains(&verb),
            Entity::SharingList => sharing.contains(&verb),
        }
    }
}
