use leptos::prelude::*;

use super::item_state::ItemState;
use super::item_text::{ItemText, item_text};
use super::use_bulk_editor::BulkEditor;
use crate::remote::jobs::{JobItem, JobStatus, JobTable};

/// A table of the volumes with their plans and results.
#[component]
pub(super) fn BulkTable(
    /// The bulk change.
    editor: BulkEditor,
) -> impl IntoView {
    view! {
        <JobTable
            items=editor.items
            label="Data volumes to share"
            columns=&["Data volume", "Change", "Status"]
            rank=ItemState::sort_rank
            row=move |item| view! { <BulkRow editor item /> }.into_any()
        />
    }
}

#[component]
fn BulkRow(editor: BulkEditor, item: JobItem<ItemState>) -> impl IntoView {
    let JobItem { volume, state } = item;
    let text = Memo::new(move |_| {
        let organisation = editor.organisation.get();
        state.with(|state| item_text(&organisation, state))
    });
    let status = move || {
        let ItemText {
            tone,
            status,
            reason,
            ..
        } = text.get();
        view! { <JobStatus tone status note=reason /> }
    };
    view! {
        <th scope="row">{volume.name} <p class="bulk-table__note">{volume.project_name}</p></th>
        <td>{move || view! { <Change text=text.get() /> }}</td>
        <td>{status}</td>
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
