//! The fields of a volume that the API can sort and filter by.

use std::fmt;
use std::str::FromStr;

/// What a list can be sorted by (`sortBy`) and filtered by (`filterBy`): the same eight fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The text is not a value that the API documents for this parameter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not one of the documented values")]
pub struct UnknownValue(pub String);

impl VolumeField {
    /// Every field, as the API lists them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::ProjectId,
        Self::ClusterId,
        Self::DepartmentId,
        Self::ProjectName,
        Self::CreatedAt,
        Self::CreatedBy,
        Self::Phase,
    ];

    /// Whether it holds an instant, for which fewer operators are available.
    #[must_use]
    pub const fn is_instant(self) -> bool {
        matches!(self, Self::CreatedAt)
    }

    /// The API's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ProjectId => "projectId",
            Self::ClusterId => "clusterId",
            Self::DepartmentId => "departmentId",
            Self::ProjectName => "projectName",
            Self::CreatedAt => "createdAt",
            Self::CreatedBy => "createdBy",
            Self::Phase => "phase",
        }
    }
}

impl fmt::Display for VolumeField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for VolumeField {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|field| field.as_str() == text)
            .ok_or_else(|| UnknownValue(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_the_eight_words_of_the_reference_in_its_order() {
        let words = [
            "name",
            "projectId",
            "clusterId",
            "departmentId",
            "projectName",
            "createdAt",
            "createdBy",
            "phase",
        ];
        assert_eq!(VolumeField::ALL.map(VolumeField::as_str), words);
        for (field, word) in VolumeField::ALL.into_iter().zip(words) {
            assert_eq!(word.parse(), Ok(field));
        }
        for text in ["", "Name", "id", "description", "name "] {
            assert_eq!(
                text.parse::<VolumeField>(),
                Err(UnknownValue(text.to_owned()))
            );
        }
    }
}
