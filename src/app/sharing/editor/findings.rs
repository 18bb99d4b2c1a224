use std::mem::discriminant;

use datavolumes_sharing::{CoveredBy, Finding, Organisation, ScopeSet};
use datavolumes_ui::{Alert, Button, Tone, format_number};
use leptos::prelude::*;

use super::use_editor::Editor;
use crate::sharing::text::{other_cluster_text, pluralize, scope_name, scope_names};

/// The likely mistakes in the planned shares. Mistakes of one kind are shown together, with a button that fixes all of
/// them if there is a fix.
#[component]
pub(super) fn Findings(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let findings = untrack(|| editor.findings());
    let group = |findings: &[Finding]| view! { <FindingAlert editor findings=findings.to_vec() /> };
    findings.chunk_by(is_same_kind).map(group).collect_view()
}

#[component]
fn FindingAlert(editor: Editor, findings: Vec<Finding>) -> impl IntoView {
    let (title, text) = group_text(&editor.organisation.get_untracked(), &findings);
    let fixes = findings.iter().filter_map(Finding::fix);
    let remove: ScopeSet = fixes.flat_map(|fix| fix.remove().clone()).collect();
    let fix = (!remove.is_empty()).then_some(remove);
    let button = move || fix.map(|remove| view! { <FixButton editor remove /> });
    view! {
        <Alert quiet=true tone=Tone::Warning title actions=button>
            {text}
        </Alert>
    }
}

/// Removes scopes from the planned shares.
#[component]
fn FixButton(editor: Editor, remove: ScopeSet) -> impl IntoView {
    let is_saved = editor.saved.with_untracked(|saved| remove.is_subset(saved));
    let label = match (is_saved, remove.len()) {
        (true, 1) => "Remove too".to_owned(),
        (false, 1) => "Leave out".to_owned(),
        (true, count) => ["Remove all ", &format_number(count as u64), " too"].concat(),
        (false, count) => ["Leave out all ", &format_number(count as u64)].concat(),
    };
    let fix = move |()| {
        for scope in &remove {
            editor.set_shared(scope.clone(), false);
        }
    };
    view! {
        <Button small=true on_press=fix>
            {label}
        </Button>
    }
}

/// Whether two findings have the same kind of fix.
fn is_same_kind(one: &Finding, other: &Finding) -> bool {
    one.fix().is_some() && discriminant(one) == discriminant(other)
}

/// The title and the explanation of findings of one kind.
fn group_text(organisation: &Organisation, findings: &[Finding]) -> (String, String) {
    let (first, count) = match findings {
        [] => return (String::new(), String::new()),
        [only] => return finding_text(organisation, only),
        [first, ..] => (first, findings.len()),
    };
    let scopes = findings.iter().filter_map(|finding| match finding {
        Finding::OtherCluster { scope, .. } | Finding::Unresolved(scope) => Some(scope),
        Finding::Redundant(redundant) => Some(&redundant.scope),
        Finding::NotShared | Finding::NotReady(_) | Finding::WholeCluster(_) => None,
    });
    let predicate = match first {
        Finding::OtherCluster { .. } => " belong to other clusters",
        Finding::Unresolved(_) => " are not in your directory",
        _ => " are redundant",
    };
    let title = [&pluralize(count, "scope"), predicate].concat();
    (title, [&scope_names(organisation, scopes), "."].concat())
}

/// The title and the explanation of a finding.
fn finding_text(organisation: &Organisation, finding: &Finding) -> (String, String) {
    let name = |scope| scope_name(organisation, scope);
    match finding {
        Finding::NotShared => (
            "No longer shared".to_owned(),
            "Only the origin project will have access.".to_owned(),
        ),
        Finding::NotReady(phase) => (
            ["The data volume is ", phase.as_str()].concat(),
            "Projects can’t mount it until it is ready.".to_owned(),
        ),
        Finding::WholeCluster(scope) => (
            ["Shared with the whole ", &name(scope)].concat(),
            "Includes projects added later.".to_owned(),
        ),
        Finding::OtherCluster { scope, .. } => (
            [&name(scope), " ", &other_cluster_text(organisation, scope)].concat(),
            "The server will refuse this.".to_owned(),
        ),
        Finding::Redundant(redundant) => (
            [&name(&redundant.scope), " is redundant"].concat(),
            match &redundant.covered_by {
                CoveredBy::Origin => "The origin project always has access.".to_owned(),
                CoveredBy::Share(wider) => {
                    ["Already has access through ", &name(wider), "."].concat()
                }
            },
        ),
        Finding::Unresolved(scope) => (
            [&name(scope), " is not in your directory"].concat(),
            "The scope may be deleted, or you don’t have access.".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Scope, ScopeType};
    use datavolumes_sharing::RedundantShare;

    use super::*;

    fn redundant(id: usize) -> Finding {
        Finding::Redundant(RedundantShare {
            scope: Scope::new(ScopeType::Project, id.to_string()),
            covered_by: CoveredBy::Origin,
        })
    }

    #[test]
    fn sixty_redundant_shares_are_one_finding() {
        let mut findings = vec![Finding::NotShared];
        findings.extend((0..60).map(redundant));
        findings.push(Finding::Unresolved(Scope::new(ScopeType::Project, "gone")));
        let groups: Vec<&[Finding]> = findings.chunk_by(is_same_kind).collect();
        let sizes: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        assert_eq!(sizes, [1, 60, 1]);
        let (title, text) = group_text(&Organisation::default(), groups[1]);
        assert_eq!(title, "60 scopes are redundant");
        assert_eq!(text, "project 0, project 1, project 2 and 57 more.");
        let (title, _) = group_text(&Organisation::default(), groups[2]);
        assert_eq!(title, "project gone is not in your directory");
    }

    #[test]
    fn findings_without_a_fix_stay_apart() {
        let whole = |id| Finding::WholeCluster(Scope::new(ScopeType::Cluster, id));
        assert!(!is_same_kind(&whole("1"), &whole("2")));
    }
}
