use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::new_volume_button::open_form;
use super::state::ListState;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{Button, Dialog, KeyPress, lazy, shown};

/// What a key does on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Filter,
    New,
    NextRow,
    PreviousRow,
    SelectRow,
    Selection,
    NextPage,
    PreviousPage,
    Help,
}

const BINDINGS: &[(&str, Action)] = &[
    ("/", Action::Filter),
    ("n", Action::New),
    ("j", Action::NextRow),
    ("k", Action::PreviousRow),
    ("x", Action::SelectRow),
    ("s", Action::Selection),
    ("]", Action::NextPage),
    ("[", Action::PreviousPage),
    ("?", Action::Help),
];

/// The keys and what they do, for people.
const HELP: &[(&str, &str)] = &[
    ("/", "Filter by name"),
    ("n", "New data volume"),
    ("j", "Next row"),
    ("k", "Previous row"),
    ("x", "Select the row"),
    ("s", "Go to what can be done with the selected rows"),
    ("Enter", "Open the row"),
    ("]", "Next page"),
    ("[", "Previous page"),
    ("?", "This help"),
];

lazy!(static HELP_DIALOG, in list: (is_helping: RwSignal<bool>) => view! {
    <HelpDialog on_close=move |()| is_helping.set(false) />
});

/// The keys of the list. Silent while somebody types.
#[component]
pub fn ListShortcuts(
    /// The list on screen.
    list: ListState,
    /// The quick filter, to focus it.
    search_box: NodeRef<html::Input>,
) -> impl IntoView {
    let services = Services::of_context();
    let is_helping = RwSignal::new(false);
    let act = move |action: Action| match action {
        Action::Filter => {
            if let Some(input) = search_box.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        }
        Action::New => open_form(services),
        Action::NextRow => focus_row(|row, _| row.map_or(0, |row| row + 1)),
        Action::PreviousRow => focus_row(|row, last| row.map_or(last, |row| row.saturating_sub(1))),
        Action::SelectRow => select_row(),
        Action::Selection => focus("[data-selection-actions] button"),
        Action::NextPage => {
            if untrack(move || list.window()).next().is_some() {
                list.url
                    .step(History::Push, datavolumes_contract::ListQuery::at_next_page);
            }
        }
        Action::PreviousPage => {
            if untrack(move || list.window()).previous().is_some() {
                list.url.step(
                    History::Push,
                    datavolumes_contract::ListQuery::at_previous_page,
                );
            }
        }
        Action::Help => is_helping.set(true),
    };
    let listener = window_event_listener(ev::keydown, move |event| {
        if let Some(action) = KeyPress::from_event(&event).action(BINDINGS) {
            event.prevent_default();
            act(action);
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        {shown(move || is_helping.get(), move || HELP_DIALOG.show(move || (is_helping,)))}
    }
}

/// The keys and what they do.
#[component]
fn HelpDialog(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let line = |(key, does): &(&'static str, &'static str)| {
        view! { <div class="keys__line"><dt><kbd class="keys__key">{*key}</kbd></dt><dd>{*does}</dd></div> }
    };
    view! {
        <Dialog
            title="Keyboard shortcuts"
            on_cancel=on_close
            actions=move || view! { <Button on_press=on_close>"Close"</Button> }
        >
            <dl class="keys">{HELP.iter().map(line).collect_view()}</dl>
        </Dialog>
    }
}

/// Focuses the link of the row that `step` makes of the focused row and the last one.
fn focus_row(step: impl Fn(Option<usize>, usize) -> usize) {
    let Ok(links) = document().query_selector_all("tbody th a") else {
        return;
    };
    let Some(last) = (links.length() as usize).checked_sub(1) else {
        return;
    };
    let link = |index: usize| {
        let index = u32::try_from(index).ok()?;
        links.item(index)?.dyn_into::<web_sys::HtmlElement>().ok()
    };
    // Focus may be on something else in the row, such as its menu.
    let row = focused_row();
    let row = row.and_then(|row| {
        (0..=last).find(|index| link(*index).is_some_and(|link| row.contains(Some(&link))))
    });
    if let Some(link) = link(step(row, last).min(last)) {
        let _ = link.focus();
    }
}

/// Focuses the first element that `selector` finds.
fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = found.focus();
    }
}

fn focused_row() -> Option<web_sys::Element> {
    let focused = document().active_element()?;
    focused.closest("tbody tr").ok().flatten()
}

/// Ticks the box of the focused row, or unticks it.
fn select_row() {
    let check = focused_row().and_then(|row| row.query_selector("[type=checkbox]").ok().flatten());
    if let Some(check) = check.and_then(|check| check.dyn_into::<web_sys::HtmlElement>().ok()) {
        check.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_told_in_the_help() {
        for (key, _) in BINDINGS {
            assert!(HELP.iter().any(|(told, _)| told == key), "{key}");
        }
    }
}
