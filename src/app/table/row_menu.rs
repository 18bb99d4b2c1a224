//! The menu of a row. There is one for all rows, made when a row's button is pressed: a page of 500
//! rows pays for 500 plain buttons and no more.

use datavolumes_contract::Volume;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::cell::Write;
use super::rows::{Rows, control_of};
use crate::actions::VolumeActions;
use crate::rights::Action;
use datavolumes_ui::{El, IconName, Menu, MenuItem, el, part};

const BUTTON: &str = ".row-menu";

/// The buttons at the ends of the rows, and the menu that one of them has opened.
#[derive(Clone, Copy)]
pub(crate) struct RowMenu {
    rows: Rows,
    open: RwSignal<Option<Open>, LocalStorage>,
}

/// An open menu. It holds the volume and not the row, which may show another one by the next answer.
#[derive(Clone)]
struct Open {
    volume: Volume,
    button: HtmlElement,
}

impl RowMenu {
    /// All menus are closed.
    pub(crate) fn new(rows: Rows) -> Self {
        Self {
            rows,
            open: RwSignal::new_local(None),
        }
    }

    /// Whether a row's menu is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// The last cell of the row at `index`, and what writes a volume into it.
    pub(crate) fn cell(index: usize) -> (El, Write) {
        let button = el("button")
            .attr("type", "button")
            .class("row-menu")
            .attr("data-row", &index.to_string())
            .attr("aria-haspopup", "menu")
            .attr("aria-expanded", "false");
        let label = button.attr_slot("aria-label");
        let write = move |volume: &Volume| label.write(["Actions for ", &volume.name].concat());
        let cell = el("td").class("table__cell").attr("data-column", "actions");
        (cell.child(button), Box::new(write))
    }

    /// A press somewhere in the rows.
    pub(crate) fn press(self, event: &MouseEvent) {
        if let Some(button) = control_of(event, BUTTON) {
            self.toggle(button);
        }
    }

    /// A key somewhere in the rows: arrows open the menu of the button that has focus.
    pub(crate) fn key(self, event: &KeyboardEvent) {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp")
            && let Some(button) = control_of(event, BUTTON)
        {
            event.prevent_default();
            self.toggle(button);
        }
    }

    fn toggle(self, button: HtmlElement) {
        let is_open = self.open.with_untracked(|open| {
            let open = open.as_ref();
            open.is_some_and(|open| open.button.is_same_node(Some(&button)))
        });
        let volume = self.rows.of(&button).filter(|_| !is_open);
        self.open.set(volume.map(|volume| Open { volume, button }));
    }
}

/// The menu that is open, if any is.
#[component]
pub(crate) fn OpenRowMenu(
    /// The menus of the rows.
    menu: RowMenu,
    /// What can be done.
    actions: VolumeActions,
) -> impl IntoView {
    part(move || {
        let Open { volume, button } = menu.open.get()?;
        let label = ["Actions for ", &volume.name].concat();
        Some(view! {
            <Menu
                label
                anchor=button
                items=items(actions, &volume)
                on_close=move |()| menu.open.set(None)
            />
        })
    })
}

fn items(actions: VolumeActions, volume: &Volume) -> Vec<MenuItem> {
    let id = volume.id;
    let (described, deleted) = (volume.clone(), volume.clone());
    let disabled_reason = |action| untrack(|| actions.disabled_reason(action, volume));
    vec![
        MenuItem::new("Details", move || actions.show(id)).icon(IconName::INFO),
        MenuItem::new("Edit description", move || {
            actions.describe(described.clone());
        })
        .icon(IconName::EDIT)
        .disabled(disabled_reason(Action::Describe)),
        MenuItem::new("Share", move || actions.share(id))
            .icon(IconName::SHARE)
            .disabled(disabled_reason(Action::Share)),
        // The copy may be made in another project than this one.
        MenuItem::new("Make a copy", move || actions.copy(id)).icon(IconName::VOLUME),
        MenuItem::new("Copy as curl", move || actions.copy_as_curl(id)).icon(IconName::COPY),
        MenuItem::new("Delete", move || actions.delete(deleted.clone()))
            .icon(IconName::TRASH)
            .disabled(disabled_reason(Action::Delete))
            .dangerous()
            .separated(),
    ]
}
