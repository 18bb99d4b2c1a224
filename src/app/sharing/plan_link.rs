//! A staged plan as the fragment of an address, which no server sees.
//!
//! Anybody may have written the fragment, so it is limited and checked, and its plan is only ever shown for review:
//! `#plan={"version":1,"base":[…],"add":[…],"remove":[…]}`, percent-encoded.

use datavolumes_contract::query_string::{Writer, decode};
use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{ScopeDiff, ScopeSet};
use serde::{Deserialize, Serialize};

/// What the fragment of a plan begins with.
const PREFIX: &str = "#plan=";

/// The version of the format.
const VERSION: u32 = 1;

/// The longest fragment that is read, in bytes.
const MAX_LENGTH: usize = 256 * 1024;

/// The largest number of scopes in each list.
const MAX_SCOPES: usize = 1_000;

/// The longest id of a scope, in characters.
const MAX_ID: usize = 128;

/// A plan in a link: edits, and the shares that they were made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlanLink {
    /// The shares. `None` if they were not known: then the edits are of the current shares.
    pub(crate) base: Option<ScopeSet>,
    /// The edits.
    pub(crate) edits: ScopeDiff,
}

/// Why the plan of a link is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PlanLinkError {
    #[error("The plan is too long.")]
    TooLong,
    #[error("The link is damaged. Copy the whole link again.")]
    Unreadable,
    #[error("Another version of the app made this link.")]
    OtherVersion,
    #[error("The plan names a scope that can’t exist.")]
    InvalidScope,
    #[error("The plan changes nothing.")]
    Empty,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Encoded {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<Vec<Scope>>,
    add: Vec<Scope>,
    remove: Vec<Scope>,
}

impl PlanLink {
    /// The fragment with `#`.
    pub(crate) fn to_fragment(&self) -> String {
        let list = |scopes: &ScopeSet| scopes.iter().cloned().collect();
        let encoded = Encoded {
            version: VERSION,
            base: self.base.as_ref().map(list),
            add: list(self.edits.add()),
            remove: list(self.edits.remove()),
        };
        fragment(&serde_json::to_string(&encoded).unwrap_or_default())
    }

    /// Reads a fragment. `None` if it is not that of a plan.
    pub(crate) fn from_fragment(fragment: &str) -> Option<Result<Self, PlanLinkError>> {
        let text = fragment.strip_prefix(PREFIX)?;
        if text.len() > MAX_LENGTH {
            return Some(Err(PlanLinkError::TooLong));
        }
        let encoded = serde_json::from_str::<Encoded>(&decode(text));
        Some(
            encoded
                .map_err(|_| PlanLinkError::Unreadable)
                .and_then(checked),
        )
    }
}

fn fragment(json: &str) -> String {
    let mut writer = Writer::default();
    writer.push("plan", json);
    format!("#{}", writer.finish())
}

fn checked(encoded: Encoded) -> Result<PlanLink, PlanLinkError> {
    let Encoded {
        version,
        base,
        add,
        remove,
    } = encoded;
    if version != VERSION {
        return Err(PlanLinkError::OtherVersion);
    }
    let lists = [base.as_deref().unwrap_or_default(), &add, &remove];
    if lists.iter().any(|list| list.len() > MAX_SCOPES) {
        return Err(PlanLinkError::TooLong);
    }
    if !lists.into_iter().flatten().all(is_possible) {
        return Err(PlanLinkError::InvalidScope);
    }
    let mut edits = ScopeDiff::default();
    for scope in remove {
        edits.unshare(scope);
    }
    for scope in add {
        edits.share(scope);
    }
    if edits.is_empty() {
        return Err(PlanLinkError::Empty);
    }
    Ok(PlanLink {
        base: base.map(|base| base.into_iter().collect()),
        edits,
    })
}

fn is_possible(scope: &Scope) -> bool {
    let id = scope.scope_id.as_str();
    !matches!(scope.scope_type, ScopeType::Other(_))
        && !id.trim().is_empty()
        && id.chars().count() <= MAX_ID
        && !id.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn error(json: &str) -> PlanLinkError {
        PlanLink::from_fragment(&fragment(json))
            .unwrap()
            .unwrap_err()
    }

    fn scopes() -> impl Strategy<Value = Vec<Scope>> {
        let level = prop::sample::select(vec![
            ScopeType::Cluster,
            ScopeType::Department,
            ScopeType::Project,
        ]);
        let scope = (level, "[^\\p{C}\\s]{1,20}").prop_map(|(level, id)| Scope::new(level, id));
        prop::collection::vec(scope, 0..6)
    }

    proptest! {
        #[test]
        fn a_plan_survives_the_link((base, add, remove) in (scopes(), scopes(), scopes())) {
            let mut edits = ScopeDiff::default();
            for scope in remove {
                edits.unshare(scope);
            }
            for scope in add {
                edits.share(scope);
            }
            let plan = PlanLink { base: Some(base.into_iter().collect()), edits };
            let read = PlanLink::from_fragment(&plan.to_fragment()).unwrap();
            if plan.edits.is_empty() {
                prop_assert_eq!(read, Err(PlanLinkError::Empty));
            } else {
                prop_assert_eq!(read, Ok(plan));
            }
        }

        #[test]
        fn any_fragment_is_read_or_refused(text in ".{0,200}") {
            let _ = PlanLink::from_fragment(&[PREFIX, &text].concat());
            let _ = PlanLink::from_fragment(&fragment(&text));
        }
    }

    #[test]
    fn another_fragment_is_no_plan() {
        assert_eq!(PlanLink::from_fragment(""), None);
        assert_eq!(PlanLink::from_fragment("#main"), None);
    }

    #[test]
    fn a_hostile_link_is_refused_with_the_reason() {
        assert_eq!(error("{"), PlanLinkError::Unreadable);
        assert_eq!(error("[]"), PlanLinkError::OtherVersion);
        assert_eq!(error(r#"{"version":2}"#), PlanLinkError::OtherVersion);
        assert_eq!(error(r#"{"version":1}"#), PlanLinkError::Empty);
        let with_id = |id: &str| {
            error(&format!(
                r#"{{"version":1,"add":[{{"scopeType":"project","scopeId":"{id}"}}]}}"#
            ))
        };
        for id in ["", " ", "a\\u0000b", &"x".repeat(MAX_ID + 1)] {
            assert_eq!(with_id(id), PlanLinkError::InvalidScope, "{id}");
        }
        let many = vec![r#"{"scopeType":"project","scopeId":"1"}"#; MAX_SCOPES + 1].join(",");
        let many = format!(r#"{{"version":1,"add":[{many}]}}"#);
        assert_eq!(error(&many), PlanLinkError::TooLong);
        let long = [PREFIX, &"x".repeat(MAX_LENGTH + 1)].concat();
        assert_eq!(
            PlanLink::from_fragment(&long),
            Some(Err(PlanLinkError::TooLong))
        );
    }
}
