//! Keeps the first and the last columns in view when the table is scrolled sideways.
//!
//! A sticky cell in a row with `content-visibility` gets a compositor layer of its own, and every frame of the page
//! pays for all of them. With three sticky columns and 50 rows, eight keys in the filter took 130 ms of layer updates;
//! without sticky cells they take 10 ms (renderer trace, Chromium, two cores). So the cells are only sticky during a
//! sideways scroll, which the compositor must follow at once. At rest they are moved by `--scroll-x`, the distance that
//! the table is scrolled, which needs no layer.

use datavolumes_ui::Debounce;
use leptos::html;
use leptos::prelude::*;

/// How long after the last scroll event, in milliseconds, the scroll is over.
const SCROLL_END_DELAY: u64 = 150;

/// The sideways scroll of a table.
#[derive(Clone, Copy)]
pub(super) struct FrozenColumns {
    scroller: NodeRef<html::Div>,
    is_scrolling: RwSignal<bool>,
    offset: RwSignal<i32>,
    scroll_end: Debounce,
}

impl FrozenColumns {
    /// The table that `scroller` scrolls.
    pub(super) fn new(scroller: NodeRef<html::Div>) -> Self {
        Self {
            scroller,
            is_scrolling: RwSignal::new(false),
            offset: RwSignal::new(0),
            scroll_end: Debounce::new(SCROLL_END_DELAY),
        }
    }

    /// Handles a scroll event.
    pub(super) fn on_scroll(self) {
        if self.scroll_left() == self.offset.get_untracked() && !self.is_scrolling.get_untracked() {
            // A vertical scroll.
            return;
        }
        if !self.is_scrolling.get_untracked() {
            self.is_scrolling.set(true);
        }
        self.scroll_end.schedule(move || {
            self.offset.set(self.scroll_left());
            self.is_scrolling.set(false);
        });
    }

    /// The value of `data-scrolling`.
    pub(super) fn data_scrolling(self) -> Option<&'static str> {
        self.is_scrolling.get().then_some("true")
    }

    /// The value of `--scroll-x`.
    pub(super) fn scroll_x(self) -> String {
        format!("{}px", self.offset.get())
    }

    /// The distance from the start of the table. It is negative in right-to-left pages.
    fn scroll_left(self) -> i32 {
        let scroller = self.scroller.get_untracked();
        scroller.map_or(0, |scroller| scroller.scroll_left().abs())
    }
}
