use datavolumes_client::DeleteOutcome;
use datavolumes_ui::{Badge, Button, IconName, Tone, isolated, pluralize};
use leptos::prelude::*;

use super::item_state::ItemState;
use super::item_text::{ItemText, item_text};
use super::use_bulk_delete::BulkDeletion;
use crate::remote::jobs::JobItem;
use crate::router::Route;
use crate::services::Services;

/// The number of rows shown before "Show all" is pressed.
const INITIAL_ROWS: usize = 50;

/// A table of the volumes with what becomes of them.
///
/// Volumes that need attention come first. The order is that of the time it is mounted, so that no row moves while
/// volumes are deleted.
#[component]
pub(super) fn BulkDeleteTable(
    /// The bulk deletion.
    deletion: BulkDeletion,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let items = deletion.items;
    let total = items.len();
    let order = items.sorted_indexes(ItemState::sort_rank);
    let rows = move || {
        let limit = if shows_all.get() { total } else { INITIAL_ROWS };
        let indexes = order.iter().take(limit);
        indexes
            .filter_map(|index| items.get(*index))
            .map(|item| view! { <ItemRow item /> })
            .collect_view()
    };
    let is_truncated = move || total > INITIAL_ROWS && !shows_all.get();
    view! {
        <div class="stage__table">
            <table class="bulk-table" aria-label="Data volumes to delete">
                <thead class="bulk-table__head">
                    <tr>
                        <th scope="col">"Data volume"</th>
                        <th scope="col">"Status"</th>
                    </tr>
                </thead>
                <tbody class="bulk-table__body">{rows}</tbody>
            </table>
            <Show when=is_truncated>
                <Button small=true on_press=move |()| shows_all.set(true)>
                    {["Show all ", &pluralize(total, "data volume")].concat()}
                </Button>
            </Show>
        </div>
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
    view! {
        <tr class="bulk-table__row">
            <th scope="row">{volume.name} <p class="bulk-table__note">{volume.project_name}</p></th>
            <td>{move || view! { <Status text=text.get() /> }} {recreate}</td>
        </tr>
    }
}

#[component]
fn Status(text: ItemText) -> impl IntoView {
    let ItemText { tone, status, note } = text;
    let icon = match tone {
        Tone::Neutral => IconName::MINUS,
        Tone::Info => IconName::CLOCK,
        tone => tone.icon(),
    };
    let note = (!note.is_empty()).then(|| view! { <p class="bulk-table__note">{note}</p> });
    view! {
        <Badge tone icon text=status />
        {note}
    }
}
