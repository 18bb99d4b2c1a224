use super::part::effect;
use super::part::part;
use super::{
    icon::{Icon, IconName},
    ids::unique_id,
    popup::{dismiss_outside, show_popup},
};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;

/// A button that opens a small panel of controls beside it.
///
/// Esc and a press outside close it; the outside holds whether it is open, so that a control inside can close it too.
#[component]
pub fn PopoverButton(
    /// The text of the button and the accessible name of the panel.
    #[prop(into)]
    label: String,
    /// Drawn before the text.
    icon: IconName,
    /// Whether the panel is open.
    open: RwSignal<bool>,
    /// Makes what stands in the panel, each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let panel_id = unique_id("panel");
    let controls = panel_id.clone();
    let name = label.clone();
    let panel = part(move || {
        let anchor = open.get().then(|| button.get_untracked()).flatten()?;
        let (id, label) = (panel_id.clone(), name.clone());
        let content = children();
        Some(
            view! { <PopoverPanel id label anchor=anchor.unchecked_into() open>{content}</PopoverPanel> },
        )
    });
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-variant="secondary"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=controls
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=icon />
            <span>{label}</span>
        </button>
        {panel}
    }
}

#[component]
fn PopoverPanel(
    id: String,
    label: String,
    anchor: web_sys::HtmlElement,
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    effect(move || {
        if let Some(panel) = panel.get() {
            let anchor = anchor.get_value();
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
            anchor.with_value(|anchor| anchor.focus().ok());
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
