use datavolumes_contract::Scope;
use datavolumes_sharing::{Effect, Organisation, Outcome, Plan, ScopeDiff, ScopeSet};
use leptos::prelude::*;

use super::change_list::{ChangeEntry, NonEmptyChangeList, scope_entries};
use super::findings::Findings;
use super::use_editor::Editor;
use crate::sharing::denied_edits::DeniedEdits;
use crate::sharing::text::{
    access_text, is_effect_known, node_label, other_cluster_text, pluralize, scope_name,
};

/// The plan as lists: the scopes that change and the projects that are affected.
///
/// It shows the plan at the time it is mounted.
#[component]
pub(super) fn PlanView(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let plan = editor.plan.get_untracked();
    let organisation = editor.organisation.get_untracked();
    let added = scope_entries(&organisation, plan.diff().add(), "");
    let removed = scope_entries(&organisation, plan.diff().remove(), "");
    let no_ops = no_op_entries(&organisation, plan.no_ops());
    let refused = refused_entries(&organisation, plan.refused());
    let denied = editor
        .denied
        .with_untracked(|denied| denied_entries(&organisation, denied));
    let loaded = editor.loader.snapshot();
    let missing = loaded.with_untracked(|known| known.projects().missing_projects());
    let is_known = is_effect_known(&organisation, plan.diff());
    let missing = missing
        .filter(|_| !is_known)
        .map(|missing| [missing, " More projects may gain or lose access."].concat());
    let requests = [
        "Sent as ",
        &pluralize(plan.batches().len(), "request"),
        ". No one loses access in between.",
    ]
    .concat();
    let effects = |outcome| effect_entries(&organisation, &plan, outcome);
    let gaining = effects(Outcome::Gains);
    let losing = effects(Outcome::Loses);
    let keeping = effects(Outcome::Keeps);
    let unknown = effects(Outcome::Unknown);
    view! {
        <div class="plan">
            <section class="plan__group" aria-label="Changes">
                <h3 class="plan__heading">"Changes"</h3>
                <NonEmptyChangeList
                    kind="add"
                    title="added"
                    noun="scope"
                    entries=added
                    is_open=true
                />
                <NonEmptyChangeList
                    kind="remove"
                    title="removed"
                    noun="scope"
                    entries=removed
                    is_open=true
                />
                <NonEmptyChangeList
                    kind="drop"
                    title="already done, left out"
                    noun="scope"
                    entries=no_ops
                />
                <NonEmptyChangeList
                    kind="drop"
                    title="left out: another cluster"
                    noun="scope"
                    entries=refused
                    is_open=true
                />
                <NonEmptyChangeList
                    kind="drop"
                    title="left out: no permission"
                    noun="scope"
                    entries=denied
                    is_open=true
                />
                <p class="plan__note">{requests}</p>
                <Findings editor />
            </section>
            <section class="plan__group" aria-label="Effect">
                <h3 class="plan__heading">"Effect"</h3>
                {missing.map(|missing| view! { <p class="plan__note">{missing}</p> })}
                <NonEmptyChangeList
                    kind="gain"
                    title="gain access"
                    noun="project"
                    entries=gaining
                    is_open=true
                />
                <NonEmptyChangeList
                    kind="lose"
                    title="lose access"
                    noun="project"
                    entries=losing
                    is_open=true
                />
                <NonEmptyChangeList
                    kind="keep"
                    title="keep access"
                    noun="project"
                    entries=keeping
                />
                <NonEmptyChangeList kind="unknown" title="unknown" noun="project" entries=unknown />
            </section>
        </div>
    }
}

/// The edits that the saved shares already satisfy.
fn no_op_entries(organisation: &Organisation, no_ops: &ScopeDiff) -> Vec<ChangeEntry> {
    let mut entries = scope_entries(organisation, no_ops.add(), "already shared");
    entries.extend(scope_entries(organisation, no_ops.remove(), "not shared"));
    entries
}

/// The scopes that the volume cannot be shared with, and why.
fn refused_entries(organisation: &Organisation, refused: &ScopeSet) -> Vec<ChangeEntry> {
    let entry = |scope: &Scope| ChangeEntry {
        name: scope_name(organisation, scope),
        note: other_cluster_text(organisation, scope),
    };
    refused.iter().map(entry).collect()
}

/// The edits that are known to be refused, and why.
fn denied_entries(organisation: &Organisation, denied: &DeniedEdits) -> Vec<ChangeEntry> {
    let entry = |(scope, reason): (&Scope, &String)| ChangeEntry {
        name: scope_name(organisation, scope),
        note: reason.clone(),
    };
    denied.iter().map(entry).collect()
}

/// The projects with the given outcome. Those whose access changes come first.
fn effect_entries(organisation: &Organisation, plan: &Plan, outcome: Outcome) -> Vec<ChangeEntry> {
    let mut effects: Vec<Effect> = plan.with_outcome(outcome).collect();
    effects.sort_by_key(|effect| !effect.is_change());
    let entry = |effect: &Effect| {
        let project = organisation.node(effect.project)?;
        let before = access_text(project, effect.before);
        let after = access_text(project, effect.after);
        let note = match outcome {
            Outcome::Loses => ["was: ", &before].concat(),
            Outcome::Keeps if effect.is_change() => [&after, " (was: ", &before, ")"].concat(),
            Outcome::Unknown if project.is_unresolved() => {
                "the directory lists no project with this ID".to_owned()
            }
            Outcome::Unknown => "its department and cluster are unknown".to_owned(),
            _ => after,
        };
        Some(ChangeEntry {
            name: node_label(project),
            note,
        })
    };
    effects.iter().filter_map(entry).collect()
}
