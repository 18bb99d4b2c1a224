//! The fields of a volume that a list can be sorted and filtered by.

use strum::{Display, EnumCount, EnumString, IntoStaticStr};

#[cfg(test)]
mod tests;

/// A field that a list can be sorted by (`sortBy`) and filtered by (`filterBy`).
///
/// The reference gives the values of `sortBy` only. They are the fields of `filterBy` too, as the
/// public document says.
#[derive(
    Clone, Copy, Debug, Display, EnumCount, EnumString, Eq, Hash, IntoStaticStr, PartialEq,
)]
#[strum(
    serialize_all = "camelCase",
    parse_err_ty = UnknownField,
    parse_err_fn = UnknownField::new
)]
pub enum VolumeField {
    /// `name`
    Name,
    /// `projectId`
    ProjectId,
    /// `clusterId`
    ClusterId,
    /// `departmentId`
    DepartmentId,
    /// `projectName`
    ProjectName,
    /// `createdAt`
    CreatedAt,
    /// `createdBy`
    CreatedBy,
    /// `phase`
    Phase,
}

/// The text is not one of the fields that the API documents for `sortBy`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a field you can sort by")]
pub struct UnknownField(pub String);

impl UnknownField {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl VolumeField {
    /// Every field, in the order of the reference.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Name,
        Self::ProjectId,
        Self::ClusterId,
        Self::DepartmentId,
        Self::ProjectName,
        Self::CreatedAt,
        Self::CreatedBy,
        Self::Phase,
    ];

    /// Whether the field is a timestamp. Some filter operators are not available for timestamps.
    #[must_use]
    pub const fn is_timestamp(self) -> bool {
        match self {
            Self::CreatedAt => true,
            Self::Name
            | Self::ProjectId
            | Self::ClusterId
            | Self::DepartmentId
            | Self::ProjectName
            | Self::CreatedBy
            | Self::Phase => false,
        }
    }

    /// The name of the field for people, such as `Project ID`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::ProjectId => "Project ID",
            Self::ClusterId => "Cluster",
            Self::DepartmentId => "Department",
            Self::ProjectName => "Project",
            Self::CreatedAt => "Created",
            Self::CreatedBy => "Created by",
            Self::Phase => "Status",
        }
    }

    /// The name of the field in the API, such as `projectId`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
