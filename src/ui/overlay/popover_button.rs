use crate::icon::{Icon, IconName};
use crate::overlay::popup::{Align, show_popup, use_dismiss};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A button that opens a [`PopoverPanel`] next to it.
///
/// Follows the ARIA [disclosure pattern](https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/). The panel is a
/// separate component, so that it can be loaded when it opens.
#[component]
pub fn PopoverButton(
    /// The text of the button.
    #[prop(into)]
    label: Signal<String>,
    /// The icon before the text.
    icon: IconName,
    /// Whether the panel is open.
    open: RwSignal<bool>,
    /// The id of the panel.
    panel: &'static str,
    /// The button, which the panel needs.
    button: NodeRef<html::Button>,
) -> impl IntoView {
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-variant="secondary"
            aria-expanded=move || open.get().to_string()
            aria-controls=panel
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=icon />
            <span>{label}</span>
        </button>
    }
}

/// A small panel of controls next to its button, open while it is mounted. Focuses its first control.
///
/// Escape and a press outside set `open` to false; Escape also returns focus to the button.
#[component]
pub fn PopoverPanel(
    /// The id, as given to the button.
    id: &'static str,
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The button.
    button: NodeRef<html::Button>,
    /// Whether the panel is open.
    open: RwSignal<bool>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(panel), Some(anchor)) = (panel.get(), button.get_untracked()) {
            show_popup(&panel, &anchor, Align::Start);
            use_dismiss(&panel, &anchor, move || open.set(false));
            if let Ok(Some(first)) = panel.query_selector("input, select, button") {
                let _ = first.unchecked_into::<HtmlElement>().focus();
            }
        }
    });
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
            open.set(false);
        }
    };
    view! {
        <div
            node_ref=panel
            id=id
            class="popover"
            role="group"
            popover="manual"
            aria-label=label
            on:keydown=keydown
        >
            {children()}
        </div>
    }
}
