//! Whom a data volume is shared with.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lenient;

/// The most scopes that one `PATCH …/sharedScopes` may add, and likewise remove. (The reference
/// says "Array of objects <= 50 characters": read as 50 entries.)
pub const MAX_SCOPES_PER_PATCH: usize = 50;

/// The level of the organisation that a scope stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ScopeType {
    /// Every project of a cluster, now and later.
    Cluster,
    /// Every project of a department, now and later.
    Department,
    /// One project.
    Project,
    /// A level that this version of the API does not document, as the server wrote it.
    Other(String),
}

impl ScopeType {
    /// The levels that the API documents, widest first.
    pub const DOCUMENTED: [Self; 3] = [Self::Cluster, Self::Department, Self::Project];

    /// The raw value of the API.
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
            .find(|level| level.as_str() == raw)
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

/// A scope, by type and id: `SharedScopeBase` of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// Its level.
    pub scope_type: ScopeType,
    /// The id of the cluster, department or project.
    #[serde(deserialize_with = "lenient::text_or_number")]
    pub scope_id: String,
}

impl Scope {
    /// A scope of `scope_type` with the id `scope_id`.
    pub fn new(scope_type: ScopeType, scope_id: impl Into<String>) -> Self {
        Self {
            scope_type,
            scope_id: scope_id.into(),
        }
    }
}

/// A scope that a volume is shared with, and who shared it when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedScope {
    /// The level of the scope.
    pub scope_type: ScopeType,
    /// The id of the cluster, department or project.
    #[serde(deserialize_with = "lenient::text_or_number")]
    pub scope_id: String,
    /// "The name of the scope"; empty where the server does not say.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub scope_name: String,
    /// When it was shared.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::instant"
    )]
    pub created_at: Option<DateTime<Utc>>,
    /// Who shared it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
}

impl SharedScope {
    /// The scope alone, without who and when.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::new(self.scope_type.clone(), self.scope_id.clone())
    }
}

/// The body of `PATCH …/sharedScopes`: a difference, not a state. Each list holds at most
/// [`MAX_SCOPES_PER_PATCH`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedScopesPatch {
    /// Scopes to share with.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::or_default"
    )]
    pub add: Vec<Scope>,
    /// Scopes to take the share from.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::or_default"
    )]
    pub remove: Vec<Scope>,
}
