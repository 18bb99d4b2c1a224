use datavolumes_ui::{Alert, Tone, format_number};
use leptos::prelude::*;

use super::bulk_table::BulkTable;
use super::item_state::{BulkState, ItemState};
use super::items::{Items, summary};
use super::summary_text::summary_text;
use super::use_bulk_editor::BulkEditor;
use crate::remote::Task;
use crate::remote::jobs::{JobProgressBar, StoppedAlert};
use crate::sharing::step_heading::StepHeading;
use crate::sharing::text::{is_effect_known, pluralize};

/// The steps after editing: the plan, the progress and the result of each volume. It is mounted anew
/// for each state.
#[component]
pub(super) fn BulkResults(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    let state = editor.state.get_untracked();
    let title = match state {
        BulkState::Editing | BulkState::Reading => "Reading whom they are shared with",
        BulkState::Review => "Review changes",
        BulkState::Applying => "Applying changes",
        BulkState::Stopped(_) => "Stopped",
        BulkState::Finished if editor.items.count(ItemState::is_failed) > 0 => {
            "Not everything is applied"
        }
        BulkState::Finished => "Applied",
    };
    let overview = match state {
        BulkState::Editing | BulkState::Reading => view! { <JobProgressBar progress=editor.progress noun="data volume" /> }.into_any(),
        BulkState::Applying => view! {
            <JobProgressBar progress=editor.progress noun="data volume" />
            <p class="stage__lead">
                "Stay on this page until it is done: leaving it stops after the request that is on its way."
            </p>
        }
        .into_any(),
        BulkState::Review => view! { <Summary editor /> }.into_any(),
        BulkState::Stopped(error) => {
            let outcome = outcome_text(editor.items);
            view! { <StoppedAlert error task=Task::Share outcome /> }.into_any()
        }
        BulkState::Finished => view! { <FinishedAlert editor /> }.into_any(),
    };
    view! {
        <section class="stage" aria-label=title>
            <StepHeading title />
            {overview}
            <BulkTable editor />
        </section>
    }
}

/// The plans of all volumes in a few sentences.
#[component]
fn Summary(editor: BulkEditor) -> impl IntoView {
    let sentences = move || {
        // The plans change when more scopes are known.
        editor.organisation.track();
        let unread = editor.items.count(ItemState::is_unread);
        let gone = editor.items.count(|state| *state == ItemState::Gone);
        let is_known = editor.edits.with_untracked(|edits| {
            let organisation = editor.organisation.get_untracked();
            is_effect_known(&organisation, edits)
        });
        let note = "Not all projects are known: more of them may gain or lose access.";
        let note = (!is_known).then(|| note.to_owned());
        let organisation = editor.organisation.get_untracked();
        let denied = editor
            .denied
            .with_untracked(|denied| denied.text(&organisation));
        let sentences = summary_text(&summary(editor.items), unread, gone).into_iter();
        sentences
            .chain(denied)
            .chain(note)
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
    };
    view! {
        <ul class="bulk__summary" aria-label="Summary">
            {sentences}
        </ul>
    }
}

#[component]
fn FinishedAlert(editor: BulkEditor) -> impl IntoView {
    let failed = editor.items.count(ItemState::is_failed);
    let (tone, title) = if failed > 0 {
        let title = ["It did not work for ", &pluralize(failed, "data volume")].concat();
        (Tone::Danger, title)
    } else {
        let title = "Applied, and proven by reading it back".to_owned();
        (Tone::Success, title)
    };
    view! {
        <Alert tone title>
            {outcome_text(editor.items)}
        </Alert>
    }
}

/// The number of volumes by result, such as "5 data volumes are done, 1 failed, 2 still to do."
fn outcome_text(items: Items) -> String {
    let done = items.count(|state| matches!(state, ItemState::Done(_)));
    let failed = items.count(|state| state.is_failed() && !state.is_pending());
    let pending = items.count(ItemState::is_pending);
    let unread = items.count(ItemState::is_unread);
    let gone = items.count(|state| *state == ItemState::Gone);
    let unchanged =
        items.count(|state| matches!(state, ItemState::Planned(plan) if plan.is_empty()));
    let verb = if done == 1 { " is done" } else { " are done" };
    let mut text = [&pluralize(done, "data volume"), verb].concat();
    for (count, result) in [
        (failed, " failed"),
        (pending, " still to do"),
        (unread, " not read and left out"),
        (gone, " gone meanwhile"),
        (unchanged, " had nothing to be done"),
    ] {
        if count > 0 {
            text.push_str(", ");
            text.push_str(&format_number(count as u64));
            text.push_str(result);
        }
    }
    text.push('.');
    text
}
