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

    /// Whether the API documents it, so that it may stand in a request.
    #[must_use]
    pub const fn is_documented(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

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

/// A scope, by type and id: `SharedScopeBase` of the API. Unlike [`SharedScope`] it is what a client
/// sends, so its id is read strictly; whether its type [is documented](ScopeType::is_documented) is
/// for the reader to check.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// Its level.
    pub scope_type: ScopeType,
    /// The id of the cluster, department or project.
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
    #[serde(deserialize_with = "lenient::id")]
    pub scope_id: String,
    /// "The name of the scope"; empty where the server does not say.
    #[serde(default, deserialize_with = "lenient::default_on_null")]
    pub scope_name: String,
    /// When it was shared.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<DateTime<Utc>>,
    /// Who shared it.
    #[serde(skip_serializing_if = "Option::is_none")]
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
        deserialize_with = "lenient::default_on_null"
    )]
    pub add: Vec<Scope>,
    /// Scopes to take the share from.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::default_on_null"
    )]
    pub remove: Vec<Scope>,
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;

    #[test]
    fn the_example_of_the_public_document_is_read_and_written() {
        let example = json!({
            "scopeType": "project",
            "scopeId": "a418ed33-9399-48c0-a890-122cadd13bfd",
            "scopeName": "project-a",
            "createdAt": "2019-08-24T14:15:22Z",
            "createdBy": "user@run.ai",
        });
        let shared: SharedScope = from_value(example.clone()).unwrap();
        let scope = Scope::new(ScopeType::Project, "a418ed33-9399-48c0-a890-122cadd13bfd");
        assert_eq!(shared.scope(), scope);
        assert_eq!(to_value(shared).unwrap(), example);
    }

    #[test]
    fn a_share_may_lack_name_time_and_person_and_have_a_number_for_an_id() {
        let least = json!({ "scopeType": "project", "scopeId": 5 });
        let nulls = json!({
            "scopeType": "project", "scopeId": "5", "scopeName": null, "createdAt": null, "createdBy": null,
        });
        let odd = json!({ "scopeType": "project", "scopeId": "5", "createdAt": 1_566_656_122, "more": [] });
        for body in [least, nulls, odd] {
            let shared: SharedScope = from_value(body).unwrap();
            assert_eq!(shared.scope(), Scope::new(ScopeType::Project, "5"));
            assert_eq!(
                (
                    shared.scope_name.as_str(),
                    shared.created_at,
                    shared.created_by
                ),
                ("", None, None)
            );
        }
    }

    #[test]
    fn a_level_that_is_not_documented_is_kept_as_it_was_written() {
        let scope: Scope = from_value(json!({ "scopeType": "tenant", "scopeId": "t" })).unwrap();
        assert_eq!(scope.scope_type, ScopeType::Other("tenant".to_owned()));
        assert!(!scope.scope_type.is_documented());
        assert_eq!(
            to_value(scope).unwrap(),
            json!({ "scopeType": "tenant", "scopeId": "t" })
        );
        for level in ScopeType::DOCUMENTED {
            assert!(level.is_documented());
            assert_eq!(
                from_value::<ScopeType>(to_value(&level).unwrap()).unwrap(),
                level
            );
        }
    }

    #[test]
    fn a_patch_says_only_what_changes() {
        let scope = Scope::new(ScopeType::Cluster, "c");
        let patch = SharedScopesPatch {
            add: vec![scope],
            remove: Vec::new(),
        };
        let body = json!({ "add": [{ "scopeType": "cluster", "scopeId": "c" }] });
        assert_eq!(to_value(&patch).unwrap(), body);
        assert_eq!(from_value::<SharedScopesPatch>(body).unwrap(), patch);
        for nothing in [json!({}), json!({ "add": null, "remove": [] })] {
            assert_eq!(
                from_value::<SharedScopesPatch>(nothing).unwrap(),
                SharedScopesPatch::default()
            );
        }
    }

    #[test]
    fn what_a_client_sends_is_held_to_its_types() {
        for scope in [
            json!({ "scopeType": "project", "scopeId": 5 }),
            json!({ "scopeType": "project", "scopeId": null }),
            json!({ "scopeType": "project" }),
            json!({ "scopeType": null, "scopeId": "5" }),
            json!({ "scopeId": "5" }),
            json!("project"),
        ] {
            assert!(
                from_value::<SharedScopesPatch>(json!({ "add": [scope] })).is_err(),
                "{scope}"
            );
        }
    }
}
