use datavolumes_sharing::{
    CoveredBy, Effect, Finding, Organisation, Outcome, Plan, ScopeDiff, ScopeSet,
};
use leptos::prelude::*;

use super::change_list::{ChangeList, Line};
use super::editor_state::Editor;
use super::words;
use datavolumes_ui::{Alert, Button, Tone};

/// The plan in words: what is done, what was dropped, what it means to whom.
#[component]
pub(super) fn PlanView(
    /// What is edited.
    editor: Editor,
) -> impl IntoView {
    let (plan, organisation) = (
        editor.plan.get_untracked(),
        editor.organisation.get_untracked(),
    );
    let scopes = |scopes: &ScopeSet| scope_lines(&organisation, scopes);
    let list = |kind, title: &str, noun, lines: Vec<Line>, is_open: bool| {
        (!lines.is_empty())
            .then(|| view! { <ChangeList kind title noun lines is_open /> }.into_any())
    };
    let dropped = dropped(&organisation, plan.no_ops());
    let batches = plan.batches().len();
    let requests = [
        "It takes ",
        &words::count(batches, "request"),
        "; whoever keeps access never loses it in between.",
    ]
    .concat();
    let effects = |outcome| effect_lines(&organisation, &plan, outcome);
    view! {
        <div class="plan">
            <section class="plan__group" aria-label="What is done">
                <h3 class="plan__heading">"What is done"</h3>
                {list("add", "added", "scope", scopes(plan.diff().add()), true)}
                {list("remove", "removed", "scope", scopes(plan.diff().remove()), true)}
                {list("drop", "so already, left out", "scope", dropped, false)}
                <p class="plan__note">{requests}</p>
                {findings(editor)}
            </section>
            <section class="plan__group" aria-label="What it means">
                <h3 class="plan__heading">"What it means"</h3>
                {list("gain", "gain access", "project", effects(Outcome::Gains), true)}
                {list("lose", "lose access", "project", effects(Outcome::Loses), true)}
                {list("keep", "keep access", "project", effects(Outcome::Keeps), false)}
                {list("unknown", "cannot be told", "project", effects(Outcome::Unknown), false)}
            </section>
        </div>
    }
}

/// Scopes as lines of a list.
pub(super) fn scope_lines(organisation: &Organisation, scopes: &ScopeSet) -> Vec<Line> {
    let line = |scope| Line {
        name: words::named(organisation, scope),
        note: String::new(),
    };
    scopes.iter().map(line).collect()
}

fn dropped(organisation: &Organisation, no_ops: &ScopeDiff) -> Vec<Line> {
    let with = |scopes: &ScopeSet, note: &str| {
        let mut lines = scope_lines(organisation, scopes);
        for line in &mut lines {
            note.clone_into(&mut line.note);
        }
        lines
    };
    let mut lines = with(no_ops.add(), "shared already");
    lines.extend(with(no_ops.remove(), "not shared"));
    lines
}

/// The projects to which `outcome` happens, those for which a reason changes first.
fn effect_lines(organisation: &Organisation, plan: &Plan, outcome: Outcome) -> Vec<Line> {
    let mut effects: Vec<Effect> = plan.with_outcome(outcome).collect();
    effects.sort_by_key(|effect| !effect.is_change());
    let line = |effect: &Effect| {
        let project = organisation.node(effect.project)?;
        let (before, after) = (
            words::access(project, effect.before),
            words::access(project, effect.after),
        );
        let note = match outcome {
            Outcome::Loses => ["was: ", &before].concat(),
            Outcome::Keeps if effect.is_change() => [&after, " (was: ", &before, ")"].concat(),
            Outcome::Unknown => "its place in the organisation is not known".to_owned(),
            _ => after,
        };
        Some(Line {
            name: project.label().to_owned(),
            note,
        })
    };
    effects.iter().filter_map(line).collect()
}

/// What a person should look at before going on.
fn findings(editor: Editor) -> Vec<AnyView> {
    let organisation = editor.organisation.get_untracked();
    let saved = editor.saved.get_untracked();
    let found = untrack(|| editor.findings()).into_iter();
    found
        .map(|finding| {
            let (title, text) = told(&organisation, &finding);
            let fix = finding.fix();
            let is_saved = fix
                .as_ref()
                .is_some_and(|fix| fix.remove().is_subset(&saved));
            let label = if is_saved {
                "Remove it too"
            } else {
                "Leave it out"
            };
            let mend = move || {
                fix.map(|fix| {
                    let mend = move |()| {
                        for scope in fix.remove() {
                            editor.want(scope.clone(), false);
                        }
                    };
                    view! { <Button small=true on_press=mend>{label}</Button> }
                })
            };
            view! { <Alert quiet=true tone=Tone::Warning title actions=mend>{text}</Alert> }
                .into_any()
        })
        .collect()
}

/// A finding in words: what it is, and what that means.
fn told(organisation: &Organisation, finding: &Finding) -> (String, String) {
    let named = |scope| words::named(organisation, scope);
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
            ["Shared with the whole ", &named(scope)].concat(),
            "Every project in it can use the volume, also those that are still to come.".to_owned(),
        ),
        Finding::OtherCluster { scope, .. } => (
            [&named(scope), " is in another cluster"].concat(),
            "The volume is stored in one cluster; servers refuse to share it beyond.".to_owned(),
        ),
        Finding::Redundant(redundant) => (
            [&named(&redundant.scope), " is redundant"].concat(),
            match &redundant.covered_by {
                CoveredBy::Origin => {
                    "It is the origin of the volume, and can use it anyway.".to_owned()
                }
                CoveredBy::Share(wider) => {
                    ["It is reached through ", &named(wider), " anyway."].concat()
                }
            },
        ),
        Finding::Unresolved(scope) => (
            [&named(scope), " is not in your directory"].concat(),
            "It may be gone, or outside of what you may see.".to_owned(),
        ),
    }
}
