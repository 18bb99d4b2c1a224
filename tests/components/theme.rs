use crate::page::{Page, settle};
use datavolumes_ui::{THEME_KEY, ThemeMenu};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_theme_is_applied_and_stored() {
    let storage = window().local_storage().unwrap().unwrap();
    storage.remove_item(THEME_KEY).unwrap();
    let page = Page::mount(|| view! { <ThemeMenu /> });
    let checked = |name: &str| {
        page.get_by_role("menuitemradio", name)
            .get_attribute("aria-checked")
    };
    page.get_by_role("button", "Theme").click();
    settle().await;
    assert_eq!(checked("System").as_deref(), Some("true"));
    page.get_by_role("menuitemradio", "Dark").click();
    settle().await;
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(
        storage.get_item(THEME_KEY).unwrap().as_deref(),
        Some("dark")
    );
    page.get_by_role("button", "Theme").click();
    settle().await;
    assert_eq!(checked("Dark").as_deref(), Some("true"));
    assert_eq!(checked("System").as_deref(), Some("false"));
}
