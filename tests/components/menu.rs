use crate::page::{
    Page, click_with, description_of, dispatch, focused, name_of, press_key, settle,
};
use datavolumes_ui::{IconName, MenuButton, MenuItem};
use leptos::{ev, prelude::*};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

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
        let page = Page::mount(
            move || view! { <MenuButton label="Actions for a" icon=IconName::MORE items /> },
        );
        Self { page, done }
    }

    fn button(&self) -> HtmlElement {
        self.page.get_by_role("button", "Actions for a")
    }

    async fn open(&self) {
        self.button().focus().unwrap();
        self.button().click();
        settle().await;
    }

    fn is_open(&self) -> bool {
        self.page.has_role("menu", "Actions for a")
    }
}

#[wasm_bindgen_test]
async fn a_menu_focuses_its_first_item_and_sets_aria_expanded() {
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
async fn an_arrow_key_on_the_button_opens_the_menu() {
    let actions = Actions::new();
    press_key(&actions.button(), "ArrowDown");
    settle().await;
    assert!(actions.is_open());
}

#[wasm_bindgen_test]
async fn arrow_keys_wrap_around_and_home_end_and_letters_move_focus() {
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
        press_key(&focused(), key);
        assert_eq!(name_of(&focused()), name, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn escape_and_tab_close_the_menu_and_return_focus() {
    for key in ["Escape", "Tab"] {
        let actions = Actions::new();
        actions.open().await;
        press_key(&focused(), key);
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
async fn an_item_closes_the_menu_returns_focus_and_calls_its_action() {
    let actions = Actions::new();
    actions.open().await;
    actions
        .page
        .get_by_role("menuitem", "Edit description")
        .click();
    settle().await;
    assert_eq!(actions.done.get_untracked(), ["Edit description"]);
    assert!(!actions.is_open());
    assert!(focused().is_same_node(Some(&actions.button())));
}

#[wasm_bindgen_test]
async fn a_disabled_item_is_focusable_and_described_by_its_reason() {
    let actions = Actions::new();
    actions.open().await;
    let share = actions.page.get_by_role("menuitem", "Share");
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
async fn a_press_outside_or_on_the_button_closes_the_menu() {
    let actions = Actions::new();
    actions.open().await;
    dispatch(&document().body().unwrap(), "pointerdown");
    settle().await;
    assert!(!actions.is_open());
    actions.open().await;
    dispatch(&actions.button(), "pointerdown");
    actions.button().click();
    settle().await;
    assert!(!actions.is_open());
}

#[wasm_bindgen_test]
async fn a_menu_is_in_the_top_layer_and_inside_the_window() {
    let actions = Actions::new();
    actions.open().await;
    let menu = actions.page.get_by_role("menu", "Actions for a");
    assert!(menu.matches(":popover-open").unwrap());
    let place = menu.get_bounding_client_rect();
    assert!(place.left() >= 0.0 && place.top() >= 0.0);
    assert!(place.right() <= window().inner_width().unwrap().as_f64().unwrap());
}

#[wasm_bindgen_test]
async fn scrolling_closes_the_menu_only_if_its_button_moves() {
    let actions = Actions::new();
    actions.open().await;
    dispatch(&document().body().unwrap(), "scroll");
    settle().await;
    assert!(actions.is_open());
    HtmlElement::style(&actions.button())
        .set_property("margin", "40px")
        .unwrap();
    dispatch(&document().body().unwrap(), "scroll");
    settle().await;
    assert!(!actions.is_open());
}

/// A menu with a link, and the number of clicks that the browser or the router would follow.
async fn open_links() -> (Page, RwSignal<u32>) {
    let followed = RwSignal::new(0);
    let items = |()| {
        vec![
            MenuItem::link("Share", "/sharing"),
            MenuItem::link("Make a copy", "/new").disabled(Some("Not permitted.".to_owned())),
        ]
    };
    let page = Page::mount(move || {
        let listener = window_event_listener(ev::click, move |event| {
            let target: Element = event_target(&event);
            if !event.default_prevented() && target.closest("a[href]").unwrap().is_some() {
                followed.update(|count| *count += 1);
            }
            event.prevent_default();
        });
        on_cleanup(move || listener.remove());
        view! { <MenuButton label="Actions for a" icon=IconName::MORE items /> }
    });
    page.get_by_role("button", "Actions for a").click();
    settle().await;
    (page, followed)
}

#[wasm_bindgen_test]
async fn an_item_that_opens_a_page_is_a_link() {
    for press in [
        |link: &HtmlElement| link.click(),
        |link: &HtmlElement| assert!(!press_key(link, " ")),
    ] {
        let (page, followed) = open_links().await;
        let share = page.get_by_role("menuitem", "Share");
        assert_eq!(share.get_attribute("href").as_deref(), Some("/sharing"));
        press(&share);
        settle().await;
        assert_eq!(followed.get_untracked(), 1);
        assert!(!page.has_role("menu", "Actions for a"));
    }
}

#[wasm_bindgen_test]
async fn a_click_that_opens_a_new_tab_leaves_the_menu_open() {
    let (page, followed) = open_links().await;
    click_with(&page.get_by_role("menuitem", "Share"), |init| {
        init.set_ctrl_key(true);
    });
    settle().await;
    assert_eq!(followed.get_untracked(), 1);
    assert!(page.has_role("menu", "Actions for a"));
}

#[wasm_bindgen_test]
async fn a_disabled_link_leads_nowhere() {
    let (page, followed) = open_links().await;
    let copy = page.get_by_role("menuitem", "Make a copy");
    assert!(!copy.has_attribute("href"));
    copy.click();
    settle().await;
    assert_eq!(followed.get_untracked(), 0);
    assert!(page.has_role("menu", "Actions for a"));
}
