//! Reads and restores the view of the page in the browser.

use std::cell::Cell;
use std::rc::Rc;

use datavolumes_ui::{focus_main, focus_main_if_lost};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::entry_state::PageView;

/// The region of a page that scrolls by itself.
const REGION: &str = "[data-scroll-region]";

/// The heading of a page. While the page is busy, it may not say yet what the page is about.
const HEADING: &str = "main h1:not([aria-busy=true] *)";

/// How long the content of a page may take until its view is no longer restored, in milliseconds.
const RESTORE_TIMEOUT: f64 = 5_000.0;

/// What a user does to take over the view.
const USER_EVENTS: [&str; 4] = ["keydown", "pointerdown", "wheel", "touchmove"];

/// Restores views. Clones share the state.
#[derive(Clone, Default)]
pub(super) struct ViewRestorer {
    /// Changes with each view, and when the user takes over: a view that is being restored ends then.
    generation: Rc<Cell<u32>>,
}

impl ViewRestorer {
    /// Stops restoring when the user scrolls, clicks or presses a key.
    pub(super) fn follow_user(&self) {
        for event in USER_EVENTS {
            let generation = Rc::clone(&self.generation);
            let listener = window_event_listener_untyped(event, move |_| {
                generation.set(generation.get().wrapping_add(1));
            });
            on_cleanup(move || listener.remove());
        }
    }

    /// Shows a page from its top, with the focus on it; or as it was in `view`, as soon as it has the content.
    pub(super) fn show(&self, view: Option<PageView>) {
        // What has the focus goes away with its page, and what is next to it is of another page.
        focus_main();
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        let current = Rc::clone(&self.generation);
        let deadline = js_sys::Date::now() + RESTORE_TIMEOUT;
        // The page is rendered by then.
        request_animation_frame(move || {
            let Some(view) = view else {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                return focus_heading(&current, generation, deadline);
            };
            restore(view, current, generation, deadline);
        });
    }
}

/// Focuses the heading of the page as soon as there is one, unless something has the focus.
fn focus_heading(current: &Rc<Cell<u32>>, generation: u32, deadline: f64) {
    focus_main_if_lost();
    let is_outdated = current.get() != generation || js_sys::Date::now() > deadline;
    let focused = document().active_element();
    if is_outdated || focused.is_none_or(|element| element.id() != "main") {
        return;
    }
    if let Some(heading) = find(HEADING) {
        heading.set_tab_index(-1);
        let _ = heading.focus();
    } else {
        let current = Rc::clone(current);
        request_animation_frame(move || focus_heading(&current, generation, deadline));
    }
}

/// Tries in each frame until the view is restored.
fn restore(mut view: PageView, current: Rc<Cell<u32>>, generation: u32, deadline: f64) {
    if current.get() != generation {
        return;
    }
    if let Some(target) = view.focus.as_deref().and_then(find) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(view.window.is_some());
        let _ = target.focus_with_options(&options);
        view.focus = None;
    } else {
        focus_main_if_lost();
    }
    let is_scrolled = scroll(&view);
    if (view.focus.is_some() || !is_scrolled) && js_sys::Date::now() < deadline {
        request_animation_frame(move || restore(view, current, generation, deadline));
    }
}

/// Scrolls as far as the content reaches. Returns whether that is as far as it was.
fn scroll(view: &PageView) -> bool {
    let is_scrolled = view.window.is_none_or(|(x, y)| {
        window().scroll_to_with_x_and_y(x, y);
        (window_scroll().1 - y).abs() < 1.0
    });
    let Some((left, top)) = view.region else {
        return is_scrolled;
    };
    let Some(region) = find(REGION) else {
        return false;
    };
    region.set_scroll_left(left);
    region.set_scroll_top(top);
    is_scrolled && region.scroll_top() == top
}

/// The view of the page on screen.
pub(super) fn current_view() -> PageView {
    PageView {
        window: Some(window_scroll()),
        region: find(REGION).map(|region| (region.scroll_left(), region.scroll_top())),
        focus: document()
            .active_element()
            .and_then(|element| selector(&element)),
    }
}

fn window_scroll() -> (f64, f64) {
    let window = window();
    (
        window.scroll_x().unwrap_or_default(),
        window.scroll_y().unwrap_or_default(),
    )
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// A selector by what a page gives an element again when it is shown again: its link or its name. A layer is
/// closed, so what is in it has none.
fn selector(element: &Element) -> Option<String> {
    if element.closest("dialog, [popover]").ok()?.is_some() {
        return None;
    }
    let tag = element.tag_name();
    ["href", "aria-label"].into_iter().find_map(|attribute| {
        let value = element.get_attribute(attribute)?;
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        Some(format!("{tag}[{attribute}=\"{value}\"]"))
    })
}
