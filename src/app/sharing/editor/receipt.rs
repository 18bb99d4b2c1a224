//! What was changed, as a short text in Markdown for a ticket or a chat.

use chrono::{DateTime, Utc};
use datavolumes_contract::{Scope, VolumeId};
use datavolumes_sharing::{Organisation, ScopeSet};
use datavolumes_ui::format_iso;

use super::editor_state::ApplyResult;
use crate::sharing::text::{pluralize, scope_name};

/// A change of shares that was applied and read back.
pub(super) struct Receipt<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) name: &'a str,
    pub(super) id: VolumeId,
    /// By the clock of the server, if it has told it.
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) result: &'a ApplyResult,
    /// The shares that were read back.
    pub(super) after: &'a ScopeSet,
}

impl Receipt<'_> {
    /// The text.
    pub(super) fn to_markdown(&self) -> String {
        let ApplyResult {
            done, concurrent, ..
        } = self.result;
        let mut lines = vec![
            format!("### Sharing of {}", escaped(self.name)),
            String::new(),
            format!("- Data volume: `{}`", self.id),
        ];
        lines.extend(
            self.at
                .map(|at| format!("- Read back from the server: {}", format_iso(at))),
        );
        let changes = [
            ("Added", done.add()),
            ("Removed", done.remove()),
            ("Added by someone else", concurrent.add()),
            ("Removed by someone else", concurrent.remove()),
        ];
        let is_made = |(_, scopes): &(&str, &ScopeSet)| !scopes.is_empty();
        let line = |(what, scopes)| format!("- {what}: {}", self.names(scopes));
        lines.extend(changes.into_iter().filter(is_made).map(line));
        lines.push(format!("- Before: {}", self.shares(&self.before())));
        lines.push(format!("- After: {}", self.shares(self.after)));
        lines.join("\n")
    }

    fn before(&self) -> ScopeSet {
        let ApplyResult {
            done, concurrent, ..
        } = self.result;
        let is_new = |scope: &Scope| done.add().contains(scope) || concurrent.add().contains(scope);
        let kept = self.after.iter().filter(|scope| !is_new(scope));
        let removed = done.remove().iter().chain(concurrent.remove().iter());
        kept.chain(removed).cloned().collect()
    }

    fn shares(&self, scopes: &ScopeSet) -> String {
        if scopes.is_empty() {
            return "not shared".to_owned();
        }
        format!(
            "{}: {}",
            pluralize(scopes.len(), "scope"),
            self.names(scopes)
        )
    }

    fn names(&self, scopes: &ScopeSet) -> String {
        let name = |scope: &Scope| {
            let id = scope.scope_id.replace(['`', '\n', '\r'], " ");
            format!(
                "{} (`{id}`)",
                escaped(&scope_name(self.organisation, scope))
            )
        };
        scopes.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// `text` on one line, without a meaning in Markdown and HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_control() {
            escaped.push(' ');
            continue;
        }
        if "\\`*_[]<>|~#&!@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;
    use datavolumes_sharing::{OrgIndex, ScopeDiff};

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    #[test]
    fn the_receipt_says_what_was_before_and_after() {
        let mut done = ScopeDiff::default();
        done.share(project("new"));
        done.unshare(project("old"));
        let mut concurrent = ScopeDiff::default();
        concurrent.share(project("theirs"));
        let result = ApplyResult {
            done,
            concurrent,
            shares: 3,
        };
        let receipt = Receipt {
            organisation: &OrgIndex::default().organisation(),
            name: "a_[b]<c>\n# d",
            id: "71f69d83-ba66-4822-adf5-55ce55efd210".parse().unwrap(),
            at: None,
            result: &result,
            after: &ScopeSet::from([project("kept"), project("new"), project("theirs")]),
        };
        assert_eq!(
            receipt.to_markdown(),
            "### Sharing of a\\_\\[b\\]\\<c\\> \\# d\n\n\
             - Data volume: `71f69d83-ba66-4822-adf5-55ce55efd210`\n\
             - Added: project new (`new`)\n\
             - Removed: project old (`old`)\n\
             - Added by someone else: project theirs (`theirs`)\n\
             - Before: 2 scopes: project kept (`kept`), project old (`old`)\n\
             - After: 3 scopes: project kept (`kept`), project new (`new`), project theirs (`theirs`)"
        );
        let nothing = Receipt {
            result: &ApplyResult::default(),
            after: &ScopeSet::new(),
            ..receipt
        };
        assert!(nothing.to_markdown().ends_with("- After: not shared"));
    }
}
