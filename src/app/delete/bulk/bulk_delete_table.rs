use datavolumes_client::DeleteOutcome;
use datavolumes_ui::isolated;
use leptos::prelude::*;

use super::item_state::ItemState;
use super::item_text::{ItemText, item_text};
use super::use_bulk_delete::BulkDeletion;
use crate::remote::jobs::{JobItem, JobStatus, JobTable};
use crate::router::Route;
use crate::services::Services;

/// A table of the volumes with what becomes of them.
#[component]
pub(super) fn BulkDeleteTable(
    /// The bulk deletion.
    deletion: BulkDeletion,
) -> impl IntoView {
    view! {
        <JobTable
            items=deletion.items
            label="Data volumes to delete"
            columns=&["Data volume", "Status"]
            rank=ItemState::sort_rank
            row=|item| view! { <ItemRow item /> }.into_any()
        />
    }
}

#[component]
fn ItemRow(item: JobItem<ItemState>) -> impl IntoView {
    let JobItem { volume, state } = item;
    let form = Route::NewVolume {
        from: Some(volume.id),
    };
    let form = Services::of_context().router.href(&form);
    let of_text = state.clone();
    let text = Memo::new(move |_| of_text.with(item_text));
    let is_deleted = Memo::new(move |_| {
        state.with(|state| {
            matches!(
                state,
                ItemState::Done(DeleteOutcome::Started | DeleteOutcome::Deleted)
            )
        })
    });
    let label = ["Recreate ", &isolated(&volume.name)].concat();
    let recreate = move || {
        let (href, label) = (form.clone(), label.clone());
        is_deleted.get().then(|| {
            view! {
                <p>
                    <a class="link" href=href aria-label=label>
                        "Recreate"
                    </a>
                </p>
            }
        })
    };
    let status = move || {
        let ItemText { tone, status, note } = text.get();
        view! { <JobStatus tone status note /> }
    };
    view! {
        <th scope="row">{volume.name} <p class="bulk-table__note">{volume.project_name}</p></th>
        <td>{status} {recreate}</td>
    }
}
