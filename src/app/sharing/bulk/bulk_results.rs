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
use crate::sharing::text::is_effect_known;

/// The steps after editing: the plan, the progress and the result of each volume. It is mounted anew
/// for each state.
#[component]
pub(super) fn BulkResults(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    let state = editor.state.get_untracked();
    let title = match state {
        BulkState::Editing | BulkState::Reading => "Loading the sharing",
        BulkState::Review => "Review changes",
        BulkState::Applying => "Applying changes",
        BulkState::Stopped(_) => "Stopped",
        BulkState::Finished if editor.items.count(ItemState::is_failed) > 0 => {
            "Not all changes were applied"
        }
        BulkState::Finished => "Applied",
    };
    let overview = match state {
        BulkState::Editing | BulkState::Reading => {
            view! { <JobProgressBar progress=editor.progress noun="data volume" /> }.into_any()
        }
        BulkState::Applying => view! {
            <JobProgressBar progress=editor.progress noun="data volume" />
            <p class="stage__lead">
                "Keep this page open. Leaving stops after the current request."
            </p>
        }
        .into_any(),
        BulkState::Review => view! { <Summary editor /> }.into_any(),
        BulkState::Stopped(error) => {
            let failed = editor
                .items
                .count(|state| state.is_failed() && !state.is_pending());
            let outcome = outcome_text(editor.items, failed);
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
        let note = "Not every project is listed. More projects may gain or lose access.";
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
        let title = format!("{failed} of {} failed", editor.items.len());
        (Tone::Danger, title)
    } else {
        let title = "Sharing updated and verified".to_owned();
        (Tone::Success, title)
    };
    view! {
        <Alert tone title>
            // The title counts what has failed.
            {outcome_text(editor.items, 0)}
        </Alert>
    }
}

/// The number of volumes by result, such as "5 updated · 1 failed · 2 not applied". `failed` is 0 where the title counts
/// the failures.
fn outcome_text(items: Items, failed: usize) -> String {
    let done = items.count(|state| matches!(state, ItemState::Done(_)));
    let pending = items.count(ItemState::is_pending);
    let unread = items.count(ItemState::is_unread);
    let gone = items.count(|state| *state == ItemState::Gone);
    let unchanged =
        items.count(|state| matches!(state, ItemState::Planned(plan) if plan.is_empty()));
    let counts = [
        (done, " updated"),
        (failed, " failed"),
        (pending, " not applied"),
        (unread, " not loaded"),
        (gone, " deleted by someone else"),
        (unchanged, " needed no change"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let texts: Vec<String> = counts
        .map(|(count, result)| [&format_number(count as u64), result].concat())
        .collect();
    texts.join(" · ")
}
