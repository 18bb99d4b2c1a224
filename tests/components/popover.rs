use crate::page::{Page, dispatch, focused, press_key, settle};
use datavolumes_ui::{IconName, PopoverButton, PopoverPanel, TextInput};
use leptos::{html, prelude::*};
use wasm_bindgen_test::wasm_bindgen_test;

/// A popover with a field, and its button.
pub(crate) fn popover(open: RwSignal<bool>) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let panel = move || {
        open.get().then(|| {
            view! {
                <PopoverPanel id="panel" label="Add filter" button open>
                    <TextInput aria_label="Value" value="" on_input=|_| () />
                </PopoverPanel>
            }
        })
    };
    view! {
        <PopoverButton label="Add filter" icon=IconName::FILTER open panel="panel" button />
        {panel}
    }
}

async fn open_popover(open: RwSignal<bool>) -> Page {
    let page = Page::mount(move || popover(open));
    page.get_by_role("button", "Add filter").click();
    settle().await;
    page
}

#[wasm_bindgen_test]
async fn a_popover_is_a_named_group_and_focuses_its_first_control() {
    let page = open_popover(RwSignal::new(false)).await;
    let group = page.get_by_role("group", "Add filter");
    let button = page.get_by_role("button", "Add filter");
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(button.get_attribute("aria-controls"), Some(group.id()));
    assert!(focused().is_same_node(Some(&page.get_by_role("textbox", "Value"))));
}

#[wasm_bindgen_test]
async fn escape_closes_the_popover_and_returns_focus() {
    let open = RwSignal::new(false);
    let page = open_popover(open).await;
    press_key(&focused(), "Escape");
    settle().await;
    assert!(!open.get_untracked());
    assert!(focused().is_same_node(Some(&page.get_by_role("button", "Add filter"))));
}

#[wasm_bindgen_test]
async fn a_press_outside_closes_the_popover_and_a_press_inside_does_not() {
    let open = RwSignal::new(false);
    let page = open_popover(open).await;
    dispatch(&page.get_by_role("textbox", "Value"), "pointerdown");
    settle().await;
    assert!(open.get_untracked());
    dispatch(&document().body().unwrap(), "pointerdown");
    settle().await;
    assert!(!open.get_untracked());
    assert!(!page.has_role("group", "Add filter"));
}
