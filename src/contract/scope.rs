//! The scopes that a data volume is shared with.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::EnumCount;

use crate::{Timestamp, id, lenient};

#[cfg(test)]
mod tests;

/// The maximum number of scopes that one `PATCH …/sharedScopes` can add, and that it can remove.
///
/// The reference says "Array of objects <= 50 characters", which can only mean 50 entries.
pub const MAX_SCOPES_PER_PATCH: usize = 50;

/// The type of a scope: the level of the organization that it covers.
#[derive(Clone, Debug, EnumCount, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScopeType {
    /// All projects of a cluster, including projects that are added later.
    Cluster,
    /// All projects of a department, including projects that are added later.
    Department,
    /// One project.
    Project,
    /// A type that the API does not document, as the server sent it.
    Other(String),
}

impl ScopeType {
    /// The types that the API documents, which are all except [`ScopeType::Other`], from the widest to
    /// the narrowest.
    pub const DOCUMENTED: [Self; Self::COUNT - 1] =
        [Self::Cluster, Self::Department, Self::Project];

    /// Whether the API documents the type. Only then can it be part of a request.
    #[must_use]
    pub const fn is_documented(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The type as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cluster => "cluster",
            Self::Department => "department",
            Self::Project => "project",
            Self::Other(raw) => raw,
        }
    }
}

impl From<&str> for ScopeType {
    fn from(raw: &str) -> Self {
        Self::DOCUMENTED
            .into_iter()
            .find(|scope_type| scope_type.as_str() == raw)
            .unwrap_or_else(|| Self::Other(raw.to_owned()))
    }
}

impl fmt::Display for ScopeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ScopeType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ScopeType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|raw| Self::from(raw.as_str()))
    }
}

/// A scope in a request: `SharedScopeBase` in the reference.
///
/// Its id is read strictly, as a string, and [normalized](crate::id). A type that is
/// [not documented](ScopeType::is_documented) is read, and the server must check it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scope {
    /// The type of the scope.
    pub scope_type: ScopeType,
    /// The id of the cluster, department or project.
    #[serde(deserialize_with = "string_id")]
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub scope_id: String,
}

impl Scope {
    /// Creates a scope.
    pub fn new(scope_type: ScopeType, scope_id: impl Into<String>) -> Self {
        Self {
            scope_type,
            scope_id: id::normalized(scope_id.into()),
        }
    }
}

/// Deserializes an id from a string only.
fn string_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(id::normalized)
}

/// A scope that a volume is shared with. The type and the id are required.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedScope {
    /// The type of the scope.
    pub scope_type: ScopeType,
    /// The id of the cluster, department or project.
    #[serde(deserialize_with = "id::deserialize")]
    pub scope_id: String,
    /// "The name of the scope"; empty if the server did not send it.
    #[serde(default, deserialize_with = "lenient::text")]
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub scope_name: String,
    /// The time when the volume was shared with the scope.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<Timestamp>,
    /// The user who shared the volume with the scope.
    #[serde(
        default,
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_by: Option<String>,
}

impl SharedScope {
    /// The type and the id, as a request contains them.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::new(self.scope_type.clone(), self.scope_id.clone())
    }
}

/// A share without its metadata, as it is before the server has made it.
impl From<Scope> for SharedScope {
    fn from(scope: Scope) -> Self {
        Self {
            scope_type: scope.scope_type,
            scope_id: scope.scope_id,
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        }
    }
}

/// The body of `PATCH …/sharedScopes`: the changes, not the resulting scopes.
///
/// Each list has at most [`MAX_SCOPES_PER_PATCH`] scopes, which the type does not check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedScopesPatch {
    /// The scopes to share the volume with.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::default_on_null"
    )]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub add: Vec<Scope>,
    /// The scopes to stop sharing the volume with.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::default_on_null"
    )]
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub remove: Vec<Scope>,
}
