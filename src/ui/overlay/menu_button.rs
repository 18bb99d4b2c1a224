use crate::el::el;
use crate::icon::{IconName, icon};
use crate::lazy;
use crate::live::Live;
use crate::overlay::menu::{Menu, MenuItem};
use crate::part::{part, shown};
use leptos::{
    ev::{self, KeyboardEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

lazy!(static MENU, in list: (
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
    icon: Live<IconName>,
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
    let button = el("button")
        .node_ref(button)
        .attr("type", "button")
        .class("icon-button")
        .attr_if("data-bordered", bordered.then_some("true"))
        .attr("data-tooltip", &label)
        .attr("aria-label", &label)
        .attr("aria-haspopup", "menu")
        .attr("aria-expanded", "false")
        .on(ev::click, move |_| open.update(|open| *open = !*open))
        .on(ev::keydown, keydown)
        .child(part(move || self::icon(icon.get())));
    view! { {button} {menu} }
}
