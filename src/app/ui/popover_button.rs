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
    let close = move || {
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
        open.set(false);
    };
    let panel = move || {
        let anchor = open.get().then(|| button.get_untracked()).flatten()?;
        let (id, label) = (panel_id.clone(), name.clone());
        let content = children();
        Some(
            view! { <Panel id label anchor=anchor.unchecked_into() on_close=move |()| close()>{content}</Panel> },
        )
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="button"
            data-variant="secondary"
            aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=controls
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=icon />
            <span class="button__label">{label}</span>
        </button>
        {panel}
    }
}

#[component]
fn Panel(
    id: String,
    label: String,
    anchor: web_sys::HtmlElement,
    #[prop(into)] on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    panel.on_load(move |panel| {
        request_animation_frame(move || {
            if let Some(anchor) = anchor.try_get_value() {
                show_popup(&panel, &anchor, false);
            }
            if let Ok(Some(first)) = panel.query_selector("input, select, button") {
                let _ = first.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        });
    });
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            dismiss_outside(&panel, &anchor.get_value(), move || {
                on_close.run(());
            });
        }
    });
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_close.run(());
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
