use crate::page::{Page, dispatch, press_key, settle, sleep, type_into, value_of, wait_until};
use datavolumes_ui::SearchBox;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

struct Search {
    page: Page,
    value: RwSignal<String>,
    searches: RwSignal<Vec<String>>,
}

impl Search {
    fn new() -> Self {
        let value = RwSignal::new(String::new());
        let searches = RwSignal::new(Vec::new());
        let search = move |text: String| {
            searches.update(|searches| searches.push(text.clone()));
            value.set(text);
        };
        let page = Page::mount(
            move || view! { <SearchBox label="Filter by name" value on_search=search /> },
        );
        Self {
            page,
            value,
            searches,
        }
    }

    fn searches(&self) -> Vec<String> {
        self.searches.get_untracked()
    }
}

#[wasm_bindgen_test]
async fn fast_typing_searches_once_for_the_last_text() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    for text in ["i", "im", "img"] {
        type_into(&input, text);
    }
    assert!(search.searches().is_empty());
    wait_until("the search", || search.searches() == ["img"]).await;
    sleep(300).await;
    assert_eq!(search.searches(), ["img"]);
}

#[wasm_bindgen_test]
async fn enter_searches_at_once_and_only_once() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "img");
    press_key(&input, "Enter");
    assert_eq!(search.searches(), ["img"]);
    sleep(300).await;
    assert_eq!(search.searches(), ["img"]);
}

#[wasm_bindgen_test]
async fn a_new_value_does_not_replace_what_the_user_is_typing() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "img");
    search.value.set("from the address".to_owned());
    settle().await;
    assert_eq!(value_of(&input), "img");
    wait_until("the search", || search.searches() == ["img"]).await;
}

#[wasm_bindgen_test]
async fn a_new_value_is_shown_while_the_field_has_no_focus() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    search.value.set("from the address".to_owned());
    settle().await;
    assert_eq!(value_of(&input), "from the address");
}

#[wasm_bindgen_test]
async fn a_new_value_replaces_a_text_that_was_searched_for_before() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "img");
    press_key(&input, "Enter");
    settle().await;
    search.value.set("from the address".to_owned());
    settle().await;
    assert_eq!(value_of(&input), "from the address");
    dispatch(&input, "blur");
    assert_eq!(
        search.searches(),
        ["img"],
        "an old text is searched for again"
    );
}

#[wasm_bindgen_test]
async fn a_text_that_is_not_taken_stays() {
    let page =
        Page::mount(|| view! { <SearchBox label="Filter by name" value="a" on_search=|_| () /> });
    let input = page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "a,b");
    dispatch(&input, "blur");
    settle().await;
    assert_eq!(value_of(&input), "a,b");
}

#[wasm_bindgen_test]
async fn blur_searches_for_the_text() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "img");
    dispatch(&input, "blur");
    assert_eq!(search.searches(), ["img"]);
}

#[wasm_bindgen_test]
async fn the_clear_button_empties_the_field_and_returns_focus() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    let clear = search.page.get_by_role("button", "Clear text");
    assert!(clear.hidden());
    type_into(&input, "img");
    press_key(&input, "Enter");
    settle().await;
    assert!(!clear.hidden());
    clear.click();
    settle().await;
    assert_eq!(search.searches(), ["img", ""]);
    assert_eq!(value_of(&input), "");
    assert!(crate::page::focused().is_same_node(Some(&input)));
    assert!(clear.hidden());
}

#[wasm_bindgen_test]
async fn escape_empties_the_field_and_is_ignored_when_it_is_empty() {
    let search = Search::new();
    let input = search.page.get_by_role("searchbox", "Filter by name");
    type_into(&input, "img");
    press_key(&input, "Enter");
    assert!(!press_key(&input, "Escape"));
    settle().await;
    assert_eq!(search.searches(), ["img", ""]);
    assert!(press_key(&input, "Escape"));
}
