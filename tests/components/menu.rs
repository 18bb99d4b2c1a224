use crate::page::{Page, description_of, fire, focused, name_of, press, settle};
use datavolumes_ui::{IconName, MenuButton, MenuItem};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

struct Actions {
    page: Page,
    done: RwSignal<Vec<&'static str>>,
}

impl Actions {
    fn new() -> Self {
        let done = RwSignal::new(Vec::new());
        let item = move |label: &'static str| {
            MenuItem::new(label, move || done.update(|done| done.push(label)))
        };
        let items = move |()| {
            vec![
                item("Details").icon(IconName::INFO),
                item("Edit description"),
                item("Share").disabled(Some("Your role does not include it.".to_owned())),
                item("Delete").dangerous().separated(),
            ]
        };
        let page = Page::of(
            move || view! { <MenuButton label="Actions for a" icon=IconName::MORE items /> },
        );
        Self { page, done }
    }

    fn button(&self) -> HtmlElement {
        self.page.the("button", "Actions for a")
    }

    async fn open(&self) {
        self.button().focus().unwrap();
        self.button().click();
        settle().await;
    }

    fn is_open(&self) -> bool {
        self.page.has("menu", "Actions for a")
    }
}

#[wasm_bindgen_test]
async fn it_opens_on_its_first_item_and_says_that_it_is_open() {
    let actions = Actions::new();
    assert_eq!(
        actions.button().get_attribute("aria-haspopup").as_deref(),
        Some("menu")
    );
    assert_eq!(
        actions.button().get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    actions.open().await;
    assert!(actions.is_open());
    assert_eq!(name_of(&focused()), "Details");
    assert_eq!(
        actions.button().get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn an_arrow_key_on_the_button_opens_it() {
    let actions = Actions::new();
    press(&actions.button(), "ArrowDown");
    settle().await;
    assert!(actions.is_open());
}

#[wasm_bindgen_test]
async fn arrows_go_round_and_home_end_and_letters_jump() {
    let actions = Actions::new();
    actions.open().await;
    for (key, name) in [
        ("ArrowDown", "Edit description"),
        ("End", "Delete"),
        ("ArrowDown", "Details"),
        ("ArrowUp", "Delete"),
        ("Home", "Details"),
        ("s", "Share"),
        ("d", "Delete"),
        ("d", "Details"),
        ("z", "Details"),
    ] {
        press(&focused(), key);
        assert_eq!(name_of(&focused()), name, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn escape_and_tab_close_it_and_give_focus_back() {
    for key in ["Escape", "Tab"] {
        let actions = Actions::new();
        actions.open().await;
        press(&focused(), key);
        settle().await;
        assert!(!actions.is_open(), "{key}");
        assert!(focused().is_same_node(Some(&actions.button())), "{key}");
        assert_eq!(
            actions.button().get_attribute("aria-expanded").as_deref(),
            Some("false")
        );
    }
}

#[wasm_bindgen_test]
async fn choosing_closes_gives_focus_back_and_acts() {
    let actions = Actions::new();
    actions.open().await;
    actions.page.the("menuitem", "Edit description").click();
    settle().await;
    assert_eq!(actions.done.get_untracked(), ["Edit description"]);
    assert!(!actions.is_open());
    assert!(focused().is_same_node(Some(&actions.button())));
}

#[wasm_bindgen_test]
async fn a_refused_item_can_be_reached_says_why_and_does_nothing() {
    let actions = Actions::new();
    actions.open().await;
    let share = actions.page.the("menuitem", "Share");
    share.focus().unwrap();
    assert!(focused().is_same_node(Some(&share)));
    assert_eq!(
        share.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    assert_eq!(description_of(&share), "Your role does not include it.");
    share.click();
    settle().await;
    assert!(actions.done.get_untracked().is_empty());
    assert!(actions.is_open());
}

#[wasm_bindgen_test]
async fn a_press_outside_closes_it_and_a_second_press_on_the_button_too() {
    let actions = Actions::new();
    actions.open().await;
    fire(&document().body().unwrap(), "pointerdown");
    settle().await;
    assert!(!actions.is_open());
    actions.open().await;
    fire(&actions.button(), "pointerdown");
    actions.button().click();
    settle().await;
    assert!(!actions.is_open());
}

#[wasm_bindgen_test]
async fn it_stands_in_the_top_layer_inside_the_window() {
    let actions = Actions::new();
    actions.open().await;
    let menu = actions.page.the("menu", "Actions for a");
    assert!(menu.matches(":popover-open").unwrap());
    let place = menu.get_bounding_client_rect();
    assert!(place.left() >= 0.0 && place.top() >= 0.0);
    assert!(place.right() <= window().inner_width().unwrap().as_f64().unwrap());
}

#[wasm_bindgen_test]
async fn a_scroll_closes_it_only_when_its_button_moves() {
    let actions = Actions::new();
    actions.open().await;
    fire(&document().body().unwrap(), "scroll");
    settle().await;
    assert!(actions.is_open());
    HtmlElement::style(&actions.button())
        .set_property("margin", "40px")
        .unwrap();
    fire(&document().body().unwrap(), "scroll");
    settle().await;
    assert!(!actions.is_open());
}
