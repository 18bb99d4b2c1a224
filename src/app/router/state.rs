//! What the router remembers beside the address.

use std::rc::Rc;

use super::entry_state::EntryStates;
use super::{Guard, History, SessionHistory};

/// A change of the history that the browser has refused so far: the page is ahead of the address.
pub(super) type RefusedChange = (String, History);

/// One value for all that nothing has to follow.
pub(super) struct RouterState {
    /// The path below which the app is served, without a `/` at its end.
    pub(super) base: String,
    pub(super) history: Rc<dyn SessionHistory>,
    /// The position of the page in the history, to tell how far the browser went.
    pub(super) position: i32,
    pub(super) refused: Option<RefusedChange>,
    /// Whether the next `popstate` was caused by the router.
    pub(super) is_own_step: bool,
    pub(super) entries: EntryStates,
    pub(super) guards: Vec<(u32, Guard)>,
    /// The link to the list as it was shown last.
    pub(super) list: Option<String>,
}

impl RouterState {
    pub(super) fn new(base: String, history: impl SessionHistory + 'static) -> Self {
        Self {
            base,
            position: history.position(),
            history: Rc::new(history),
            refused: None,
            is_own_step: false,
            entries: EntryStates::default(),
            guards: Vec::new(),
            list: None,
        }
    }

    /// Adds a guard. Returns the number to remove it by.
    pub(super) fn add_guard(&mut self, guard: Guard) -> u32 {
        let number = self.guards.last().map_or(0, |(last, _)| last + 1);
        self.guards.push((number, guard));
        number
    }

    pub(super) fn remove_guard(&mut self, number: u32) {
        self.guards.retain(|(other, _)| *other != number);
    }
}
