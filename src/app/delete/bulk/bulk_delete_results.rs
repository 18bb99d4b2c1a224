use datavolumes_ui::{Alert, Tone};
use leptos::prelude::*;

use super::bulk_delete_table::BulkDeleteTable;
use super::item_state::{BulkState, ItemState};
use super::outcome::BulkOutcome;
use super::summary::Summary;
use super::use_bulk_delete::BulkDeletion;
use crate::remote::Task;
use crate::remote::jobs::{JobProgressBar, StoppedAlert};
use crate::sharing::StepHeading;

/// The steps of the deletion: what would be deleted, the progress and the results. It is mounted anew for each state.
#[component]
pub(super) fn BulkDeleteResults(
    /// The bulk deletion.
    deletion: BulkDeletion,
) -> impl IntoView {
    let state = deletion.state.get_untracked();
    let progress = deletion.progress;
    let has_failed = deletion.items.count(ItemState::is_failed) > 0;
    let title = match state {
        BulkState::Reading => "Checking what will be affected",
        BulkState::Review => "Review deletion",
        BulkState::Deleting => "Deleting",
        BulkState::Stopped(_) => "Stopped",
        BulkState::Finished if has_failed => "Not all data volumes were deleted",
        BulkState::Finished => "Deleted",
    };
    let overview = match state {
        BulkState::Reading => view! { <JobProgressBar progress noun="data volume" /> }.into_any(),
        BulkState::Review => view! { <Summary deletion /> }.into_any(),
        BulkState::Deleting => view! {
            <JobProgressBar progress noun="data volume" />
            <p class="stage__lead">
                "Keep this page open. Leaving stops after the current requests."
            </p>
        }
        .into_any(),
        BulkState::Stopped(error) => {
            let outcome = deletion.outcome().text();
            view! { <StoppedAlert error task=Task::Delete outcome /> }.into_any()
        }
        BulkState::Finished => view! { <FinishedAlert deletion /> }.into_any(),
    };
    view! {
        <section class="stage bulk-delete" aria-label=title>
            <StepHeading title />
            {overview}
            <BulkDeleteTable deletion />
        </section>
    }
}

#[component]
fn FinishedAlert(deletion: BulkDeletion) -> impl IntoView {
    let outcome = deletion.outcome();
    let (tone, title) = if outcome.failed > 0 {
        let title = format!("{} of {} failed", outcome.failed, outcome.total());
        (Tone::Danger, title)
    } else {
        (Tone::Success, "The server accepted the deletion".to_owned())
    };
    // The title counts what has failed.
    let others = BulkOutcome {
        failed: 0,
        ..outcome
    };
    view! {
        <Alert tone title>
            {others.text()}
        </Alert>
    }
}
