use crate::icon::{Icon, IconName};
use crate::lazy;
use crate::overlay::menu::{Menu, MenuItem};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

lazy!(static MENU, in list: (
    label: String,
    button: NodeRef<html::Button>,
    items: Callback<(), Vec<MenuItem>>,
    open: RwSignal<bool>
) => button.get_untracked().map(|button| view! {
    <Menu label anchor=button.unchecked_into() items=items.run(()) on_close=move |()| open.set(false) />
}));

/// An icon button that opens a menu on a click, Arrow Down or Arrow Up.
///
/// Follows the ARIA [menu button pattern](https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/).
#[component]
pub fn MenuButton(
    /// The accessible name of button and menu.
    #[prop(into)]
    label: Signal<String>,
    /// The icon.
    #[prop(into)]
    icon: Signal<IconName>,
    /// Creates the items. Called each time the menu opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    /// Has a border, for use next to buttons that have one.
    #[prop(optional)]
    bordered: bool,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let open = RwSignal::new(false);
    let is_open = move || open.get();
    let keydown = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            open.set(true);
        }
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="icon-button"
            data-bordered=bordered.then_some("true")
            data-tooltip=label
            aria-label=label
            aria-haspopup="menu"
            aria-expanded="false"
            on:click=move |_| open.update(|open| *open = !*open)
            on:keydown=keydown
        >
            {move || view! { <Icon name=icon.get() /> }}
        </button>
        <Show when=is_open>{MENU.show(move || (label.get_untracked(), button, items, open))}</Show>
    }
}
