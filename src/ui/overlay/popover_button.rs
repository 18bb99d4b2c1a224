use crate::el::el;
use crate::icon::{IconName, icon};
use crate::overlay::popup::{dismiss_outside, show_popup};
use crate::part::effect;
use leptos::{
    ev::{self, KeyboardEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

/// A button that opens a [`PopoverPanel`] beside it.
///
/// The panel is a component of its own, so that what stands in it need not be there before it opens.
#[component]
pub fn PopoverButton(
    /// The text of the button.
    #[prop(into)]
    label: String,
    /// Drawn before the text.
    icon: IconName,
    /// Whether the panel is open.
    open: RwSignal<bool>,
    /// The id of the panel.
    panel: &'static str,
    /// The button itself, for the panel.
    button: NodeRef<html::Button>,
) -> impl IntoView {
    el("button")
        .node_ref(button)
        .attr("type", "button")
        .class("button")
        .attr("data-variant", "secondary")
        .attr_by(
            "aria-expanded",
            move || if open.get() { "true" } else { "false" },
        )
        .attr("aria-controls", panel)
        .on(ev::click, move |_| open.update(|open| *open = !*open))
        .child(self::icon(icon))
        .child(el("span").child(label))
}

/// A small panel of controls beside its button, open as long as it is mounted. It focuses its first
/// control.
///
/// Esc and a press outside close it; the outside holds whether it is open, so that a control inside can close it too.
#[component]
pub fn PopoverPanel(
    /// As its button names it.
    id: &'static str,
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The button that it belongs to.
    button: NodeRef<html::Button>,
    /// Whether it is open.
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    effect(move || {
        if let (Some(panel), Some(anchor)) = (panel.get(), button.get_untracked()) {
            show_popup(&panel, &anchor, false);
            dismiss_outside(&panel, &anchor, move || open.set(false));
            if let Ok(Some(first)) = panel.query_selector("input, select, button") {
                let _ = first.unchecked_into::<web_sys::HtmlElement>().focus();
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
