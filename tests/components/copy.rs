use crate::page::{Page, until};
use datavolumes_ui::{CodeBlock, CopyButton};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Puts another `writeText` in the place of the browser's, which wants a person's hand.
fn clipboard(body: &str) {
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
async fn it_copies_and_says_so() {
    clipboard("window.copied = text; return Promise.resolve()");
    let page = Page::of(|| view! { <CopyButton label="Copy ID" text="71f69d83" /> });
    let live = page.one("[aria-live=polite]");
    assert_eq!(live.text_content().as_deref(), Some(""));
    page.the("button", "Copy ID").click();
    until("told", || live.text_content().as_deref() == Some("Copied")).await;
    assert_eq!(copied().as_deref(), Some("71f69d83"));
    until("forgotten", || live.text_content().as_deref() == Some("")).await;
}

#[wasm_bindgen_test]
async fn it_says_so_when_it_could_not_copy() {
    clipboard("return Promise.reject(new Error('no'))");
    let refuse = Function::new_no_args("return false");
    Reflect::set(&document(), &JsValue::from_str("execCommand"), &refuse).unwrap();
    let page = Page::of(|| view! { <CopyButton label="Copy ID" text="71f69d83" /> });
    page.the("button", "Copy ID").click();
    until("told", || page.text().contains("Could not copy")).await;
    Reflect::delete_property(&document(), &JsValue::from_str("execCommand")).unwrap();
}

#[wasm_bindgen_test]
async fn a_code_block_is_a_named_region_that_the_keyboard_can_scroll() {
    let text = RwSignal::new("curl".to_owned());
    let page = Page::of(move || view! { <CodeBlock label="Request" text /> });
    let block = page.the("region", "Request");
    assert_eq!(block.tab_index(), 0);
    assert_eq!(block.text_content().as_deref(), Some("curl"));
    assert!(page.has("button", "Copy Request"));
}
