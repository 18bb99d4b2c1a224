use crate::page::{Page, focused, name_of, press_key, settle};
use crate::popover::popover;
use datavolumes_ui::{Button, LinkButton, Toolbar};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A toolbar with a button that can go, a link, a disabled button and one that opens a panel.
fn toolbar(is_there: RwSignal<bool>) -> Page {
    Page::mount(move || {
        let open = RwSignal::new(false);
        view! {
            <Toolbar label="List" class="toolbar">
                <Show when=move || is_there.get()>
                    <Button on_press=|()| ()>"First"</Button>
                </Show>
                <LinkButton href="/new">"New"</LinkButton>
                <Button disabled_reason=Some("Not now.".to_owned()) on_press=|()| ()>
                    "Export"
                </Button>
                {popover(open)}
            </Toolbar>
        }
    })
}

/// The names of the controls that Tab goes to.
fn stops(page: &Page) -> Vec<String> {
    let buttons = page.all_by_role("button").into_iter();
    let stops = buttons.filter(|button| button.tab_index() == 0);
    stops
        .map(|button| visible_name(&name_of(&button)))
        .collect()
}

/// A name without the reason why a button is disabled.
fn visible_name(name: &str) -> String {
    name.trim_end_matches("Not now.").to_owned()
}

fn press(key: &str) -> String {
    press_key(&focused(), key);
    visible_name(&name_of(&focused()))
}

#[wasm_bindgen_test]
async fn a_toolbar_is_one_tab_stop_and_arrow_keys_go_from_control_to_control() {
    let page = toolbar(RwSignal::new(true));
    settle().await;
    assert_eq!(stops(&page), ["First"]);
    page.get_by_role("button", "First").focus().unwrap();
    let keys = [
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowLeft",
        "Home",
        "End",
    ];
    let seen = keys.map(press);
    assert_eq!(
        seen,
        [
            "New",
            "Export",
            "Add filter",
            "First",
            "Add filter",
            "First",
            "Add filter"
        ]
    );
    // Tab comes back to it.
    assert_eq!(stops(&page), ["Add filter"]);
}

#[wasm_bindgen_test]
async fn a_control_that_goes_away_leaves_the_tab_stop_to_the_first_one() {
    let is_there = RwSignal::new(true);
    let page = toolbar(is_there);
    settle().await;
    is_there.set(false);
    settle().await;
    assert_eq!(stops(&page), ["New"]);
    is_there.set(true);
    settle().await;
    assert_eq!(stops(&page), ["New"]);
}

#[wasm_bindgen_test]
async fn arrow_keys_in_a_panel_that_the_toolbar_has_opened_are_its_own() {
    let page = toolbar(RwSignal::new(true));
    page.get_by_role("button", "Add filter").click();
    settle().await;
    let field = page.get_by_role("textbox", "Value");
    assert!(focused().is_same_node(Some(&field)));
    assert!(press_key(&field, "ArrowLeft"), "the caret moves");
    assert!(press_key(&field, "Home"), "the caret moves");
    assert!(focused().is_same_node(Some(&field)));
}
