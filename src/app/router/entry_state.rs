//! What belongs to an entry of the session history beside its address.

use std::any::Any;
use std::rc::Rc;

/// How far a page is scrolled, and what has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageView {
    /// The scroll position of the window, in pixels from the left and the top. `None` if it is where the focus is.
    pub(super) window: Option<(f64, f64)>,
    /// That of the scrolled region of the page, if it has one.
    pub(super) region: Option<(i32, i32)>,
    /// A selector of the element with the focus. `None` if nothing has it that can be found again.
    pub(super) focus: Option<String>,
}

impl PageView {
    /// A page that was not shown before, with the focus on its link to `href`.
    pub(super) fn at_link(href: &str) -> Self {
        Self {
            focus: Some(format!("A[href=\"{href}\"]")),
            ..Self::default()
        }
    }
}

/// A value of the page, of a type that only the page knows.
pub(super) type PageValue = Rc<dyn Any>;

/// Returns the value of the page on screen.
pub(super) type Keeper = Rc<dyn Fn() -> PageValue>;

/// How far back in the history the state of an entry is kept. Chromium and Firefox keep 50 entries of a tab.
const MAX_DISTANCE: i32 = 50;

/// The states of the entries that were left. They live as long as the document.
#[derive(Default)]
pub(super) struct EntryStates {
    states: Vec<EntryState>,
    /// What is asked for the value of the page when its entry is left.
    pub(super) keeper: Option<Keeper>,
}

struct EntryState {
    /// The position of the entry in the history.
    position: i32,
    view: PageView,
    value: Option<PageValue>,
}

impl EntryStates {
    /// Forgets `keeper`. The next page may have set its own by now, which stays.
    pub(super) fn forget_keeper(&mut self, keeper: &Keeper) {
        self.keeper.take_if(|current| Rc::ptr_eq(keeper, current));
    }

    /// Keeps the state of the entry at `position`, which is left.
    pub(super) fn save(&mut self, position: i32, view: PageView, value: Option<PageValue>) {
        let is_kept = |other: i32| other != position && other > position - MAX_DISTANCE;
        self.states.retain(|state| is_kept(state.position));
        self.states.push(EntryState {
            position,
            view,
            value,
        });
    }

    /// The view of the entry at `position`, if it was left before.
    pub(super) fn view(&self, position: i32) -> Option<PageView> {
        Some(self.find(position)?.view.clone())
    }

    /// The value that a page kept for the entry at `position`, if it is a `T`.
    pub(super) fn value<T: Clone + 'static>(&self, position: i32) -> Option<T> {
        let value = self.find(position)?.value.as_ref()?;
        value.downcast_ref().cloned()
    }

    fn find(&self, position: i32) -> Option<&EntryState> {
        self.states.iter().find(|state| state.position == position)
    }

    /// Forgets the entry at `position`, which shows something else now.
    pub(super) fn remove(&mut self, position: i32) {
        self.states.retain(|state| state.position != position);
    }

    /// Forgets the entries from `position` on, which a new entry replaces.
    pub(super) fn truncate(&mut self, position: i32) {
        self.states.retain(|state| state.position < position);
    }

    /// Forgets everything but the views.
    pub(super) fn forget_values(&mut self) {
        for state in &mut self.states {
            state.value = None;
        }
    }
}
