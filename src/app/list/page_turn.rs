//! Going from page to page.

use datavolumes_contract::{ListQuery, Offset};
use datavolumes_ui::PageWindow;
use leptos::prelude::*;

use super::state::ListState;
use crate::remote::Remote;
use crate::router::History;

impl ListState {
    /// Goes to the page whose offset `step` returns, if there is one.
    pub(super) fn turn_page(self, step: fn(PageWindow) -> Option<u64>) {
        if let Some(offset) = step(untrack(move || self.window())) {
            self.go_to(offset);
        }
    }

    /// Goes to the page at `offset`. If it is the one that could not be loaded, it is loaded again.
    pub(super) fn go_to(self, offset: u64) {
        let before = self.url.query.get_untracked();
        let is_loading = self.page.state.with_untracked(Remote::is_loading);
        let is_passed = is_loading
            && self
                .turned_to
                .with_value(|turned_to| turned_to.as_ref() == Some(&before));
        let window = untrack(move || self.window());
        if is_loading && !is_known(window, offset) {
            return;
        }
        if offset == u64::from(before.offset.get()) {
            return self.page.reload();
        }
        let query = ListQuery {
            offset: Offset::new(offset),
            ..before
        };
        self.turned_to.set_value(Some(query.clone()));
        // A page that was turned before its rows arrived leaves no entry to go back to.
        let history = if is_passed {
            History::Replace
        } else {
            History::Push
        };
        self.url.step(history, |_| query);
    }
}

/// Whether there is a page at `offset`, as far as is known while the page of `window` is being loaded.
fn is_known(window: PageWindow, offset: u64) -> bool {
    offset <= window.offset || window.total.is_some_and(|total| offset < total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_a_page_is_loaded_only_earlier_and_counted_pages_are_known() {
        let window = PageWindow {
            offset: 50,
            rows: 50,
            limit: 50,
            total: Some(120),
            has_next: true,
        };
        for (offset, known) in [(0, true), (100, true), (120, false), (150, false)] {
            assert_eq!(is_known(window, offset), known, "{offset}");
        }
        let uncounted = PageWindow {
            total: None,
            ..window
        };
        assert!(is_known(uncounted, 0));
        assert!(!is_known(uncounted, 100));
    }
}
