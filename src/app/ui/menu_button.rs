use super::{
    icon::{Icon, IconName},
    lazy::lazy,
    menu::{Menu, MenuItem},
    part::{part, shown},
};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

lazy!(static MENU, in extras: (
    label: String,
    button: NodeRef<html::Button>,
    items: Callback<(), Vec<MenuItem>>,
    open: RwSignal<bool>
) => button.get_untracked().map(|button| view! {
    <Menu label anchor=button.unchecked_into() items=items.run(()) on_close=move |()| open.set(false) />
}));

/// An icon that opens a menu. The items are made each time it opens.
#[component]
pub fn MenuButton(
    /// The accessible name of button and menu.
    #[prop(into)]
    label: String,
    /// What to draw.
    #[prop(into)]
    icon: Signal<IconName>,
    /// Makes the items.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    /// With a visible border, for use among buttons that have one.
    #[prop(optional)]
    bordered: bool,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let open = RwSignal::new(false);
    let menu_label = label.clone();
    let keydown = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            open.set(true);
        }
    };
    let menu = shown(
        move || open.get(),
        move || {
            let label = menu_label.clone();
            MENU.show(move || (label.clone(), button, items, open))
        },
    );
    view! {
        <button
            node_ref=button
            type="button"
            class="icon-button"
            data-bordered=bordered.then_some("true")
            data-tooltip=label.clone()
            aria-label=label
            aria-haspopup="menu"
            aria-expanded="false"
            on:click=move |_| open.update(|open| *open = !*open)
            on:keydown=keydown
        >
            {part(move || view! { <Icon name=icon.get() /> })}
        </button>
        {menu}
    }
}
