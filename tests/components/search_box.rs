use crate::page::{Page, fire, pause, press, settle, type_into, until, value_of};
use datavolumes_ui::SearchBox;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

struct Search {
    page: Page,
    value: RwSignal<String>,
    asked: RwSignal<Vec<String>>,
}

impl Search {
    fn new() -> Self {
        let value = RwSignal::new(String::new());
        let asked = RwSignal::new(Vec::new());
        let search = move |text: String| {
            asked.update(|asked| asked.push(text.clone()));
            value.set(text);
        };
        let page =
            Page::of(move || view! { <SearchBox label="Filter by name" value on_search=search /> });
        Self { page, value, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.get_untracked()
    }
}

#[wasm_bindgen_test]
async fn quick_typing_asks_once_with_the_last_text() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    for text in ["i", "im", "img"] {
        type_into(&input, text);
    }
    assert!(search.asked().is_empty());
    until("asked", || search.asked() == ["img"]).await;
    pause(300).await;
    assert_eq!(search.asked(), ["img"]);
}

#[wasm_bindgen_test]
async fn enter_asks_at_once_and_only_once() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    type_into(&input, "img");
    press(&input, "Enter");
    assert_eq!(search.asked(), ["img"]);
    pause(300).await;
    assert_eq!(search.asked(), ["img"]);
}

#[wasm_bindgen_test]
async fn a_change_from_outside_never_overwrites_what_is_being_typed() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    type_into(&input, "img");
    search.value.set("from the address".to_owned());
    settle().await;
    assert_eq!(value_of(&input), "img");
    until("asked", || search.asked() == ["img"]).await;
}

#[wasm_bindgen_test]
async fn a_change_from_outside_is_shown_while_nobody_types() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    search.value.set("from the address".to_owned());
    settle().await;
    assert_eq!(value_of(&input), "from the address");
}

#[wasm_bindgen_test]
async fn leaving_the_field_asks_for_what_was_typed() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    type_into(&input, "img");
    fire(&input, "blur");
    assert_eq!(search.asked(), ["img"]);
}

#[wasm_bindgen_test]
async fn the_clear_button_is_there_while_there_is_text_and_gives_focus_back() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    let clear = search.page.the("button", "Clear text");
    assert!(clear.hidden());
    type_into(&input, "img");
    press(&input, "Enter");
    settle().await;
    assert!(!clear.hidden());
    clear.click();
    settle().await;
    assert_eq!(search.asked(), ["img", ""]);
    assert_eq!(value_of(&input), "");
    assert!(crate::page::focused().is_same_node(Some(&input)));
    assert!(clear.hidden());
}

#[wasm_bindgen_test]
async fn escape_empties_the_field_and_then_belongs_to_the_page() {
    let search = Search::new();
    let input = search.page.the("searchbox", "Filter by name");
    type_into(&input, "img");
    press(&input, "Enter");
    assert!(!press(&input, "Escape"));
    settle().await;
    assert_eq!(search.asked(), ["img", ""]);
    assert!(press(&input, "Escape"));
}
