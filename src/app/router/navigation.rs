//! Going from entry to entry of the session history.

use std::mem;
use std::rc::Rc;

use datavolumes_ui::increment;
use leptos::prelude::*;

use super::entry_state::PageView;
use super::session_history::Location;
use super::state::RefusedChange;
use super::{History, Route, Router, SessionHistory};

impl Router {
    pub(super) fn go_to_href(self, href: &str, history: History) {
        let refused = self.take_refused();
        if history == History::Push && refused.is_none() {
            self.save_entry();
        }
        // The entry of a refused push is still to be added.
        let is_new = history == History::Push || matches!(refused, Some((_, History::Push)));
        let target = if is_new { History::Push } else { history };
        let is_other_page = self.is_other_page(&Location::of_href(href).path);
        let left = untrack(|| self.route.get());
        self.change_entry(href, target);
        if history == History::Push {
            increment(self.entry);
        }
        if is_other_page {
            let row = self.row_of(&left, href);
            self.history().show(row.as_deref().map(PageView::at_link));
        }
    }

    /// The link to the volume of the route `left` in the list at `href`, if the volume was opened from there.
    fn row_of(self, left: &Route, href: &str) -> Option<String> {
        let Location { path, search } = Location::of_href(href);
        let is_its_list = self
            .state
            .with_value(|state| state.list.as_ref() == Some(&[path, search].concat()));
        match left {
            Route::Volume(id) | Route::Sharing(id) if is_its_list => {
                Some(self.href(&Route::Volume(*id)))
            }
            _ => None,
        }
    }

    /// Changes the address to `href`. The page follows even if the browser refuses, which is tried again then.
    fn change_entry(self, href: &str, change: History) {
        let history = self.history();
        let position = self.position();
        let is_accepted = match change {
            History::Push => history.push(href, position + 1),
            History::Replace => history.replace(href, position),
        };
        if !is_accepted {
            self.state
                .update_value(|state| state.refused = Some((href.to_owned(), change)));
            history.retry_later(Callback::new(move |()| self.retry_refused()));
            return self.set_location(Location::of_href(href));
        }
        self.state.update_value(|state| match change {
            History::Push => {
                state.position = position + 1;
                state.entries.truncate(position + 1);
            }
            History::Replace => state.entries.remove(position),
        });
        self.read_location();
    }

    fn retry_refused(self) {
        if let Some((href, change)) = self.take_refused() {
            self.change_entry(&href, change);
        }
    }

    fn take_refused(self) -> Option<RefusedChange> {
        let refused = self.state.try_update_value(|state| state.refused.take());
        refused.flatten()
    }

    /// Keeps the view and the value of the page, whose entry is about to be left.
    fn save_entry(self) {
        let view = self.history().view();
        let keeper = self.state.with_value(|state| state.entries.keeper.clone());
        let value = keeper.map(|keeper| keeper());
        self.state
            .update_value(|state| state.entries.save(state.position, view, value));
    }

    /// The browser has gone back or forward. If a guard prevents that, the router goes back to where the
    /// browser was.
    pub(super) fn handle_popstate(self) {
        let history = self.history();
        let delta = history.position() - self.position();
        let is_own = self
            .state
            .try_update_value(|state| mem::take(&mut state.is_own_step))
            .unwrap_or_default();
        let leaves = delta != 0 && !is_own && self.is_other_page(&history.location().path);
        if leaves && self.is_prevented(Callback::new(move |()| self.travel(delta))) {
            self.travel(-delta);
            return;
        }
        if delta == 0 {
            return self.read_location();
        }
        if self.state.with_value(|state| state.refused.is_none()) {
            self.save_entry();
        }
        self.state.update_value(|state| {
            state.refused = None;
            state.position += delta;
        });
        self.read_location();
        increment(self.entry);
        let view = self
            .state
            .with_value(|state| state.entries.view(state.position));
        history.show(view);
    }

    /// Goes `delta` entries forward in the history without asking the guards.
    fn travel(self, delta: i32) {
        self.state.update_value(|state| state.is_own_step = true);
        self.history().go(delta);
    }

    /// Whether `path`, which includes the base, is not the path of the current page.
    pub(super) fn is_other_page(self, path: &str) -> bool {
        let path = self.state.with_value(|state| path_below(path, &state.base));
        self.location.with_untracked(|at| at.path != path)
    }

    fn read_location(self) {
        self.set_location(self.history().location());
    }

    fn set_location(self, location: Location) {
        let location = self.state.with_value(|state| below(location, &state.base));
        if let Route::Volumes(_) = untrack(|| self.route.get()) {
            self.state.update_value(|state| {
                let base = &*state.base;
                let list = self
                    .location
                    .with_untracked(|at| [base, &at.path, &at.search].concat());
                state.list = Some(list);
            });
        }
        self.location.maybe_update(|before| {
            let has_changed = *before != location;
            *before = location;
            has_changed
        });
    }

    fn history(self) -> Rc<dyn SessionHistory> {
        self.state.with_value(|state| Rc::clone(&state.history))
    }

    fn position(self) -> i32 {
        self.state.with_value(|state| state.position)
    }
}

/// The path from the root of the app on.
fn path_below(path: &str, base: &str) -> String {
    path.strip_prefix(base).unwrap_or(path).to_owned()
}

pub(super) fn below(location: Location, base: &str) -> Location {
    Location {
        path: path_below(&location.path, base),
        ..location
    }
}
