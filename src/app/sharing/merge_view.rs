use datavolumes_contract::Scope;
use datavolumes_sharing::{Merge, Organisation, ScopeDiff, ScopeSet};
use leptos::prelude::*;

use super::editor_state::Editor;
use super::stage::Stage;
use super::stage_heading::StageHeading;
use super::words;
use datavolumes_ui::{Alert, Button, ButtonVariant, Checkbox, Tone, part};

/// Who changed what: one line of the merge.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    scope: Scope,
    mine: &'static str,
    theirs: &'static str,
    /// Whether someone else did it and one did not ask for it, and what it is.
    foreign: Option<bool>,
}

/// What two people changed at the same time, side by side, and what becomes of it.
#[component]
pub(super) fn MergeView(
    /// What is edited.
    editor: Editor,
    /// The changes of both.
    merge: Merge,
) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let undone = RwSignal::new(ScopeSet::new());
    let lines = lines(&merge);
    let foreign: Vec<(Scope, bool)> = lines
        .iter()
        .filter_map(|line| Some((line.scope.clone(), line.foreign?)))
        .collect();
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|line| row(&organisation, line, undone))
        .collect();
    let go_on = move |()| {
        let mut change = ScopeDiff::default();
        undone.with_untracked(|undone| {
            for (scope, is_shared) in foreign.iter().filter(|(scope, _)| undone.contains(scope)) {
                if *is_shared {
                    change.unshare(scope.clone());
                } else {
                    change.share(scope.clone());
                }
            }
        });
        editor.merged(&change);
    };
    view! {
        <section class="stage" aria-label="Changed meanwhile">
            <StageHeading title="Changed meanwhile" />
            <Alert tone=Tone::Warning title="Someone else changed whom this volume is shared with">
                "Nothing of yours was applied yet, and nothing of either is lost. Look at both, then review what will be done."
            </Alert>
            <div class="stage__table">
                <table class="scopes" aria-label="Changes of both">
                    <thead>
                        <tr>
                            <th scope="col">"Scope"</th>
                            <th scope="col">"You"</th>
                            <th scope="col">"Someone else"</th>
                            <th scope="col">"Result"</th>
                            <th scope="col">"Keep theirs"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="stage__actions">
                <Button on_press=move |()| editor.stage.set(Stage::Editing)>"Back to editing"</Button>
                <Button on_press=move |()| editor.discard()>"Discard"</Button>
                <Button variant=ButtonVariant::Primary on_press=go_on>"Review changes"</Button>
            </div>
        </section>
    }
}

/// Every scope that anybody changed, once, in the order of scopes.
fn lines(merge: &Merge) -> Vec<Line> {
    let words = |change: &ScopeDiff, scope: &Scope| {
        if change.add().contains(scope) {
            Some("shared")
        } else {
            change.remove().contains(scope).then_some("removed")
        }
    };
    let mut scopes = ScopeSet::new();
    for change in [&merge.mine, &merge.theirs, &merge.both] {
        scopes.extend(change.add().iter().chain(change.remove()).cloned());
    }
    let line = |scope: Scope| {
        let both = words(&merge.both, &scope);
        Line {
            mine: words(&merge.mine, &scope).or(both).unwrap_or("—"),
            theirs: words(&merge.theirs, &scope).or(both).unwrap_or("—"),
            foreign: words(&merge.theirs, &scope).map(|word| word == "shared"),
            scope,
        }
    };
    scopes.into_iter().map(line).collect()
}

fn row(organisation: &Organisation, line: Line, undone: RwSignal<ScopeSet>) -> AnyView {
    let Line {
        scope,
        mine,
        theirs,
        foreign,
    } = line;
    let name = words::named(organisation, &scope);
    let label = ["Keep the other change of ", &name].concat();
    let stored = StoredValue::new(scope);
    let is_kept =
        Signal::derive(move || undone.with(|undone| !undone.contains(&stored.get_value())));
    let keep = move |is_kept: bool| {
        undone.update(|undone| {
            if is_kept {
                undone.remove(&stored.get_value());
            } else {
                undone.insert(stored.get_value());
            }
        });
    };
    let is_shared = foreign.unwrap_or(mine == "shared");
    let result = part(move || {
        let is_shared = is_shared == (foreign.is_none() || is_kept.get());
        if is_shared { "shared" } else { "not shared" }
    });
    let choice = foreign.map(|_| {
        view! { <Checkbox label=label.clone() label_hidden=true checked=is_kept on_change=keep /> }
    });
    view! {
        <tr class="scopes__row">
            <th scope="row" class="scopes__name">{name}</th>
            <td>{mine}</td>
            <td>{theirs}</td>
            <td>{result}</td>
            <td>{choice}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;

    #[test]
    fn each_scope_has_one_line_that_says_who_changed_it() {
        let scope = |id: &str| Scope::new(ScopeType::Project, id);
        let mut asked = ScopeDiff::default();
        asked.share(scope("mine"));
        asked.share(scope("both"));
        let loaded = ScopeSet::from([scope("gone")]);
        let found = ScopeSet::from([scope("both"), scope("theirs")]);
        let told: Vec<_> = lines(&Merge::new(&loaded, &asked, &found))
            .into_iter()
            .map(|line| (line.scope.scope_id, line.mine, line.theirs, line.foreign))
            .collect();
        let line = |id: &str, mine, theirs, foreign| (id.to_owned(), mine, theirs, foreign);
        assert_eq!(
            told,
            [
                line("both", "shared", "shared", None),
                line("gone", "—", "removed", Some(false)),
                line("mine", "shared", "—", None),
                line("theirs", "—", "shared", Some(true)),
            ]
        );
    }
}
