use datavolumes_ui::{Alert, Tone, pluralize};
use leptos::prelude::*;

use super::bulk_delete_table::BulkDeleteTable;
use super::item_state::{BulkState, ItemState};
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
        BulkState::Reading => "Reading what goes with them",
        BulkState::Review => "What is deleted",
        BulkState::Deleting => "Deleting",
        BulkState::Stopped(_) => "Stopped",
        BulkState::Finished if has_failed => "Not everything is deleted",
        BulkState::Finished => "Deleted",
    };
    let overview = match state {
        BulkState::Reading => view! { <JobProgressBar progress noun="data volume" /> }.into_any(),
        BulkState::Review => view! { <Summary deletion /> }.into_any(),
        BulkState::Deleting => view! {
            <JobProgressBar progress noun="data volume" />
            <p class="stage__lead">
                "Stay on this page until it is done: leaving it stops after the requests that are on their way."
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
        let failed = pluralize(outcome.failed, "data volume");
        let title = ["It did not work for ", &failed].concat();
        (Tone::Danger, title)
    } else {
        (Tone::Success, "The server has accepted it".to_owned())
    };
    view! {
        <Alert tone title>
            {outcome.text()}
        </Alert>
    }
}
