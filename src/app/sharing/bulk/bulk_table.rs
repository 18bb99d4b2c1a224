use datavolumes_ui::{Badge, Button, IconName, Tone};
use leptos::prelude::*;

use super::item_state::ItemState;
use super::item_text::{ItemText, item_text};
use super::use_bulk_editor::BulkEditor;
use crate::remote::jobs::JobItem;
use crate::sharing::text::pluralize;

/// The number of rows shown before "Show all" is pressed.
const INITIAL_ROWS: usize = 50;

/// A table of the volumes with their plans and results.
///
/// Volumes that need attention come first. The order is that of the time it is mounted, so that no
/// row moves while the change is applied.
#[component]
pub(super) fn BulkTable(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let total = editor.items.len();
    let order = editor.items.sorted_indexes(ItemState::sort_rank);
    let rows = move || {
        let limit = if shows_all.get() { total } else { INITIAL_ROWS };
        order
            .iter()
            .take(limit)
            .filter_map(|index| editor.items.get(*index))
            .map(|item| view! { <BulkRow editor item /> })
            .collect_view()
    };
    let is_truncated = move || total > INITIAL_ROWS && !shows_all.get();
    view! {
        <div class="stage__table">
            <table class="bulk-table" aria-label="Data volumes to share">
                <thead class="bulk-table__head">
                    <tr>
                        <th scope="col">"Data volume"</th>
                        <th scope="col">"Change"</th>
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
fn BulkRow(editor: BulkEditor, item: JobItem<ItemState>) -> impl IntoView {
    let JobItem { volume, state } = item;
    let text = Memo::new(move |_| {
        let organisation = editor.organisation.get();
        state.with(|state| item_text(&organisation, state))
    });
    view! {
        <tr class="bulk-table__row">
            <th scope="row">{volume.name} <p class="bulk-table__note">{volume.project_name}</p></th>
            <td>{move || view! { <Change text=text.get() /> }}</td>
            <td>{move || view! { <Status text=text.get() /> }}</td>
        </tr>
    }
}

#[component]
fn Change(text: ItemText) -> impl IntoView {
    let effect = (!text.effect.is_empty()).then_some(text.effect);
    let note = |note: String| view! { <p class="bulk-table__note">{note}</p> };
    let notes = effect.into_iter().chain(text.notes).map(note);
    view! {
        <p>{text.change}</p>
        {notes.collect_view()}
    }
}

#[component]
fn Status(text: ItemText) -> impl IntoView {
    let ItemText {
        tone,
        status,
        reason,
        ..
    } = text;
    let icon = match tone {
        Tone::Neutral => IconName::MINUS,
        Tone::Info => IconName::CLOCK,
        tone => tone.icon(),
    };
    let reason = (!reason.is_empty()).then(|| view! { <p class="bulk-table__note">{reason}</p> });
    view! {
        <Badge tone icon text=status />
        {reason}
    }
}
