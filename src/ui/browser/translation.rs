//! Keeps the page working while the browser translates it.
//!
//! A translator replaces each text node by a `font` element with the translation. The views keep their text nodes,
//! which are no longer on the page: their changes are not seen, and what they remove stays. So a text node that was
//! replaced is put, hidden, into the element that replaced it. When the views change it, it takes the place of the
//! translation, which the translator then renews; when they remove it, the translation is removed too. An option of a
//! select shows hidden text as well, so its translation is its label.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node, NodeList};

/// The attribute of an element that hides a text node in its translation.
const KEEPER: &str = "data-translated";

/// What an option shows instead of its text. The views set it on none.
const OPTION_LABEL: &str = "label";

/// Watches the page for translated texts, until the page is left.
pub fn keep_translated_texts() {
    let mut is_translated = false;
    let changed = Closure::<dyn FnMut(Array, MutationObserver)>::new(
        move |records: Array, observer: MutationObserver| {
            for record in records.iter() {
                let record: MutationRecord = record.unchecked_into();
                if update(&record) && !is_translated {
                    is_translated = true;
                    observe(&observer, true);
                }
                if is_translated {
                    label_option(&record);
                }
            }
            // What was changed here is no change by the views or by the translator.
            observer.take_records();
        },
    );
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref());
    changed.forget();
    if let Ok(observer) = observer {
        observe(&observer, false);
    }
}

/// Watches which nodes are added and removed, and, if `is_translated`, which texts change. Each change costs time, and
/// most of them are texts.
fn observe(observer: &MutationObserver, is_translated: bool) {
    let Some(body) = document().body() else {
        return;
    };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(is_translated);
    let _ = observer.observe_with_options(&body, &options);
}

/// Follows a change of the page. Returns whether a translator made it.
fn update(record: &MutationRecord) -> bool {
    let Some(target) = record.target() else {
        return false;
    };
    if record.type_() == "characterData" {
        if let Some(keeper) = target.parent_element().filter(is_keeper) {
            restore(&keeper, &target);
        }
        return false;
    }
    if let Some(keeper) = target
        .dyn_ref::<Element>()
        .filter(|element| is_keeper(element))
    {
        update_keeper(keeper, record);
        return false;
    }
    let translation = nodes(&record.added_nodes()).find_map(|node| node.dyn_into::<Element>().ok());
    let Some(translation) = translation.filter(|element| element.tag_name() == "FONT") else {
        return false;
    };
    for text in nodes(&record.removed_nodes()) {
        if text.node_type() == Node::TEXT_NODE && !text.is_connected() {
            keep(&translation, &text);
        }
    }
    true
}

fn nodes(list: &NodeList) -> impl Iterator<Item = Node> {
    (0..list.length()).filter_map(|index| list.item(index))
}

fn is_keeper(element: &Element) -> bool {
    element.has_attribute(KEEPER)
}

/// Hides `text` in its translation.
fn keep(translation: &Element, text: &Node) {
    let Ok(keeper) = document().create_element("span") else {
        return;
    };
    for (name, value) in [(KEEPER, ""), ("hidden", ""), ("translate", "no")] {
        let _ = keeper.set_attribute(name, value);
    }
    let _ = keeper.append_child(text);
    let _ = translation.append_child(&keeper);
}

/// The views have removed the text in `keeper`, or have put an element before it.
fn update_keeper(keeper: &Element, record: &MutationRecord) {
    let Some(translation) = keeper.parent_element() else {
        return;
    };
    for node in nodes(&record.added_nodes()) {
        if let Some(parent) = translation.parent_node() {
            let _ = parent.insert_before(&node, Some(&translation));
        }
    }
    let is_empty = keeper.first_child().is_none();
    if is_empty {
        translation.remove();
    }
}

/// Puts `text` in the place of its translation.
fn restore(keeper: &Element, text: &Node) {
    if let Some(translation) = keeper.parent_element()
        && let Some(parent) = translation.parent_node()
    {
        let _ = parent.replace_child(text, &translation);
    }
}

/// Shows a translated option by its label, and one that is not translated any more by its text.
fn label_option(record: &MutationRecord) {
    let Some(target) = record.target() else {
        return;
    };
    let element = target.dyn_ref().cloned();
    let element = element.or_else(|| target.parent_element());
    let option = element.and_then(|element: Element| element.closest("option").ok().flatten());
    let Some(option) = option else {
        return;
    };
    let hidden = option.query_selector(&format!("[{KEEPER}]")).ok().flatten();
    let Some(hidden) = hidden.and_then(|keeper| keeper.text_content()) else {
        let _ = option.remove_attribute(OPTION_LABEL);
        return;
    };
    let all = option.text_content().unwrap_or_default();
    let translation = all.strip_suffix(&hidden).unwrap_or(&all);
    let _ = option.set_attribute(OPTION_LABEL, translation);
}
