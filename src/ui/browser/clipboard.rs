use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement, Node};

/// Puts a text on the clipboard; says whether that worked.
///
/// `beside` is an element near the button that was pressed: a page without TLS has no clipboard
/// interface, and the old way needs a selected text inside the same dialog.
pub async fn copy_text(text: &str, beside: Option<Node>) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if has_clipboard
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
    {
        return true;
    }
    copy_selection(text, beside).unwrap_or_default()
}

fn copy_selection(text: &str, beside: Option<Node>) -> Option<bool> {
    let host = beside.and_then(|node| node.parent_node())?;
    let area: HtmlTextAreaElement = document()
        .create_element("textarea")
        .ok()?
        .dyn_into()
        .ok()?;
    let focused = document().active_element();
    area.set_class_name("visually-hidden");
    area.set_value(text);
    host.append_child(&area).ok()?;
    area.select();
    let is_copied = document()
        .dyn_into::<HtmlDocument>()
        .ok()?
        .exec_command("copy");
    area.remove();
    if let Some(focused) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = focused.focus();
    }
    is_copied.ok()
}
