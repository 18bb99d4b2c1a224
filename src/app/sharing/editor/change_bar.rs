use datavolumes_sharing::{Node, Organisation, Outcome, Plan};
use datavolumes_ui::{Button, ButtonVariant, CopyButton, IconName, use_bar};
use leptos::prelude::*;

use super::editor_state::{EditorState, EditorView};
use super::use_editor::Editor;
use crate::sharing::text::{at_least, diff_text, is_effect_known, pluralize};

/// A summary of the edits, with buttons to review, discard and apply them.
#[component]
pub(super) fn ChangeBar(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let is_review = move || editor.view.get() == EditorView::Review;
    let disabled_reason = Signal::derive(move || {
        let reason = || {
            let refused = editor.plan.with(|plan| plan.refused().len());
            let reasons = left_out_texts(refused, editor.denied_text());
            reasons.unwrap_or_else(|| "No changes yet.".to_owned())
        };
        (!editor.is_changed()).then(reason)
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
    use_bar("change");
    view! {
        <div class="change-bar">
            <p class="change-bar__summary" role="status">
                {move || {
                    let organisation = editor.organisation.get();
                    editor.plan.with(|plan| summary(&organisation, plan, editor.denied_text()))
                }}
            </p>
            <div class="change-bar__actions">
                <Show when=is_review>
                    <Button
                        icon=IconName::CHEVRON_LEFT
                        on_press=move |()| editor.state.set(EditorState::Editing)
                    >
                        "Back to editing"
                    </Button>
                </Show>
                <Show when=move || editor.has_edits()>
                    <CopyButton
                        label="Copy a link to this plan"
                        text=Signal::derive(move || editor.plan_address())
                    />
                    <Button icon=IconName::CLOSE on_press=move |()| editor.discard()>
                        "Discard"
                    </Button>
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

/// The plan in one sentence, followed by what is left out; `denied` says it of the edits that are known to be refused.
fn summary(organisation: &Organisation, plan: &Plan, denied: Option<String>) -> String {
    let left_out = left_out_texts(plan.refused().len(), denied);
    if plan.diff().is_empty() {
        return left_out.unwrap_or_else(|| "No changes yet.".to_owned());
    }
    let is_known = is_effect_known(organisation, plan.diff());
    let effect = |outcome, singular: &str, plural: &str| {
        let count = plan.with_outcome(outcome).count();
        let verb = if count == 1 { singular } else { plural };
        let projects = at_least(&pluralize(count, "project"), is_known);
        (count > 0).then(|| [&projects, " ", verb].concat())
    };
    let gains = effect(Outcome::Gains, "gains access", "gain access");
    let loses = effect(Outcome::Loses, "loses access", "lose access");
    let unresolved = plan.with_outcome(Outcome::Unknown);
    let unresolved = unresolved.filter(|effect| {
        let project = organisation.node(effect.project);
        project.is_some_and(Node::is_unresolved) && effect.is_change()
    });
    let unresolved = unresolved_text(unresolved.count());
    let effects: Vec<String> = gains.into_iter().chain(loses).chain(unresolved).collect();
    let effects = if effects.is_empty() && !is_known {
        "which projects gain or lose access is unknown".to_owned()
    } else if effects.is_empty() {
        "no project is known to gain or lose access".to_owned()
    } else {
        effects.join(", ")
    };
    let summary = [&diff_text(plan.diff()), ": ", &effects, "."].concat();
    match left_out {
        None => summary,
        Some(left_out) => [&summary, " ", &left_out].concat(),
    }
}

/// Says that the directory does not know projects, which the user has added by their ids. `None` if there are none.
fn unresolved_text(count: usize) -> Option<String> {
    let predicate = match count {
        0 => return None,
        1 => " is not in the directory and may gain access",
        _ => " are not in the directory and may gain access",
    };
    Some([&pluralize(count, "project"), predicate].concat())
}

/// Says which scopes are not sent. `None` if all are.
fn left_out_texts(refused: usize, denied: Option<String>) -> Option<String> {
    let refused = (refused > 0).then(|| refused_text(refused));
    let texts: Vec<String> = refused.into_iter().chain(denied).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Says that scopes are not sent.
fn refused_text(refused: usize) -> String {
    let verb = if refused == 1 { " is" } else { " are" };
    let scopes = pluralize(refused, "scope");
    [
        &scopes,
        verb,
        " left out: data volumes can’t be shared across clusters.",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
    use datavolumes_sharing::{OrgIndex, ScopeDiff, ScopeSet};

    use super::*;

    #[test]
    fn a_scope_in_another_cluster_is_left_out_with_the_reason() {
        let mut index = OrgIndex::default();
        for (id, cluster) in [("1", "c1"), ("2", "c2")] {
            index.add_project(&Project {
                id: ProjectId::new(id),
                cluster_id: ClusterId::new(cluster),
                ..Project::default()
            });
        }
        let mut edits = ScopeDiff::default();
        edits.share(Scope::new(ScopeType::Project, "2"));
        let origin = ProjectId::new("1");
        let organisation = index.organisation();
        let plan = Plan::new(&organisation, &origin, ScopeSet::new(), &edits);
        assert_eq!(
            summary(&organisation, &plan, None),
            "1 scope is left out: data volumes can’t be shared across clusters."
        );
    }

    #[test]
    fn what_is_known_to_be_refused_is_said_and_not_counted() {
        let organisation = OrgIndex::default().organisation();
        let plan = Plan::default();
        let denied = "project 2 is left out: No.";
        let text = summary(&organisation, &plan, Some(denied.to_owned()));
        assert_eq!(text, denied);
    }

    #[test]
    fn projects_that_are_not_known_are_not_counted_as_none() {
        let department = Scope::new(ScopeType::Department, "d");
        let mut edits = ScopeDiff::default();
        edits.share(department);
        let summary = |index: &OrgIndex| {
            let organisation = index.organisation();
            let (origin, saved) = (ProjectId::new("1"), ScopeSet::new());
            summary(
                &organisation,
                &Plan::new(&organisation, &origin, saved, &edits),
                None,
            )
        };
        let mut index = OrgIndex::default();
        assert_eq!(
            summary(&index),
            "1 scope added: which projects gain or lose access is unknown."
        );
        index.add_project(&Project {
            id: ProjectId::new("2"),
            parent_id: DepartmentId::new("d"),
            ..Project::default()
        });
        let partial = "1 scope added: at least 1 project gains access.";
        assert_eq!(summary(&index), partial);
        index.set_complete(ScopeType::Project);
        assert_eq!(summary(&index), "1 scope added: 1 project gains access.");
    }

    #[test]
    fn an_id_that_the_directory_does_not_list_is_not_counted_as_gaining() {
        let mut index = OrgIndex::default();
        index.add_project(&Project {
            id: ProjectId::new("1"),
            name: "vision".to_owned(),
            ..Project::default()
        });
        index.set_complete(ScopeType::Project);
        let [listed, typed] = ["1", "9"].map(|id| Scope::new(ScopeType::Project, id));
        index.add_scope(&typed);
        let organisation = index.organisation();
        let summary = |scopes: &[&Scope]| {
            let mut edits = ScopeDiff::default();
            for scope in scopes {
                edits.share((*scope).clone());
            }
            let origin = ProjectId::new("0");
            let plan = Plan::new(&organisation, &origin, ScopeSet::new(), &edits);
            summary(&organisation, &plan, None)
        };
        let unknown = "1 project is not in the directory and may gain access.";
        assert_eq!(summary(&[&typed]), format!("1 scope added: {unknown}"));
        assert_eq!(
            summary(&[&listed, &typed]),
            format!("2 scopes added: 1 project gains access, {unknown}")
        );
    }

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
            let plan = Plan::new(&organisation, &origin, saved, edits);
            summary(&organisation, &plan, None)
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
