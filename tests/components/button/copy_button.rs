use crate::page::{Page, focused, value_of, wait_until};
use datavolumes_ui::{CodeBlock, CopyButton};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

/// Replaces `navigator.clipboard.writeText`, which needs a click by a user.
fn mock_write_text(body: &str) {
    let write = Function::new_with_args("text", body);
    let clipboard = window().navigator().clipboard();
    Reflect::set(&clipboard, &JsValue::from_str("writeText"), &write).unwrap();
}

fn copied() -> Option<String> {
    Reflect::get(&window(), &JsValue::from_str("copied"))
        .unwrap()
        .as_string()
}

#[wasm_bindgen_test]
async fn a_copy_button_copies_and_announces_success() {
    mock_write_text("window.copied = text; return Promise.resolve()");
    let page = Page::mount(|| view! { <CopyButton label="Copy ID" text="71f69d83" /> });
    let live = page.select_one("[aria-live=polite]");
    assert_eq!(live.text_content().as_deref(), Some(""));
    page.get_by_role("button", "Copy ID").click();
    wait_until("the announcement", || {
        live.text_content().as_deref() == Some("Copied")
    })
    .await;
    assert_eq!(copied().as_deref(), Some("71f69d83"));
    wait_until("the reset", || live.text_content().as_deref() == Some("")).await;
}

#[wasm_bindgen_test]
async fn a_failed_copy_is_announced_and_shows_the_text_selected() {
    mock_write_text("return Promise.reject(new Error('no'))");
    let refuse = Function::new_no_args("return false");
    Reflect::set(&document(), &JsValue::from_str("execCommand"), &refuse).unwrap();
    let page = Page::mount(|| view! { <CopyButton label="Copy ID" text="71f69d83" /> });
    page.get_by_role("button", "Copy ID").click();
    wait_until("the announcement", || page.text().contains("Couldn’t copy")).await;
    let area = page.get_by_role("textbox", "Copy ID: the text");
    wait_until("the text is selected", || {
        let field: &HtmlTextAreaElement = area.unchecked_ref();
        let (start, end) = (field.selection_start(), field.selection_end());
        (start.unwrap(), end.unwrap()) == (Some(0), Some(8))
    })
    .await;
    assert!(focused().is_same_node(Some(&area)));
    assert_eq!(value_of(&area), "71f69d83");
    area.blur().unwrap();
    wait_until("the text is gone", || {
        page.all_by_role("textbox").is_empty()
    })
    .await;
    Reflect::delete_property(&document(), &JsValue::from_str("execCommand")).unwrap();
}

#[wasm_bindgen_test]
async fn a_code_block_is_a_named_region_that_the_keyboard_can_scroll() {
    let text = RwSignal::new("curl".to_owned());
    let page = Page::mount(move || view! { <CodeBlock label="Request" text /> });
    let block = page.get_by_role("region", "Request");
    assert_eq!(block.tab_index(), 0);
    assert_eq!(block.text_content().as_deref(), Some("curl"));
    assert!(page.has_role("button", "Copy Request"));
}
