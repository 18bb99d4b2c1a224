//! A session history for tests.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::Callback;

use super::entry_state::PageView;
use super::session_history::{Location, SessionHistory};

/// A session history in memory. Clones share it.
#[derive(Clone)]
pub(crate) struct MemoryHistory {
    entries: Rc<RefCell<Vec<(Location, i32)>>>,
    current: Rc<Cell<usize>>,
    /// The fragment of the address that was pushed last, until it is taken.
    fragment: Rc<RefCell<String>>,
    /// Whether changes are refused.
    pub(super) refuses: Rc<Cell<bool>>,
    /// What is to be called when changes are no longer refused.
    pub(super) retry: Rc<Cell<Option<Callback<()>>>>,
    /// The view of the page on screen.
    pub(super) view: Rc<RefCell<PageView>>,
    /// The views that were shown.
    pub(super) shown: Rc<RefCell<Vec<Option<PageView>>>>,
}

impl MemoryHistory {
    /// A tab that was opened at `href`.
    pub(crate) fn new(href: &str) -> Self {
        Self {
            entries: Rc::new(RefCell::new(vec![(Location::of_href(href), 0)])),
            current: Rc::default(),
            fragment: Rc::default(),
            refuses: Rc::default(),
            retry: Rc::default(),
            view: Rc::default(),
            shown: Rc::default(),
        }
    }

    /// The addresses of all entries, oldest first.
    pub(crate) fn hrefs(&self) -> Vec<String> {
        let entries = self.entries.borrow();
        let href = |(location, _): &(Location, i32)| [&*location.path, &location.search].concat();
        entries.iter().map(href).collect()
    }

    /// The address of the current entry.
    pub(crate) fn href(&self) -> String {
        self.hrefs().swap_remove(self.current.get())
    }
}

impl SessionHistory for MemoryHistory {
    fn location(&self) -> Location {
        self.entries.borrow()[self.current.get()].0.clone()
    }

    fn take_fragment(&self) -> String {
        self.fragment.take()
    }

    fn position(&self) -> i32 {
        self.entries.borrow()[self.current.get()].1
    }

    fn push(&self, href: &str, position: i32) -> bool {
        if self.refuses.get() {
            return false;
        }
        let fragment = href.find('#').map_or("", |start| &href[start..]);
        self.fragment.replace(fragment.to_owned());
        let mut entries = self.entries.borrow_mut();
        entries.truncate(self.current.get() + 1);
        entries.push((Location::of_href(href), position));
        self.current.set(entries.len() - 1);
        true
    }

    fn replace(&self, href: &str, position: i32) -> bool {
        if !self.refuses.get() {
            let entry = (Location::of_href(href), position);
            self.entries.borrow_mut()[self.current.get()] = entry;
        }
        !self.refuses.get()
    }

    fn retry_later(&self, retry: Callback<()>) {
        self.retry.set(Some(retry));
    }

    fn go(&self, delta: i32) {
        let delta = isize::try_from(delta).unwrap();
        let target = self.current.get().checked_add_signed(delta);
        // A browser ignores a step beyond the ends of the history.
        if let Some(target) = target
            && target < self.entries.borrow().len()
        {
            self.current.set(target);
        }
    }

    fn view(&self) -> PageView {
        self.view.borrow().clone()
    }

    fn show(&self, view: Option<PageView>) {
        self.shown.borrow_mut().push(view);
    }
}
