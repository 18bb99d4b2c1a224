use datavolumes_ui::{Checkbox, Icon, IconButton, IconName};
use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::Columns;
use crate::table::column::COLUMNS;

/// A column in the panel: whether it is shown, and its place.
#[component]
pub(super) fn PanelRow(
    columns: Columns,
    /// The index of the column.
    column: usize,
    /// Its place in the order.
    place: Memo<usize>,
    /// Whether the table is sorted by it.
    is_sorted: Memo<bool>,
    announcement: RwSignal<String>,
    /// Called with the place to move the column to.
    #[prop(into)]
    on_move: Callback<usize>,
    /// Called when the pointer is pressed on the grip.
    #[prop(into)]
    on_drag: Callback<PointerEvent>,
) -> impl IntoView {
    let label = COLUMNS.get(column).map_or("", |column| column.label);
    let key = COLUMNS.get(column).map(|column| column.key);
    let is_first = column == 0;
    let is_shown = move || columns.shows(column);
    let show = move |is_shown: bool| {
        let fits = untrack(|| columns.fitting());
        columns.update(|layout| layout.with_shown(column, is_shown, fits));
        let revealed = untrack(|| columns.revealed()).without(column);
        columns.revealed.set(revealed.bits());
        let outcome = if is_shown { "shown" } else { "hidden" };
        announcement.set(format!("{label} is {outcome}."));
    };
    let reason = move || {
        if is_first {
            Some("Always shown".to_owned())
        } else {
            is_sorted
                .get()
                .then(|| "Shown while the list is sorted by this column".to_owned())
        }
    };
    let grip = move |event: PointerEvent| {
        event.prevent_default();
        on_drag.run(event);
    };
    let buttons = move || {
        let last = COLUMNS.len() - 1;
        let up = move || (place.get() <= 1).then(|| "This column is already first.".to_owned());
        let down = move || (place.get() >= last).then(|| "This column is already last.".to_owned());
        view! {
            <span class="columns-panel__grip" aria-hidden="true" on:pointerdown=grip>
                <Icon name=IconName::GRIP />
            </span>
            <IconButton
                label=format!("Move {label} up")
                icon=IconName::SORT_ASCENDING
                disabled_reason=Signal::derive(up)
                on_press=move |()| on_move.run(place.get_untracked() - 1)
            />
            <IconButton
                label=format!("Move {label} down")
                icon=IconName::SORT_DESCENDING
                disabled_reason=Signal::derive(down)
                on_press=move |()| on_move.run(place.get_untracked() + 1)
            />
        }
    };
    view! {
        <li class="columns-panel__row" data-key=key>
            <Checkbox
                label=Signal::stored(label.to_owned())
                checked=Signal::derive(is_shown)
                disabled_reason=Signal::derive(reason)
                on_change=show
            />
            {(!is_first).then(buttons)}
        </li>
    }
}
