//! The session history of the tab, as the router uses it.

use leptos::prelude::Callback;

use super::entry_state::PageView;

/// The part of the address of a page that the router reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The path, beginning with `/`.
    pub path: String,
    /// The raw query with its `?`, or an empty string.
    pub search: String,
}

impl Location {
    /// The location that a link with this `href`, a path with or without a query and a fragment, leads to.
    pub(super) fn of_href(href: &str) -> Self {
        let href = without_fragment(href);
        let (path, search) = href.split_at(href.find('?').unwrap_or(href.len()));
        Self {
            path: path.to_owned(),
            search: search.to_owned(),
        }
    }
}

/// `href` up to its fragment.
pub(super) fn without_fragment(href: &str) -> &str {
    href.split_once('#').map_or(href, |(href, _)| href)
}

/// The session history of the tab.
pub trait SessionHistory {
    /// The address of the current entry.
    fn location(&self) -> Location;

    /// Takes the fragment off the address of the current entry, and returns it with its `#`; empty if there is none.
    fn take_fragment(&self) -> String;

    /// The position that was stored with the current entry; 0 for an entry without one, such as the first.
    fn position(&self) -> i32;

    /// Adds an entry after the current one, which drops the entries that follow. Returns whether the browser
    /// did: it refuses when there were many changes in a short time.
    fn push(&self, href: &str, position: i32) -> bool;

    /// Changes the current entry, whose fragment stays. Returns whether the browser did.
    fn replace(&self, href: &str, position: i32) -> bool;

    /// Calls `retry` when the browser may accept a change that it has refused.
    fn retry_later(&self, retry: Callback<()>);

    /// Starts to go `delta` entries forward, or back if it is negative. A `popstate` event follows.
    fn go(&self, delta: i32);

    /// The view of the page on screen.
    fn view(&self) -> PageView;

    /// Shows the page that the router has gone to: a new one from its top, or one that was left as in `view`.
    fn show(&self, view: Option<PageView>);
}
