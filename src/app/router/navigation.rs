//! Going from entry to entry of the session history.

use datavolumes_ui::increment;
use leptos::prelude::*;

use super::session_history::Location;
use super::{History, Route, Router};

impl Router {
    pub(super) fn go_to_href(self, href: &str, history: History) {
        let refused = self.refused.try_update_value(Option::take).flatten();
        if history == History::Push && refused.is_none() {
            self.save_entry();
        }
        // The entry of a refused push is still to be added.
        let is_new = history == History::Push || matches!(refused, Some((_, History::Push)));
        let target = if is_new { History::Push } else { history };
        let is_other_page = self.is_other_page(&Location::of_href(href).path);
        self.change_entry(href, target);
        if history == History::Push {
            increment(self.entry);
        }
        if is_other_page {
            self.history.with_value(|history| history.show(None));
        }
    }

    /// Changes the address to `href`. The page follows even if the browser refuses, which is tried again then.
    fn change_entry(self, href: &str, change: History) {
        let history = self.history.get_value();
        let position = self.position.get_value();
        let is_accepted = match change {
            History::Push => history.push(href, position + 1),
            History::Replace => history.replace(href, position),
        };
        if !is_accepted {
            self.refused.set_value(Some((href.to_owned(), change)));
            history.retry_later(Callback::new(move |()| self.retry_refused()));
            return self.set_location(Location::of_href(href));
        }
        match change {
            History::Push => {
                self.position.set_value(position + 1);
                self.states.truncate(position + 1);
            }
            History::Replace => self.states.remove(position),
        }
        self.read_location();
    }

    fn retry_refused(self) {
        if let Some((href, change)) = self.refused.try_update_value(Option::take).flatten() {
            self.change_entry(&href, change);
        }
    }

    /// Keeps the view and the value of the page, whose entry is about to be left.
    fn save_entry(self) {
        let view = self.history.with_value(|history| history.view());
        self.states.save(self.position.get_value(), view);
    }

    /// The browser has gone back or forward. If a guard prevents that, the router goes back to where the
    /// browser was.
    pub(super) fn handle_popstate(self) {
        let history = self.history.get_value();
        let delta = history.position() - self.position.get_value();
        let is_own = self.is_own_step.get_value();
        self.is_own_step.set_value(false);
        let leaves = delta != 0 && !is_own && self.is_other_page(&history.location().path);
        if leaves && self.is_prevented(Callback::new(move |()| self.travel(delta))) {
            self.travel(-delta);
            return;
        }
        if delta == 0 {
            return self.read_location();
        }
        if self.refused.with_value(Option::is_none) {
            self.save_entry();
        }
        self.refused.set_value(None);
        self.position.update_value(|position| *position += delta);
        self.read_location();
        increment(self.entry);
        let view = self.states.view(self.position.get_value());
        self.history.with_value(|history| history.show(view));
    }

    /// Goes `delta` entries forward in the history without asking the guards.
    fn travel(self, delta: i32) {
        self.is_own_step.set_value(true);
        self.history.with_value(|history| history.go(delta));
    }

    /// Whether `path`, which includes the base, is not the path of the current page.
    pub(super) fn is_other_page(self, path: &str) -> bool {
        let path = self.base.with_value(|base| path_below(path, base));
        self.location.with_untracked(|at| at.path != path)
    }

    fn read_location(self) {
        self.set_location(self.history.with_value(|history| history.location()));
    }

    fn set_location(self, location: Location) {
        let location = self.base.with_value(|base| below(location, base));
        if let Route::Volumes(_) = untrack(|| self.route.get()) {
            let list = self
                .location
                .with_untracked(|at| [&*at.path, &at.search].concat());
            self.list
                .set_value(Some(self.base.with_value(|base| [base, &*list].concat())));
        }
        self.location.maybe_update(|before| {
            let has_changed = *before != location;
            *before = location;
            has_changed
        });
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
