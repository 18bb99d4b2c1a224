use datavolumes_ui::{Button, ToastAction, Toasts, Tone, focus_first, format_number, use_bar};
use leptos::prelude::*;

use super::bulk_action::BulkAction;
use super::select_all::{SelectAll, SelectAllControl};
use super::selectable_list::SelectableList;
use super::state::Selection;
use crate::services::Services;

/// The number of selected volumes, and what can be done to them. Empty while nothing is selected.
///
/// Clears the selection when the list shows other volumes, so that no action applies to volumes that the user does not
/// see. A message says so and offers to restore it. Back and Forward restore the selection of before themselves.
#[component]
pub(crate) fn SelectionBar(
    selection: Selection,
    list: SelectableList,
    actions: Vec<BulkAction>,
) -> impl IntoView {
    let select_all = SelectAll::new(list, selection);
    clear_with_query(list, selection, select_all);
    let clear = move |()| {
        select_all.cancel();
        selection.take();
        focus_page_checkbox();
    };
    let actions = StoredValue::new(actions);
    let buttons = move || {
        let actions = actions.get_value().into_iter();
        let button = |action| view! { <ActionButton action selection /> };
        actions.map(button).collect_view()
    };
    view! {
        <Show when=move || !selection.is_empty()>
            <section class="selection__bar" aria-label="Selection">
                {use_bar("selection")}
                <p class="selection__count" role="status">
                    {move || count_text(selection, list)}
                </p>
                <SelectAllControl select_all />
                <div class="selection__actions" data-selection-actions="true">
                    {buttons()}
                    <Button on_press=clear>"Clear selection"</Button>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn ActionButton(action: BulkAction, selection: Selection) -> impl IntoView {
    let run = move |()| action.run.run(selection.volumes_untracked());
    view! {
        <Button variant=action.variant icon=action.icon on_press=run>
            {action.label}
        </Button>
    }
}

/// Such as "3 selected, 2 not on this page".
fn count_text(selection: Selection, list: SelectableList) -> String {
    let count = selection.len();
    let elsewhere = count - list.page.with(|page| selection.count_on(page));
    let number = |number: usize| format_number(number as u64);
    match elsewhere {
        0 => format!("{} selected", number(count)),
        all if all == count => format!("{} selected (all on other pages)", number(count)),
        some => format!(
            "{} selected ({} on other pages)",
            number(count),
            number(some)
        ),
    }
}

/// Focuses the first action of the selection bar, if it is shown.
pub(crate) fn focus_actions() {
    focus_first("[data-selection-actions] button");
}

/// The button that had the focus is gone after a press on it, so the focus moves to the checkbox of the header.
fn focus_page_checkbox() {
    focus_first("thead [type=checkbox]");
}

/// Clears the selection when other volumes match, says so, and offers to restore it.
fn clear_with_query(list: SelectableList, selection: Selection, select_all: SelectAll) {
    let toasts = Toasts::of_context();
    let router = Services::of_context().router;
    Effect::watch(
        move || list.matching.get(),
        move |matching, before, _| {
            if before == Some(matching) {
                return;
            }
            select_all.cancel();
            let cleared = selection.take();
            if selection.return_to_entry(router) || cleared.is_empty() {
                return;
            }
            let text = format!(
                "Selection of {} cleared because the list changed.",
                format_number(cleared.len() as u64)
            );
            // The message outlives the effect that creates it, and so must its callback.
            queue_microtask(move || {
                let restore = ToastAction {
                    label: "Undo".to_owned(),
                    run: Callback::new(move |()| selection.restore(cleared.clone())),
                };
                toasts.push(Tone::Info, text, Some(restore));
            });
        },
        false,
    );
}
