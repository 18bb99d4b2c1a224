//! Keeps the first and the last columns in view when the table is scrolled sideways.
//!
//! A sticky cell in a row with `content-visibility` gets a compositor layer of its own, and every frame of the page
//! pays for all of them. With three sticky columns and 50 rows, eight keys in the filter took 130 ms of layer updates;
//! without sticky cells they take 10 ms (renderer trace, Chromium, two cores). So the cells are only sticky during a
//! sideways scroll, which the compositor must follow at once. At rest they are moved by `--scroll-x`, the distance that
//! the table is scrolled, which needs no layer.

use datavolumes_ui::{Debounce, effect};
use leptos::prelude::*;
use leptos::{ev, html};
use web_sys::{HtmlDivElement, HtmlElement};

/// How long after the last scroll event, in milliseconds, the scroll is over.
const SCROLL_END_DELAY: u64 = 150;

/// Keeps the columns in view. It renders nothing.
#[component]
pub(crate) fn FrozenColumns(
    /// What scrolls the table.
    scroller: NodeRef<html::Div>,
) -> impl IntoView {
    let scroll = SidewaysScroll {
        offset: StoredValue::new(0),
        is_scrolling: StoredValue::new(false),
        end: Debounce::new(SCROLL_END_DELAY),
    };
    effect(move || {
        if let Some(element) = scroller.get() {
            let handle = element
                .clone()
                .on(ev::scroll, move |_| scroll.advance(&element));
            on_cleanup(move || drop(handle));
        }
    });
}

#[derive(Clone, Copy)]
struct SidewaysScroll {
    /// The distance from the start of the table at the end of the last scroll.
    offset: StoredValue<i32>,
    is_scrolling: StoredValue<bool>,
    end: Debounce,
}

impl SidewaysScroll {
    /// Handles a scroll event of `scroller`.
    fn advance(self, scroller: &HtmlDivElement) {
        if !self.is_scrolling.get_value() {
            if scroll_left(scroller) == self.offset.get_value() {
                // A vertical scroll.
                return;
            }
            self.is_scrolling.set_value(true);
            let _ = scroller.set_attribute("data-scrolling", "true");
        }
        let scroller = scroller.clone();
        self.end.schedule(move || self.finish(&scroller));
    }

    fn finish(self, scroller: &HtmlDivElement) {
        let offset = scroll_left(scroller);
        self.offset.set_value(offset);
        self.is_scrolling.set_value(false);
        let _ = HtmlElement::style(scroller).set_property("--scroll-x", &format!("{offset}px"));
        let _ = scroller.remove_attribute("data-scrolling");
        let _ = scroller.toggle_attribute_with_force("data-scrolled", offset > 0);
    }
}

/// The distance from the start of the table. It is negative in right-to-left pages.
fn scroll_left(scroller: &HtmlDivElement) -> i32 {
    scroller.scroll_left().abs()
}
