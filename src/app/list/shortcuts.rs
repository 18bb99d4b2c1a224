//! The keyboard shortcuts of the list.

use datavolumes_ui::{Button, Checkbox, Dialog, KeyPress, PageWindow, lazy};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::new_volume_button::open_form;
use super::state::ListState;
use crate::selection::focus_actions;
use crate::services::Services;
use crate::session::storage;
use crate::table::{focus_row, select_row};

/// A keyboard shortcut. To add one, add an entry to [`SHORTCUTS`].
struct Shortcut {
    key: &'static str,
    /// What it does, in the help.
    label: &'static str,
    /// `None` for a key that the browser handles.
    run: Option<fn(Context)>,
    /// Whether it runs again while the key is held down: it only moves the focus.
    repeats: bool,
}

/// What shortcuts act on.
#[derive(Clone, Copy)]
struct Context {
    list: ListState,
    search_box: NodeRef<html::Input>,
    services: StoredValue<Services>,
    is_helping: RwSignal<bool>,
}

/// The preference that is there while the shortcuts are off.
const OFF_KEY: &str = "datavolumes.shortcuts-off";

/// All shortcuts, in the order of the help.
static SHORTCUTS: [Shortcut; 11] = [
    Shortcut {
        key: "/",
        label: "Filter by name",
        run: Some(|context| {
            if let Some(input) = context.search_box.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        }),
        repeats: false,
    },
    Shortcut {
        key: "n",
        label: "New data volume",
        run: Some(|context| open_form(context.services.get_value())),
        repeats: false,
    },
    Shortcut {
        key: "j",
        label: "Next row",
        run: Some(|_| focus_row(|row, _| row.map_or(0, |row| row + 1))),
        repeats: true,
    },
    Shortcut {
        key: "k",
        label: "Previous row",
        run: Some(|_| focus_row(|row, last| row.map_or(last, |row| row.saturating_sub(1)))),
        repeats: true,
    },
    Shortcut {
        key: "x",
        label: "Select the row",
        run: Some(|_| select_row()),
        repeats: false,
    },
    Shortcut {
        key: "s",
        label: "Go to selection actions",
        run: Some(|_| focus_actions()),
        repeats: false,
    },
    Shortcut {
        key: "Enter",
        label: "Open the row",
        run: None,
        repeats: false,
    },
    Shortcut {
        key: "]",
        label: "Next page",
        run: Some(|context| context.list.turn_page(PageWindow::next)),
        repeats: false,
    },
    Shortcut {
        key: "[",
        label: "Previous page",
        run: Some(|context| context.list.turn_page(PageWindow::previous)),
        repeats: false,
    },
    Shortcut {
        key: "Ctrl K or ⌘ K",
        label: "Search or run a command",
        run: None,
        repeats: false,
    },
    Shortcut {
        key: "?",
        label: "Show keyboard shortcuts",
        run: Some(|context| context.is_helping.set(true)),
        repeats: false,
    },
];

lazy!(static HELP, in pages: (is_helping: RwSignal<bool>, is_on: RwSignal<bool>) => view! {
    <Help is_on on_close=move |()| is_helping.set(false) />
});

/// Handles the keyboard shortcuts while the user does not type into a field, and shows their help.
#[component]
pub fn ListShortcuts(
    /// The list on screen.
    list: ListState,
    /// The field of the quick filter.
    search_box: NodeRef<html::Input>,
    /// Whether the help is open.
    is_helping: RwSignal<bool>,
) -> impl IntoView {
    let context = Context {
        list,
        search_box,
        services: StoredValue::new(Services::of_context()),
        is_helping,
    };
    let bindings: Vec<_> = SHORTCUTS
        .iter()
        .filter_map(|shortcut| Some((shortcut.key, (shortcut.run?, shortcut.repeats))))
        .collect();
    let is_on = RwSignal::new(storage::read_lasting(OFF_KEY).is_none());
    let listener = window_event_listener(ev::keydown, move |event| {
        if !is_on.get_untracked() {
            return;
        }
        let press = KeyPress::from_event(&event);
        if let Some((run, repeats)) = press.action(&bindings) {
            event.prevent_default();
            if repeats || !press.is_repeat() {
                run(context);
            }
        }
    });
    on_cleanup(move || listener.remove());
    view! { <Show when=move || is_helping.get()>{HELP.show(move || (is_helping, is_on))}</Show> }
}

/// The dialog with all shortcuts, and the choice whether there are any.
#[component]
fn Help(is_on: RwSignal<bool>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let switch = move |on: bool| {
        is_on.set(on);
        storage::write_lasting(OFF_KEY, (!on).then_some("off"));
    };
    let line = |shortcut: &'static Shortcut| {
        let key = |(index, key)| {
            let or = (index > 0).then_some(" or ");
            view! {
                {or}
                <kbd class="keys__key">{key}</kbd>
            }
        };
        let keys = shortcut.key.split(" or ").enumerate();
        view! {
            <div class="keys__line">
                <dt>{keys.map(key).collect_view()}</dt>
                <dd>{shortcut.label}</dd>
            </div>
        }
    };
    view! {
        <Dialog
            title="Keyboard shortcuts"
            on_cancel=on_close
            actions=move || view! { <Button on_press=on_close>"Close"</Button> }
        >
            <Checkbox
                label="Use these keys"
                checked=is_on
                on_change=switch
                hint=Some(
                    "Turn the keys off if you use speech input or press keys by accident."
                        .to_owned(),
                )
            />
            <dl class="keys" data-off=move || (!is_on.get()).then_some("true")>
                {SHORTCUTS.iter().map(line).collect_view()}
            </dl>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        for (index, shortcut) in SHORTCUTS.iter().enumerate() {
            let others = &SHORTCUTS[index + 1..];
            assert!(!others.iter().any(|other| other.key == shortcut.key));
        }
    }
}
