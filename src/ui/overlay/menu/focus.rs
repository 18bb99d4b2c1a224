//! Moving focus between the items of a menu.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves focus as the menu pattern says. Returns whether the key has a meaning in a menu.
pub(super) fn move_focus(menu: &HtmlElement, key: &str) -> bool {
    match key {
        "ArrowDown" => focus_item(menu, |index, _| index + 1),
        "ArrowUp" => focus_item(menu, |index, count| index + count - 1),
        "Home" => focus_item(menu, |_, _| 0),
        "End" => focus_item(menu, |_, count| count - 1),
        _ => {
            let mut letters = key.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return false;
            };
            if !letter.is_alphanumeric() {
                return false;
            }
            focus_letter(menu, letter);
        }
    }
    true
}

/// Focuses the item that `next` returns for the index of the focused item and the number of items. The index
/// wraps around.
pub(super) fn focus_item(menu: &HtmlElement, next: fn(usize, usize) -> usize) {
    let items = items(menu);
    if !items.is_empty() {
        let index = next(focused_index(&items), items.len());
        let _ = items[index % items.len()].focus();
    }
}

/// Focuses the next item whose label starts with the letter.
fn focus_letter(menu: &HtmlElement, letter: char) {
    let items = items(menu);
    let starts_with_letter = |item: &&HtmlElement| {
        let label = item.get_attribute("aria-label").unwrap_or_default();
        let first = label.chars().next();
        first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    };
    let after_focused = items.iter().cycle().skip(focused_index(&items) + 1);
    if let Some(item) = after_focused.take(items.len()).find(starts_with_letter) {
        let _ = item.focus();
    }
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(items) = menu.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..items.length())
        .filter_map(|index| items.item(index)?.dyn_into().ok())
        .collect()
}

fn focused_index(items: &[HtmlElement]) -> usize {
    let focused = document().active_element();
    let is_focused = |item: &HtmlElement| {
        focused
            .as_ref()
            .is_some_and(|focused| focused.is_same_node(Some(item)))
    };
    items.iter().position(is_focused).unwrap_or_default()
}
