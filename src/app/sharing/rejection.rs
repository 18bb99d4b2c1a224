//! Which scopes of a request the server rejected.

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_contract::{Scope, SharedScopesPatch, VolumeId};

/// A failed request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rejection {
    /// Why the request failed.
    pub(super) error: ApiError,
    /// The scopes of the request that the error message names.
    pub(super) scopes: Vec<Scope>,
}

impl Rejection {
    /// The failure of a request that sent `batch`.
    pub(super) fn new(error: ApiError, batch: &SharedScopesPatch) -> Self {
        let scopes = match error.kind() {
            ErrorKind::Forbidden | ErrorKind::Invalid => named_scopes(&error.to_string(), batch),
            _ => Vec::new(),
        };
        Self { error, scopes }
    }

    /// The error and the named scopes of a rejection, if there is one.
    pub(super) fn split(rejection: Option<Self>) -> (Option<ApiError>, Vec<Scope>) {
        match rejection {
            Some(Self { error, scopes }) => (Some(error), scopes),
            None => (None, Vec::new()),
        }
    }
}

/// The scopes of `batch` whose ids occur in `message` as whole words. UUIDs are compared without case.
fn named_scopes(message: &str, batch: &SharedScopesPatch) -> Vec<Scope> {
    let lowercase = message.to_ascii_lowercase();
    // Scopes contain UUIDs in lower case.
    let names = |id: &str| {
        let is_uuid = id.parse::<VolumeId>().is_ok();
        contains_word(if is_uuid { &lowercase } else { message }, id)
    };
    batch
        .add
        .iter()
        .chain(&batch.remove)
        .filter(|scope| names(&scope.scope_id))
        .cloned()
        .collect()
}

fn contains_word(text: &str, word: &str) -> bool {
    let is_word_character = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !word.is_empty()
        && text.match_indices(word).any(|(start, _)| {
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text
                .get(start + word.len()..)
                .and_then(|text| text.chars().next());
            !before.is_some_and(is_word_character) && !after.is_some_and(is_word_character)
        })
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    #[test]
    fn scopes_are_named_if_their_ids_occur_as_words() {
        let batch = SharedScopesPatch {
            add: ["45", "4500", "c-1", "c"].map(project).to_vec(),
            remove: vec![project("4501")],
        };
        let named = |message: &str| -> Vec<String> {
            let scopes = named_scopes(message, &batch).into_iter();
            scopes.map(|scope| scope.scope_id).collect()
        };
        assert_eq!(named("the project 4500 does not exist"), ["4500"]);
        assert_eq!(
            named("update is missing for “4501” and c-1."),
            ["c-1", "4501"]
        );
        assert_eq!(named("you may not"), Vec::<String>::new());
    }

    #[test]
    fn the_case_of_a_uuid_in_a_message_does_not_matter() {
        let department = Scope::new(
            ScopeType::Department,
            "5e1d7a30-0001-4c1e-8f00-a1b2c3d4e501",
        );
        let batch = SharedScopesPatch {
            add: vec![department.clone(), project("Vision")],
            remove: Vec::new(),
        };
        let message = "there is no department 5E1D7A30-0001-4C1E-8F00-A1B2C3D4E501 in VISION";
        assert_eq!(named_scopes(message, &batch), [department]);
    }
}
