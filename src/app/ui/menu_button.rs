use super::part::part;
use super::{
    icon::{Icon, IconName},
    menu::{Menu, MenuItem},
};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

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
    let menu = part(move || {
        let anchor = open.get().then(|| button.get_untracked()).flatten()?;
        let label = menu_label.clone();
        Some(view! {
            <Menu
                label
                anchor=anchor.unchecked_into()
                items=items.run(())
                on_close=move |()| open.set(false)
            />
        })
    });
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
            <Icon name=icon />
        </button>
        {menu}
    }
}
