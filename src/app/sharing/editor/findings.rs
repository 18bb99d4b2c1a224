use datavolumes_sharing::{CoveredBy, Finding, Organisation, ScopeSet};
use datavolumes_ui::{Alert, Button, Tone};
use leptos::prelude::*;

use super::use_editor::Editor;
use crate::sharing::text::scope_name;

/// The likely mistakes in the planned shares, each with a button that fixes it if there is a fix.
#[component]
pub(super) fn Findings(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let findings = untrack(|| editor.findings());
    let finding = |finding: Finding| view! { <FindingAlert editor finding /> };
    findings.into_iter().map(finding).collect_view()
}

#[component]
fn FindingAlert(editor: Editor, finding: Finding) -> impl IntoView {
    let (title, text) = finding_text(&editor.organisation.get_untracked(), &finding);
    let fix = finding.fix().map(|fix| fix.remove().clone());
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
    let label = if is_saved {
        "Remove it too"
    } else {
        "Leave it out"
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

/// The title and the explanation of a finding.
fn finding_text(organisation: &Organisation, finding: &Finding) -> (String, String) {
    let name = |scope| scope_name(organisation, scope);
    match finding {
        Finding::NotShared => (
            "Shared with nobody".to_owned(),
            "Only the project of origin can use the volume then.".to_owned(),
        ),
        Finding::NotReady(phase) => (
            ["The volume is ", phase.as_str()].concat(),
            "It is shared, but cannot be mounted as it is now.".to_owned(),
        ),
        Finding::WholeCluster(scope) => (
            ["Shared with the whole ", &name(scope)].concat(),
            "Every project in it can use the volume, also those that are still to come.".to_owned(),
        ),
        Finding::OtherCluster { scope, .. } => (
            [&name(scope), " is in another cluster"].concat(),
            "The volume is stored in one cluster; servers refuse to share it beyond.".to_owned(),
        ),
        Finding::Redundant(redundant) => (
            [&name(&redundant.scope), " is redundant"].concat(),
            match &redundant.covered_by {
                CoveredBy::Origin => {
                    "It is the origin of the volume, and can use it anyway.".to_owned()
                }
                CoveredBy::Share(wider) => {
                    ["It is reached through ", &name(wider), " anyway."].concat()
                }
            },
        ),
        Finding::Unresolved(scope) => (
            [&name(scope), " is not in your directory"].concat(),
            "It may be gone, or outside of what you may see.".to_owned(),
        ),
    }
}
