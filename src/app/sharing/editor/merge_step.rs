use datavolumes_sharing::{Merge, ScopeSet};
use datavolumes_ui::{Alert, Button, ButtonVariant, Checkbox, Tone};
use leptos::prelude::*;

use super::edit_step::link_notice;
use super::editor_state::EditorState;
use super::merge_rows::{MergeRow, merge_rows, reverts};
use super::use_editor::Editor;
use crate::sharing::step_heading::StepHeading;
use crate::sharing::text::scope_name;

/// The step after a concurrent change: both changes side by side, and the result of the merge.
#[component]
pub(super) fn MergeStep(
    /// The editor.
    editor: Editor,
    /// The merge of both changes.
    merge: Merge,
) -> impl IntoView {
    let reverted = RwSignal::new(ScopeSet::new());
    let rows = merge_rows(&merge);
    let theirs = merge.theirs;
    let review = move |()| {
        let reverts = reverted.with_untracked(|reverted| reverts(&theirs, reverted));
        editor.finish_merge(&reverts);
    };
    view! {
        <section class="stage" aria-label="Sharing changed by someone else">
            <StepHeading title="Sharing changed by someone else" />
            {move || editor.link.get().map(link_notice)}
            <Alert tone=Tone::Warning title="Your changes were not applied">
                "Choose what to keep, then review."
            </Alert>
            <div class="stage__table">
                <MergeTable editor rows reverted />
            </div>
            <div class="stage__actions">
                <Button on_press=move |()| {
                    editor.state.set(EditorState::Editing);
                }>"Back to editing"</Button>
                <Button on_press=move |()| editor.discard()>"Discard"</Button>
                <Button variant=ButtonVariant::Primary on_press=review>
                    "Review changes"
                </Button>
            </div>
        </section>
    }
}

#[component]
fn MergeTable(editor: Editor, rows: Vec<MergeRow>, reverted: RwSignal<ScopeSet>) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let row = |row: MergeRow| {
        let name = scope_name(&organisation, &row.scope);
        view! { <MergeTableRow name row reverted /> }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table class="scopes" aria-label="Your changes and theirs">
            <thead>
                <tr>
                    <th scope="col">"Scope"</th>
                    <th scope="col">"You"</th>
                    <th scope="col">"Someone else"</th>
                    <th scope="col">"Result"</th>
                    <th scope="col">"Keep their change"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn MergeTableRow(name: String, row: MergeRow, reverted: RwSignal<ScopeSet>) -> impl IntoView {
    let can_revert = row.can_revert();
    let is_shared = row.is_shared();
    let (mine, theirs) = (row.mine.label(), row.theirs.label());
    let scope = StoredValue::new(row.scope);
    let is_kept =
        Signal::derive(move || reverted.with(|scopes| !scopes.contains(&scope.get_value())));
    let keep = move |is_kept: bool| {
        reverted.update(|scopes| {
            if is_kept {
                scopes.remove(&scope.get_value());
            } else {
                scopes.insert(scope.get_value());
            }
        });
    };
    let result = move || {
        if is_shared == is_kept.get() {
            "shared"
        } else {
            "not shared"
        }
    };
    let label = ["Keep their change to ", &name].concat();
    let checkbox = can_revert.then(|| {
        view! { <Checkbox label label_hidden=true checked=is_kept on_change=keep /> }
    });
    view! {
        <tr class="scopes__row">
            <th scope="row" class="scopes__name">
                {name}
            </th>
            <td>{mine}</td>
            <td>{theirs}</td>
            <td>{result}</td>
            <td>{checkbox}</td>
        </tr>
    }
}
