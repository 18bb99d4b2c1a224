//! A session history for tests.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::session_history::{Location, SessionHistory};

/// A session history in memory. Clones share it.
#[derive(Clone)]
pub(crate) struct MemoryHistory {
    entries: Rc<RefCell<Vec<(Location, i32)>>>,
    current: Rc<Cell<usize>>,
}

impl MemoryHistory {
    /// A tab that was opened at `href`.
    pub(crate) fn new(href: &str) -> Self {
        Self {
            entries: Rc::new(RefCell::new(vec![(location(href), 0)])),
            current: Rc::default(),
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

fn location(href: &str) -> Location {
    let (path, search) = href.split_at(href.find('?').unwrap_or(href.len()));
    Location {
        path: path.to_owned(),
        search: search.to_owned(),
    }
}

impl SessionHistory for MemoryHistory {
    fn location(&self) -> Location {
        self.entries.borrow()[self.current.get()].0.clone()
    }

    fn position(&self) -> i32 {
        self.entries.borrow()[self.current.get()].1
    }

    fn push(&self, href: &str, position: i32) {
        let mut entries = self.entries.borrow_mut();
        entries.truncate(self.current.get() + 1);
        entries.push((location(href), position));
        self.current.set(entries.len() - 1);
    }

    fn replace(&self, href: &str, position: i32) {
        self.entries.borrow_mut()[self.current.get()] = (location(href), position);
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
}
