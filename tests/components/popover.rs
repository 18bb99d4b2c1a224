use crate::page::{Page, fire, focused, press, settle};
use datavolumes_ui::{IconName, PopoverButton, PopoverPanel, TextInput};
use leptos::{html, prelude::*};
use wasm_bindgen_test::wasm_bindgen_test;

async fn opened(open: RwSignal<bool>) -> Page {
    let page = Page::of(move || {
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
    });
    page.the("button", "Add filter").click();
    settle().await;
    page
}

#[wasm_bindgen_test]
async fn it_opens_a_named_group_and_focuses_its_first_control() {
    let page = opened(RwSignal::new(false)).await;
    let group = page.the("group", "Add filter");
    let button = page.the("button", "Add filter");
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(button.get_attribute("aria-controls"), Some(group.id()));
    assert!(focused().is_same_node(Some(&page.the("textbox", "Value"))));
}

#[wasm_bindgen_test]
async fn escape_closes_it_and_gives_focus_back() {
    let open = RwSignal::new(false);
    let page = opened(open).await;
    press(&focused(), "Escape");
    settle().await;
    assert!(!open.get_untracked());
    assert!(focused().is_same_node(Some(&page.the("button", "Add filter"))));
}

#[wasm_bindgen_test]
async fn a_press_outside_closes_it_and_one_inside_does_not() {
    let open = RwSignal::new(false);
    let page = opened(open).await;
    fire(&page.the("textbox", "Value"), "pointerdown");
    settle().await;
    assert!(open.get_untracked());
    fire(&document().body().unwrap(), "pointerdown");
    settle().await;
    assert!(!open.get_untracked());
    assert!(!page.has("group", "Add filter"));
}
