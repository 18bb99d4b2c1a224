//! Virtual scrolling: which rows of a long list are in view.

use std::ops::Range;

use leptos::{html, prelude::*};

/// The number of extra rows above and below the view, so that scrolling does not show gaps.
const OVERSCAN: usize = 8;

/// Rows are added and removed in blocks of this size, so that not every scroll event changes the page.
const BLOCK_SIZE: usize = 4;

/// The number of rows before the first measurement.
const INITIAL_ROWS: usize = 40;

/// The rows of a scrolling element that are in view.
#[derive(Clone, Copy)]
pub(crate) struct VirtualRows {
    element: NodeRef<html::Div>,
    viewport: RwSignal<Viewport>,
}

/// Scroll position, content height and height of the element, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Viewport {
    top: usize,
    content: usize,
    height: usize,
}

impl VirtualRows {
    pub(crate) fn new(element: NodeRef<html::Div>) -> Self {
        Self {
            element,
            viewport: RwSignal::new(Viewport::default()),
        }
    }

    /// Measures the viewport. Call it when the element is scrolled or the number of rows changes.
    pub(crate) fn measure(self) {
        if let Some(element) = self.element.get() {
            let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
            let viewport = Viewport {
                top: pixels(element.scroll_top()),
                content: pixels(element.scroll_height()),
                height: pixels(element.client_height()),
            };
            if self.viewport.get_untracked() != viewport {
                self.viewport.set(viewport);
            }
        }
    }

    /// The indexes of the rows, of `count`, that must be on the page. Tracked.
    pub(crate) fn range(self, count: usize) -> Range<usize> {
        range(self.viewport.get(), count)
    }

    /// Scrolls the row at `index`, of `count`, into view.
    pub(crate) fn scroll_to(self, index: usize, count: usize) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        self.measure();
        if let Some(top) = scroll_top_for(self.viewport.get_untracked(), index, count) {
            element.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
            self.measure();
        }
    }
}

fn range(viewport: Viewport, count: usize) -> Range<usize> {
    if viewport.content == 0 || viewport.height == 0 {
        return 0..count.min(INITIAL_ROWS);
    }
    let at = |pixels: usize| pixels * count / viewport.content;
    let first = at(viewport.top).saturating_sub(OVERSCAN) / BLOCK_SIZE * BLOCK_SIZE;
    let end = (at(viewport.top + viewport.height) + OVERSCAN).div_ceil(BLOCK_SIZE) * BLOCK_SIZE;
    first.min(count)..end.min(count)
}

/// The scroll position that shows the row at `index`; `None` if it is in view.
fn scroll_top_for(viewport: Viewport, index: usize, count: usize) -> Option<usize> {
    if count == 0 || viewport.content <= viewport.height {
        return None;
    }
    let row = viewport.content.div_ceil(count);
    let top = index * viewport.content / count;
    if top < viewport.top {
        Some(top)
    } else if top + row > viewport.top + viewport.height {
        Some(top + row - viewport.height)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1,000 rows of 36 pixels, 10 of them in view.
    fn viewport(top: usize) -> Viewport {
        Viewport {
            top,
            content: 36_000,
            height: 360,
        }
    }

    #[test]
    fn only_rows_in_view_and_the_overscan_are_on_the_page() {
        assert_eq!(range(viewport(0), 1_000), 0..20);
        assert_eq!(range(viewport(3_600), 1_000), 92..120);
        assert_eq!(range(viewport(36_000 - 360), 1_000), 980..1_000);
        assert_eq!(range(Viewport::default(), 1_000), 0..40);
        assert_eq!(range(Viewport::default(), 3), 0..3);
    }

    #[test]
    fn all_rows_in_view_are_on_the_page_at_any_scroll_position() {
        for top in (0..=36_000 - 360).step_by(7) {
            let rows = range(viewport(top), 1_000);
            assert!(rows.start * 36 <= top && rows.end * 36 >= top + 360);
            assert!(rows.len() <= 40);
        }
    }

    #[test]
    fn scrolling_moves_no_further_than_needed() {
        assert_eq!(scroll_top_for(viewport(0), 3, 1_000), None);
        assert_eq!(scroll_top_for(viewport(0), 10, 1_000), Some(36));
        assert_eq!(scroll_top_for(viewport(720), 19, 1_000), Some(684));
        assert_eq!(
            scroll_top_for(viewport(720), 999, 1_000),
            Some(36_000 - 360)
        );
        assert_eq!(scroll_top_for(Viewport::default(), 0, 0), None);
    }
}
