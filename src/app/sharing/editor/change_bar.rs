use datavolumes_sharing::{Outcome, Plan};
use datavolumes_ui::{Button, ButtonVariant};
use leptos::prelude::*;

use super::editor_state::{EditorState, EditorView};
use super::use_editor::Editor;
use crate::sharing::text::{diff_text, pluralize};

/// A summary of the edits, with buttons to review, discard and apply them.
#[component]
pub(super) fn ChangeBar(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let is_review = move || editor.view.get() == EditorView::Review;
    let disabled_reason = Signal::derive(move || {
        (!editor.is_changed()).then(|| "Nothing has been changed yet.".to_owned())
    });
    let review = move || {
        view! {
            <Button
                variant=ButtonVariant::Primary
                disabled_reason
                on_press=move |()| editor.review()
            >
                "Review changes"
            </Button>
        }
    };
    view! {
        <div class="change-bar">
            <p class="change-bar__summary" role="status">
                {move || editor.plan.with(|plan| summary(plan))}
            </p>
            <div class="change-bar__actions">
                <Show when=is_review>
                    <Button on_press=move |()| {
                        editor.state.set(EditorState::Editing);
                    }>"Back to editing"</Button>
                </Show>
                <Show when=move || editor.is_changed()>
                    <Button on_press=move |()| editor.discard()>"Discard"</Button>
                </Show>
                <Show when=is_review fallback=review>
                    <Button
                        variant=ButtonVariant::Primary
                        disabled_reason
                        on_press=move |()| editor.apply()
                    >
                        "Apply changes"
                    </Button>
                </Show>
            </div>
        </div>
    }
}

/// The plan in one sentence.
fn summary(plan: &Plan) -> String {
    if plan.diff().is_empty() {
        return "No changes yet.".to_owned();
    }
    let effect = |outcome, singular: &str, plural: &str| {
        let count = plan.with_outcome(outcome).count();
        let verb = if count == 1 { singular } else { plural };
        (count > 0).then(|| [&pluralize(count, "project"), " ", verb].concat())
    };
    let gains = effect(Outcome::Gains, "gains access", "gain access");
    let loses = effect(Outcome::Loses, "loses access", "lose access");
    let effects: Vec<String> = gains.into_iter().chain(loses).collect();
    let effects = if effects.is_empty() {
        "no project is known to gain or lose access".to_owned()
    } else {
        effects.join(", ")
    };
    [&diff_text(plan.diff()), ": ", &effects, "."].concat()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ProjectId, Scope, ScopeType};
    use datavolumes_sharing::{OrgIndex, ScopeDiff, ScopeSet};

    use super::*;

    #[test]
    fn the_summary_counts_scopes_and_affected_projects() {
        let [one, two, three] = ["1", "2", "3"].map(|id| Scope::new(ScopeType::Project, id));
        let mut index = OrgIndex::default();
        for scope in [&one, &two, &three] {
            index.add_scope(scope);
        }
        let organisation = index.organisation();
        let summary = |edits: &ScopeDiff| {
            let (origin, saved) = (ProjectId::new("0"), ScopeSet::from([three.clone()]));
            summary(&Plan::new(&organisation, &origin, saved, edits))
        };
        let mut edits = ScopeDiff::default();
        assert_eq!(summary(&edits), "No changes yet.");
        edits.share(one);
        assert_eq!(summary(&edits), "1 scope added: 1 project gains access.");
        edits.share(two);
        edits.unshare(three.clone());
        assert_eq!(
            summary(&edits),
            "2 scopes added, 1 removed: 2 projects gain access, 1 project loses access."
        );
    }
}
