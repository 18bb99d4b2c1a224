//! What belongs to an entry of the session history beside its address.

use std::any::Any;
use std::rc::Rc;

use leptos::prelude::*;

/// How far a page is scrolled, and what has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageView {
    /// The scroll position of the window, in pixels from the left and the top.
    pub(super) window: (f64, f64),
    /// That of the scrolled region of the page, if it has one.
    pub(super) region: Option<(i32, i32)>,
    /// A selector of the element with the focus. `None` if nothing has it that can be found again.
    pub(super) focus: Option<String>,
}

/// A value of the page, of a type that only the page knows.
pub(super) type PageValue = Rc<dyn Any>;

/// Returns the value of the page on screen.
pub(super) type Keeper = Rc<dyn Fn() -> PageValue>;

/// How far back in the history the state of an entry is kept. Chromium and Firefox keep 50 entries of a tab.
const MAX_DISTANCE: i32 = 50;

/// The states of the entries that were left. They live as long as the document.
#[derive(Clone, Copy)]
pub(super) struct EntryStates {
    states: StoredValue<Vec<EntryState>, LocalStorage>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
}

struct EntryState {
    /// The position of the entry in the history.
    position: i32,
    view: PageView,
    value: Option<PageValue>,
}

impl EntryStates {
    pub(super) fn new() -> Self {
        Self {
            states: StoredValue::new_local(Vec::new()),
            keeper: StoredValue::new_local(None),
        }
    }

    /// Sets what is asked for the value of the page when its entry is left, until the current owner is disposed
    /// of.
    pub(super) fn set_keeper(self, keeper: Keeper) {
        self.keeper.set_value(Some(Rc::clone(&keeper)));
        let keeper = StoredValue::new_local(keeper);
        on_cleanup(move || {
            // The next page may have set its own by now.
            let is_own =
                |current: &mut Keeper| keeper.with_value(|keeper| Rc::ptr_eq(keeper, current));
            let _ = self
                .keeper
                .try_update_value(|current| current.take_if(is_own));
        });
    }

    /// Keeps the state of the entry at `position`, which is left.
    pub(super) fn save(self, position: i32, view: PageView) {
        let keeper = self.keeper.get_value();
        let value = keeper.map(|keeper| keeper());
        self.retain(|other| other != position && other > position - MAX_DISTANCE);
        self.states.update_value(|states| {
            states.push(EntryState {
                position,
                view,
                value,
            });
        });
    }

    /// The view of the entry at `position`, if it was left before.
    pub(super) fn view(self, position: i32) -> Option<PageView> {
        self.states
            .with_value(|states| Some(find(states, position)?.view.clone()))
    }

    /// The value that a page kept for the entry at `position`, if it is a `T`.
    pub(super) fn value<T: Clone + 'static>(self, position: i32) -> Option<T> {
        self.states.with_value(|states| {
            let value = find(states, position)?.value.as_ref()?;
            value.downcast_ref().cloned()
        })
    }

    /// Forgets the entry at `position`, which shows something else now.
    pub(super) fn remove(self, position: i32) {
        self.retain(|other| other != position);
    }

    /// Forgets the entries from `position` on, which a new entry replaces.
    pub(super) fn truncate(self, position: i32) {
        self.retain(|other| other < position);
    }

    fn retain(self, is_retained: impl Fn(i32) -> bool) {
        self.states
            .update_value(|states| states.retain(|state| is_retained(state.position)));
    }

    /// Forgets everything but the views.
    pub(super) fn forget_values(self) {
        self.states.update_value(|states| {
            for state in states {
                state.value = None;
            }
        });
    }
}

fn find(states: &[EntryState], position: i32) -> Option<&EntryState> {
    states.iter().find(|state| state.position == position)
}
