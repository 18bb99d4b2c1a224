use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_ui::{Alert, Tone, pluralize};
use leptos::prelude::*;

use super::bulk_delete_table::BulkDeleteTable;
use super::item_state::{BulkState, ItemState};
use super::summary::Summary;
use super::use_bulk_delete::BulkDeletion;
use crate::remote::jobs::JobProgressBar;
use crate::remote::{Notice, Task};
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
        BulkState::Stopped(error) => view! { <StoppedAlert deletion error /> }.into_any(),
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
fn StoppedAlert(deletion: BulkDeletion, error: Option<ApiError>) -> impl IntoView {
    let tone = match &error {
        Some(error) if error.kind() != ErrorKind::Unauthenticated => Tone::Danger,
        _ => Tone::Warning,
    };
    let (title, detail) = match error {
        Some(error) => {
            let notice = Notice::of(&error, Task::Delete);
            (notice.title, notice.detail)
        }
        None => (
            "It was stopped".to_owned(),
            "Nothing more is sent.".to_owned(),
        ),
    };
    let outcome = deletion.outcome().text();
    view! {
        <Alert tone title>
            {detail}
            " "
            {outcome}
        </Alert>
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
