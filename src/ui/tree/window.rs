//! Which rows of a long list are in view.

use std::ops::Range;

use leptos::{html, prelude::*};

/// How many rows beyond what is in view are in the page, so that scrolling finds them there.
const MARGIN: usize = 8;

/// Rows come and go in blocks of this many, so that not every pixel of scrolling makes new ones.
const BLOCK: usize = 4;

/// How many rows are made before anything could be measured.
const FIRST: usize = 40;

/// The part of a scrolled element that is in view.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    element: NodeRef<html::Div>,
    seen: RwSignal<Seen>,
}

/// Pixels: how far it is scrolled, how high all of it is, how much of that is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    top: usize,
    whole: usize,
    view: usize,
}

impl Window {
    pub(crate) fn new(element: NodeRef<html::Div>) -> Self {
        Self {
            element,
            seen: RwSignal::new(Seen::default()),
        }
    }

    /// Looks how far the element is scrolled.
    pub(crate) fn measure(self) {
        if let Some(element) = self.element.get() {
            let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
            let seen = Seen {
                top: pixels(element.scroll_top()),
                whole: pixels(element.scroll_height()),
                view: pixels(element.client_height()),
            };
            if self.seen.get_untracked() != seen {
                self.seen.set(seen);
            }
        }
    }

    /// The places, of `count`, whose rows are to be in the page.
    pub(crate) fn range(self, count: usize) -> Range<usize> {
        range(self.seen.get(), count)
    }

    /// Scrolls so that the row at `index`, of `count`, is in view.
    pub(crate) fn follow(self, index: usize, count: usize) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        self.measure();
        if let Some(top) = scrolled_to(self.seen.get_untracked(), index, count) {
            element.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
            self.measure();
        }
    }
}

fn range(seen: Seen, count: usize) -> Range<usize> {
    if seen.whole == 0 || seen.view == 0 {
        return 0..count.min(FIRST);
    }
    let at = |pixels: usize| pixels * count / seen.whole;
    let first = at(seen.top).saturating_sub(MARGIN) / BLOCK * BLOCK;
    let behind = (at(seen.top + seen.view) + MARGIN).div_ceil(BLOCK) * BLOCK;
    first.min(count)..behind.min(count)
}

/// How far to scroll for the row at `index`; nothing where it is in view.
fn scrolled_to(seen: Seen, index: usize, count: usize) -> Option<usize> {
    if count == 0 || seen.whole <= seen.view {
        return None;
    }
    let row = seen.whole.div_ceil(count);
    let top = index * seen.whole / count;
    if top < seen.top {
        Some(top)
    } else if top + row > seen.top + seen.view {
        Some(top + row - seen.view)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1,000 rows of 36 pixels, 10 of them in view.
    fn seen(top: usize) -> Seen {
        Seen {
            top,
            whole: 36_000,
            view: 360,
        }
    }

    #[test]
    fn only_what_is_in_view_and_a_margin_is_in_the_page() {
        assert_eq!(range(seen(0), 1_000), 0..20);
        assert_eq!(range(seen(3_600), 1_000), 92..120);
        assert_eq!(range(seen(36_000 - 360), 1_000), 980..1_000);
        assert_eq!(range(Seen::default(), 1_000), 0..40);
        assert_eq!(range(Seen::default(), 3), 0..3);
    }

    #[test]
    fn everything_in_view_is_in_the_page_wherever_it_is_scrolled() {
        for top in (0..=36_000 - 360).step_by(7) {
            let places = range(seen(top), 1_000);
            assert!(places.start * 36 <= top && places.end * 36 >= top + 360);
            assert!(places.len() <= 40);
        }
    }

    #[test]
    fn a_row_out_of_view_is_scrolled_to_and_no_further() {
        assert_eq!(scrolled_to(seen(0), 3, 1_000), None);
        assert_eq!(scrolled_to(seen(0), 10, 1_000), Some(36));
        assert_eq!(scrolled_to(seen(720), 19, 1_000), Some(684));
        assert_eq!(scrolled_to(seen(720), 999, 1_000), Some(36_000 - 360));
        assert_eq!(scrolled_to(Seen::default(), 0, 0), None);
    }
}
