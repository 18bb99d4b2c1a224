//! The session history of the tab, as the router uses it.

/// The part of the address of a page that the router reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The path, beginning with `/`.
    pub path: String,
    /// The raw query with its `?`, or an empty string.
    pub search: String,
}

/// The session history of the tab.
pub trait SessionHistory {
    /// The address of the current entry.
    fn location(&self) -> Location;

    /// The position that was stored with the current entry; 0 for an entry without one, such as the first.
    fn position(&self) -> i32;

    /// Adds an entry after the current one, which drops the entries that follow.
    fn push(&self, href: &str, position: i32);

    /// Changes the current entry.
    fn replace(&self, href: &str, position: i32);

    /// Starts to go `delta` entries forward, or back if it is negative. A `popstate` event follows.
    fn go(&self, delta: i32);
}
