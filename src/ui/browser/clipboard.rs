use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement, Node};

/// Copies a text to the clipboard. Returns whether that succeeded.
///
/// Uses the asynchronous clipboard API, and falls back to `document.execCommand("copy")` where that API is
/// missing (pages without TLS) or refuses. The fallback selects a temporary text area that it inserts next
/// to `beside`: pass an element close to the button that was clicked, inside the same dialog.
pub async fn copy_text(text: &str, beside: Option<Node>) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if has_clipboard {
        let written = JsFuture::from(navigator.clipboard().write_text(text)).await;
        if written.is_ok() {
            return true;
        }
    }
    copy_selection(text, beside).unwrap_or_default()
}

fn copy_selection(text: &str, beside: Option<Node>) -> Option<bool> {
    let parent = beside.and_then(|node| node.parent_node())?;
    let area = document().create_element("textarea").ok()?;
    let area: HtmlTextAreaElement = area.dyn_into().ok()?;
    let focused = document().active_element();
    area.set_class_name("visually-hidden");
    area.set_value(text);
    parent.append_child(&area).ok()?;
    area.select();
    let page = document().dyn_into::<HtmlDocument>().ok()?;
    let is_copied = page.exec_command("copy");
    area.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    is_copied.ok()
}
