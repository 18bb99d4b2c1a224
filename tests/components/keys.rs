//! Keys that are held down, and keys of an input method.

mod keep_focus;

use crate::page::{
    Page, compose, compose_key, dispatch, focused, hold_key, press_key, settle, sleep, type_into,
    value_of,
};
use crate::popover::popover;
use datavolumes_ui::{
    Button, Choice, Choices, Combobox, Dialog, IconName, KeyPress, MenuButton, MenuItem, SearchBox,
    TextArea, TextInput,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::KeyboardEvent;

#[wasm_bindgen_test]
async fn enter_and_escape_of_an_input_method_do_not_choose_or_close() {
    let chosen = RwSignal::new(None::<Choice>);
    let choices = Choices::Ready {
        choices: vec![Choice::new("1", "alpha")],
        has_more: false,
    };
    let page = Page::mount(move || {
        view! {
            <Combobox
                aria_label="Project"
                value=chosen
                choices=Signal::stored(choices)
                on_search=|_| ()
                on_choose=move |choice| chosen.set(choice)
            />
        }
    });
    let input = page.get_by_role("combobox", "Project");
    press_key(&input, "ArrowDown");
    settle().await;
    let is_open = || input.get_attribute("aria-expanded").as_deref() == Some("true");
    assert!(is_open());
    assert!(compose_key(&input, "Enter"), "the default action stays");
    assert!(!compose_key(&input, "Escape"), "the browser acts on it");
    settle().await;
    assert!(is_open());
    assert_eq!(chosen.get_untracked(), None);
    press_key(&input, "Enter");
    assert!(chosen.get_untracked().is_some());
}

#[wasm_bindgen_test]
async fn enter_and_escape_of_an_input_method_do_not_search_or_empty_the_field() {
    let searches = RwSignal::new(Vec::new());
    let search = move |text: String| searches.update(|searches| searches.push(text));
    let page =
        Page::mount(move || view! { <SearchBox label="Filter" value="" on_search=search /> });
    let input = page.get_by_role("searchbox", "Filter");
    type_into(&input, "ni");
    compose_key(&input, "Enter");
    compose_key(&input, "Escape");
    assert_eq!(value_of(&input), "ni");
    assert!(searches.get_untracked().is_empty());
    press_key(&input, "Enter");
    assert_eq!(searches.get_untracked(), ["ni"]);
}

#[wasm_bindgen_test]
async fn half_words_are_not_searched_for() {
    let searches = RwSignal::new(Vec::new());
    let search = move |text: String| searches.update(|searches| searches.push(text));
    let page =
        Page::mount(move || view! { <SearchBox label="Filter" value="" on_search=search /> });
    let input = page.get_by_role("searchbox", "Filter");
    compose(&input, "n");
    compose(&input, "に");
    sleep(400).await;
    assert!(searches.get_untracked().is_empty());
    assert_eq!(value_of(&input), "に");
    dispatch(&input, "compositionend");
    press_key(&input, "Enter");
    assert_eq!(searches.get_untracked(), ["に"]);
}

#[wasm_bindgen_test]
async fn fields_report_a_composed_text_when_it_is_complete() {
    let texts = RwSignal::new(Vec::new());
    let report = move |text: String| texts.update(|texts| texts.push(text));
    let page = Page::mount(move || {
        view! { <TextInput aria_label="Name" value="" on_input=report /> }
    });
    let input = page.get_by_role("textbox", "Name");
    compose(&input, "k");
    compose(&input, "か");
    assert!(texts.get_untracked().is_empty());
    dispatch(&input, "compositionend");
    assert_eq!(texts.get_untracked(), ["か"]);
}

#[wasm_bindgen_test]
async fn escape_of_an_input_method_does_not_cancel_a_dialog() {
    let cancelled = RwSignal::new(0);
    let page = Page::mount(move || {
        view! {
            <Dialog
                title="Delete"
                on_cancel=move |()| cancelled.update(|count| *count += 1)
                actions=|| ()
            >
                <TextInput aria_label="Name" value="" on_input=|_| () />
            </Dialog>
        }
    });
    settle().await;
    let input = page.get_by_role("textbox", "Name");
    compose_key(&input, "Escape");
    assert_eq!(cancelled.get_untracked(), 0);
    press_key(&input, "Escape");
    assert_eq!(cancelled.get_untracked(), 1);
    hold_key(&input, "Escape");
    assert_eq!(cancelled.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_held_enter_presses_no_button_again_and_makes_new_lines() {
    let page = Page::mount(|| {
        view! {
            <Button on_press=|()| ()>"Delete"</Button>
            <TextArea aria_label="Description" value="" on_input=|_| () limit=9 />
        }
    });
    let button = page.get_by_role("button", "Delete");
    assert!(press_key(&button, "Enter"));
    assert!(
        !hold_key(&button, "Enter"),
        "the browser presses the button"
    );
    let text = page.get_by_role("textbox", "Description");
    assert!(press_key(&text, "Enter"));
    assert!(hold_key(&text, "Enter"), "the browser adds no line");
}

/// Records each press of the shortcut `n`: whether the key was held down.
fn record_shortcut() -> RwSignal<Vec<bool>> {
    let pressed = RwSignal::new(Vec::new());
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let press = KeyPress::from_event(&event);
        if press.action(&[("n", ())]).is_some() {
            pressed.update(|pressed| pressed.push(press.is_repeat()));
        }
    });
    on_cleanup(move || listener.remove());
    pressed
}

#[wasm_bindgen_test]
async fn shortcuts_are_silent_below_a_layer() {
    for layer in [
        r#"<div role="menu" popover="manual"></div>"#,
        r#"<div role="group" popover="manual"></div>"#,
        r#"<div role="listbox"></div>"#,
        "<dialog open></dialog>",
    ] {
        let pressed = StoredValue::new(None);
        let html = RwSignal::new(layer);
        let body = NodeRef::<html::Div>::new();
        let page = Page::mount(move || {
            pressed.set_value(Some(record_shortcut()));
            view! { <div role="group" aria-label="Page" node_ref=body inner_html=html></div> }
        });
        let pressed = pressed.get_value().unwrap();
        let element = page.get_by_role("group", "Page");
        press_key(&element, "n");
        assert!(pressed.get_untracked().is_empty(), "{layer}");
        html.set("");
        settle().await;
        press_key(&element, "n");
        hold_key(&element, "n");
        assert_eq!(pressed.get_untracked(), [false, true], "{layer}");
    }
}

#[wasm_bindgen_test]
async fn shortcuts_are_silent_below_an_open_menu_and_an_open_popover() {
    let pressed = StoredValue::new(None);
    let page = Page::mount(move || {
        pressed.set_value(Some(record_shortcut()));
        let open = RwSignal::new(false);
        let items = |()| vec![MenuItem::new("Details", || ())];
        view! {
            <MenuButton label="Actions for a" icon=IconName::MORE items />
            {popover(open)}
        }
    });
    let pressed = pressed.get_value().unwrap();
    for (button, role, name) in [
        ("Actions for a", "menuitem", "Details"),
        ("Add filter", "group", "Add filter"),
    ] {
        pressed.set(Vec::new());
        let button = page.get_by_role("button", button);
        button.focus().unwrap();
        button.click();
        settle().await;
        press_key(&page.get_by_role(role, name), "n");
        assert!(pressed.get_untracked().is_empty(), "{name} is open");
        press_key(&focused(), "Escape");
        settle().await;
        press_key(&focused(), "n");
        assert_eq!(pressed.get_untracked(), [false], "{name} is closed");
    }
}
