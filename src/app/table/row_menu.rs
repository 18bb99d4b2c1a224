//! The menu of a row. There is one menu for all rows, so a row has only a plain button.

use datavolumes_client::Action;
use datavolumes_contract::Volume;
use datavolumes_ui::{IconName, Menu, MenuItem, Toasts, Tone, effect};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::rows::Rows;
use crate::volume::VolumeActions;

/// The button of a row that opens the menu.
const BUTTON: &str = "[aria-haspopup=menu]";

/// The menu of the rows.
#[derive(Clone, Copy)]
pub(crate) struct RowMenu {
    rows: Rows,
    open: RwSignal<Option<OpenMenu>, LocalStorage>,
}

/// An open menu. It holds the volume and not the row, which may show another volume by the next answer.
#[derive(Clone)]
struct OpenMenu {
    volume: Volume,
    button: HtmlElement,
}

impl RowMenu {
    pub(crate) fn new(rows: Rows) -> Self {
        Self {
            rows,
            open: RwSignal::new_local(None),
        }
    }

    /// Whether the menu of a row is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// Handles a click in the table.
    pub(super) fn on_click(self, event: &MouseEvent) {
        if let Some(button) = target_in(event, BUTTON) {
            self.toggle(button);
        }
    }

    /// Handles a key in the rows: the arrow keys open the menu of the focused button.
    pub(super) fn on_keydown(self, event: &KeyboardEvent) {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp")
            && let Some(button) = target_in(event, BUTTON)
        {
            event.prevent_default();
            // A held key stays on the button until the menu is on screen.
            if !self.is_open_at(&button) {
                self.toggle(button);
            }
        }
    }

    fn is_open_at(self, button: &HtmlElement) -> bool {
        self.open.with_untracked(|open| {
            let open = open.as_ref();
            open.is_some_and(|open| open.button.is_same_node(Some(button)))
        })
    }

    fn toggle(self, button: HtmlElement) {
        let is_open = self.is_open_at(&button);
        let volume = self.rows.volume_around(&button).filter(|_| !is_open);
        self.open
            .set(volume.map(|volume| OpenMenu { volume, button }));
    }
}

/// The element that matches `selector`, at or around the target of `event`.
pub(super) fn target_in(event: &Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()?.dyn_into().ok()
}

/// The open menu, if any.
#[component]
pub(crate) fn OpenRowMenu(menu: RowMenu, actions: VolumeActions) -> impl IntoView {
    close_with_row(menu);
    move || {
        let OpenMenu { volume, button } = menu.open.get()?;
        let label = format!("Actions for {}", volume.name);
        Some(view! {
            <Menu
                label
                anchor=button
                items=items(actions, &volume)
                on_close=move |()| menu.open.set(None)
            />
        })
    }
}

/// Closes the menu when its volume is no longer in the list, and says so.
fn close_with_row(menu: RowMenu) {
    let toasts = Toasts::of_context();
    effect(move || {
        let Some(OpenMenu { volume, button }) = menu.open.get() else {
            return;
        };
        if menu.rows.ids().with(|ids| ids.contains(&volume.id)) {
            return;
        }
        // The button of the row that has moved up, if there is one.
        let _ = button.focus();
        menu.open.set(None);
        let text = [
            &volume.name,
            " is no longer in the list. Its menu was closed.",
        ]
        .concat();
        toasts.push(Tone::Info, text, None);
    });
}

fn items(actions: VolumeActions, volume: &Volume) -> Vec<MenuItem> {
    let id = volume.id;
    let (described, deleted) = (volume.clone(), volume.clone());
    let disabled_reason = |action| untrack(|| actions.disabled_reason(action, volume));
    vec![
        MenuItem::link("Details", actions.details_href(id)).icon(IconName::INFO),
        MenuItem::new("Edit description", move || {
            actions.describe(described.clone());
        })
        .icon(IconName::EDIT)
        .disabled(disabled_reason(Action::Describe)),
        MenuItem::link("Share", actions.sharing_href(id))
            .icon(IconName::SHARE)
            .disabled(disabled_reason(Action::Share)),
        // The copy may be made in another project than this one.
        MenuItem::link("Make a copy", actions.copy_href(id)).icon(IconName::VOLUME),
        MenuItem::new("Copy as curl", move || actions.copy_as_curl(id)).icon(IconName::COPY),
        MenuItem::new("Delete", move || actions.delete(deleted.clone()))
            .icon(IconName::TRASH)
            .disabled(disabled_reason(Action::Delete))
            .dangerous()
            .separated(),
    ]
}
