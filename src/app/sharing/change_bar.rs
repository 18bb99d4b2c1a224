use datavolumes_sharing::{Outcome, Plan};
use leptos::prelude::*;

use super::editor_state::Editor;
use super::stage::{Stage, View};
use super::words;
use datavolumes_ui::{Button, ButtonVariant, part, shown};

/// What is asked for, in numbers, and what can be done with it.
#[component]
pub(super) fn ChangeBar(
    /// What is edited.
    editor: Editor,
) -> impl IntoView {
    let view = editor.view();
    let is_review = move || view.get() == View::Review;
    let reason = Signal::derive(move || {
        (!editor.is_changed()).then(|| "Nothing has been changed yet.".to_owned())
    });
    let summary = part(move || editor.plan.with(|plan| summary(plan)));
    view! {
        <div class="change-bar">
            <p class="change-bar__summary" role="status">{summary}</p>
            <div class="change-bar__actions">
                {shown(is_review, move || view! {
                    <Button on_press=move |()| editor.stage.set(Stage::Editing)>"Back to editing"</Button>
                })}
                {shown(move || editor.is_changed(), move || view! {
                    <Button on_press=move |()| editor.discard()>"Discard"</Button>
                })}
                {part(move || if is_review() {
                    view! {
                        <Button variant=ButtonVariant::Primary disabled_reason=reason on_press=move |()| editor.apply()>
                            "Apply changes"
                        </Button>
                    }
                } else {
                    view! {
                        <Button
                            variant=ButtonVariant::Primary
                            disabled_reason=reason
                            on_press=move |()| editor.stage.set(Stage::Reviewing)
                        >
                            "Review changes"
                        </Button>
                    }
                })}
            </div>
        </div>
    }
}

/// The plan in one line.
fn summary(plan: &Plan) -> String {
    if plan.diff().is_empty() {
        return "No changes yet.".to_owned();
    }
    let effects: Vec<String> = [
        (Outcome::Gains, "gains access", "gain access"),
        (Outcome::Loses, "loses access", "lose access"),
    ]
    .into_iter()
    .filter_map(|(outcome, one, many)| {
        let count = plan.with_outcome(outcome).count();
        let verb = if count == 1 { one } else { many };
        (count > 0).then(|| [&words::count(count, "project"), " ", verb].concat())
    })
    .collect();
    let effect = if effects.is_empty() {
        "no project is known to gain or lose access".to_owned()
    } else {
        effects.join(", ")
    };
    [&words::change(plan.diff()), ": ", &effect, "."].concat()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ProjectId, Scope, ScopeType};
    use datavolumes_sharing::{OrgIndex, ScopeDiff, ScopeSet};

    use super::*;

    #[test]
    fn the_summary_tells_what_is_done_and_to_how_many() {
        let scopes = ["1", "2", "3"].map(|id| Scope::new(ScopeType::Project, id));
        let mut directory = OrgIndex::default();
        for scope in &scopes {
            directory.add_scope(scope);
        }
        let organisation = directory.organisation();
        let [one, two, three] = scopes;
        let summary = |change: &ScopeDiff| {
            let saved = ScopeSet::from([three.clone()]);
            summary(&Plan::new(
                &organisation,
                &ProjectId::new("0"),
                saved,
                change,
            ))
        };
        let mut change = ScopeDiff::default();
        assert_eq!(summary(&change), "No changes yet.");
        change.share(one);
        assert_eq!(summary(&change), "1 scope added: 1 project gains access.");
        change.share(two);
        change.unshare(three.clone());
        assert_eq!(
            summary(&change),
            "2 scopes added, 1 removed: 2 projects gain access, 1 project loses access."
        );
    }
}
