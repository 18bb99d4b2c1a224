//! Permissions: what can be done to which kind of thing.

use std::fmt;

/// What a permission is about: the two entities that the product knows, apart on purpose, since
/// somebody may create a volume and yet not decide who can use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entity {
    /// The volumes, and the projects, departments and clusters that they are in.
    DataVolumes,
    /// Whom a volume is shared with.
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

/// What a permission lets do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Makes new ones.
    Create,
    /// Sees them.
    Read,
    /// Changes them.
    Update,
    /// Removes them.
    Delete,
}

impl Verb {
    const ALL: &[Self] = &[Self::Create, Self::Read, Self::Update, Self::Delete];
    const READ: &[Self] = &[Self::Read];
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Volumes and sharing: everything.
    Administrator,
    /// Volumes: everything. Sharing: read.
    Researcher,
    /// Volumes and sharing: read.
    Viewer,
    /// Volumes: read. Sharing: nothing.
    Analyst,
    /// Nothing.
    Nobody,
}

impl Role {
    pub(crate) fn permits(self, verb: Verb, entity: Entity) -> bool {
        let (volumes, sharing) = match self {
            Self::Administrator => (Verb::ALL, Verb::ALL),
            Self::Researcher => (Verb::ALL, Verb::READ),
            Self::Viewer => (Verb::READ, Verb::READ),
            Self::Analyst => (Verb::READ, &[][..]),
            Self::Nobody => (&[][..], &[][..]),
        };
        match entity {
            Entity::DataVolumes => volumes.contains(&verb),
            Entity::SharingList => sharing.contains(&verb),
        }
    }
}
