//! Edits that the server is known to refuse this user.

use std::collections::BTreeMap;

use datavolumes_contract::Scope;
use datavolumes_sharing::{Organisation, ScopeDiff};

use super::text::{pluralize, scope_name, scope_names};

/// The scopes of the edits that are not sent, because the server has denied this user to change the share with them or
/// this app does not know their level. Each has its reason, as a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DeniedEdits(BTreeMap<Scope, String>);

impl DeniedEdits {
    /// Takes the scopes out of `edits` for which there is a `reason`.
    pub(super) fn take(edits: &mut ScopeDiff, reason: impl Fn(&Scope) -> Option<String>) -> Self {
        let scopes = edits.add().iter().chain(edits.remove());
        let denied = scopes.filter_map(|scope| Some((scope.clone(), reason(scope)?)));
        let denied = Self(denied.collect());
        denied.leave_out_of(edits);
        denied
    }

    /// Takes the scopes out of `edits`.
    pub(super) fn leave_out_of(&self, edits: &mut ScopeDiff) {
        self.0.keys().for_each(|scope| edits.reset(scope));
    }

    /// The scopes with the reasons.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Scope, &String)> {
        self.0.iter()
    }

    /// Says that the scopes are left out, and why. `None` if there are none.
    pub(super) fn text(&self, organisation: &Organisation) -> Option<String> {
        let (scope, reason) = self.0.first_key_value()?;
        Some(match self.0.len() {
            1 => [&scope_name(organisation, scope), " is left out: ", reason].concat(),
            count => [
                &pluralize(count, "scope"),
                " are left out: you don’t have permission to change them (",
                &scope_names(organisation, self.0.keys()),
                ").",
            ]
            .concat(),
        })
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;

    #[test]
    fn edits_that_are_known_to_be_refused_are_taken_out_with_the_reason() {
        let project = |id: &str| Scope::new(ScopeType::Project, id);
        let reason = |scope: &Scope| (scope.scope_id != "1").then(|| "No.".to_owned());
        let mut edits = ScopeDiff::default();
        edits.share(project("1"));
        edits.share(project("2"));
        let organisation = Organisation::default();
        let denied = DeniedEdits::take(&mut edits, reason);
        assert_eq!(edits.add().iter().collect::<Vec<_>>(), [&project("1")]);
        let text = denied.text(&organisation);
        assert_eq!(text.as_deref(), Some("project 2 is left out: No."));
        edits.unshare(project("3"));
        edits.share(project("4"));
        let text = DeniedEdits::take(&mut edits, reason).text(&organisation);
        assert_eq!(
            text.as_deref(),
            Some(
                "2 scopes are left out: you don’t have permission to change them (project 3, project 4)."
            )
        );
        assert!(edits.remove().is_empty());
        let denied = DeniedEdits::take(&mut edits, reason);
        assert_eq!(denied.text(&organisation), None);
    }
}
