//! Where the focus goes when the element that has it goes away.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

use crate::overlay::popup::use_document_capture;

/// What can have the focus.
const FOCUSABLE: &str = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), \
    textarea:not([disabled]), [tabindex='0']";

/// The page, and its largest parts.
const WHOLE_PAGE: &str = "html, body, body > *, main, main > *";

/// What has the focus without being a control: the page, its content, its heading.
const PLACES: &str = "body, [tabindex='-1']";

/// What the pointer focuses in most browsers.
const CLICKED: &str = "a[href], button, input";

/// How many elements around the one with the focus are remembered. What is further away is the page.
const MAX_PARENTS: usize = 4;

/// Focuses the content of the page.
pub fn focus_main() {
    focus_first("main");
}

/// Focuses the content of the page, unless something has the focus.
pub fn focus_main_if_lost() {
    if has_no_focus() {
        focus_main();
    }
}

/// Focuses the first element that matches `selector`, if there is one.
pub fn focus_first(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector) {
        focus(&found);
    }
}

/// [`focus_first`] for what comes a moment after the user's action: a control that the user has reached since then keeps
/// the focus, or the rest of a text that is being typed would go to another field.
pub fn offer_focus(selector: &str) {
    let focused = document().active_element();
    let is_free = focused.is_none_or(|focused| focused.matches(PLACES).unwrap_or_default());
    if is_free {
        focus_first(selector);
    }
}

fn focus(element: &Element) -> bool {
    let focused = element.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
    focused.is_some_and(|result| result.is_ok())
}

/// Keeps the focus on the page until the component is unmounted. Call it once, in the root component.
///
/// When the element with the focus is removed, a browser gives the focus to the body, from where the keyboard starts
/// at the top of the page. It then goes to what is left next to the element, or else to the content of the page. What
/// moves the focus itself, as a dialog that closes, is not disturbed.
///
/// A button, checkbox or link that is clicked has the focus, also in Safari, which gives it to what is around it. So what
/// it opens can return the focus, and the keyboard goes on from it.
pub fn keep_focus() {
    use_document_capture("click", |event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let control = target.and_then(|target: Element| target.closest(CLICKED).ok().flatten());
        if let Some(control) = control {
            let around = control.parent_element();
            let focused = document().active_element();
            if focused.is_none_or(|focused| focused.contains(around.as_deref())) {
                focus(&control);
            }
        }
    });
    let last = Rc::new(RefCell::new(Vec::<Element>::new()));
    let focused = Rc::clone(&last);
    use_document_capture("focusin", move |event| {
        let element = event.target().and_then(|target| target.dyn_into().ok());
        let path = std::iter::successors(element, |element: &Element| element.parent_element());
        focused.replace(path.take(MAX_PARENTS + 1).collect());
    });
    let on_change = Closure::<dyn Fn()>::new(move || {
        let is_lost = last
            .borrow()
            .first()
            .is_some_and(|element| !element.is_connected());
        if is_lost {
            let path = last.take();
            if has_no_focus() {
                focus_near(&path);
            }
        }
    });
    let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) else {
        return;
    };
    let children = MutationObserverInit::new();
    children.set_child_list(true);
    children.set_subtree(true);
    if let Some(body) = document().body() {
        // Fails only for options that contradict each other.
        let _ = observer.observe_with_options(&body, &children);
    }
    let observing = StoredValue::new_local((observer, on_change));
    on_cleanup(move || observing.with_value(|(observer, _)| observer.disconnect()));
}

/// Whether nothing on the page has the focus, as after the element that had it was removed.
#[must_use]
pub fn has_no_focus() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|element| element.tag_name() == "BODY")
}

/// Focuses what is left closest to the element at the start of `path`, which its parents follow. The start of the
/// whole page is not close to anything.
fn focus_near(path: &[Element]) {
    let is_part = |parent: &&Element| !parent.matches(WHOLE_PAGE).unwrap_or_default();
    let parents = path.iter().filter(|parent| parent.is_connected());
    let is_focused = parents
        .take_while(is_part)
        .filter_map(|parent| parent.query_selector(FOCUSABLE).ok().flatten())
        .any(|found| focus(&found));
    if !is_focused {
        focus_main();
    }
}
