//! The address of the page as a value, and the ways to change it.
//!
//! The app has six routes. A router library for them weighs more than half of the app, so this module does
//! what is needed: it parses and writes addresses, follows `popstate` and handles clicks on links.

mod browser;
mod browser_view;
mod entry_state;
mod leave_guard;
mod link;
mod list_link;
#[cfg(test)]
mod memory;
mod navigation;
mod route;
mod session_history;
mod state;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use browser::{BrowserHistory, base_path, click_on_link};
use entry_state::Keeper;
use link::Click;
use navigation::below;
use state::RouterState;

pub use entry_state::PageView;
pub use leave_guard::LeaveGuard;
#[cfg(test)]
pub(crate) use memory::MemoryHistory;
pub use route::Route;
pub use session_history::{Location, SessionHistory};

/// How a change of the address appears in the history of the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// As a new entry, from which Back returns.
    Push,
    /// As a change of the current entry: for what a user does many times in a row, such as typing.
    Replace,
}

/// Decides whether the page may be left by a link, Back, Forward or [`Router::leave`]. The argument leaves the
/// page. A guard that returns `true` prevents that, and may call the argument later.
pub type Guard = Callback<Callback<()>, bool>;

/// The address of the page. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Router {
    state: StoredValue<RouterState, LocalStorage>,
    location: RwSignal<Location>,
    route: Memo<Route>,
    /// Incremented when the page on screen belongs to another entry.
    entry: RwSignal<u32>,
}

impl Router {
    /// Reads the address of the browser and follows it.
    #[must_use]
    pub fn start() -> Self {
        let router = Self::new(base_path(), BrowserHistory::new());
        let on_popstate = window_event_listener(ev::popstate, move |_| router.handle_popstate());
        let on_click = window_event_listener(ev::click, move |event| {
            if let Some(click) = click_on_link(&event)
                && router.handle_click(&click)
            {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            on_popstate.remove();
            on_click.remove();
        });
        router
    }

    /// A router over `history`, for an app that is served below `base`.
    #[must_use]
    pub fn new(base: String, history: impl SessionHistory + 'static) -> Self {
        let location = RwSignal::new(below(history.location(), &base));
        let route = Memo::new(move |_| location.with(|at| Route::parse(&at.path, &at.search)));
        let router = Self {
            state: StoredValue::new_local(RouterState::new(base, history)),
            location,
            route,
            entry: RwSignal::new(0),
        };
        // Every page has one address; that of the table is not the root.
        if location.with_untracked(|at| at.path.trim_matches('/').is_empty()) {
            router.go(&route.get_untracked(), History::Replace);
        }
        router
    }

    /// The route of the address.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The raw query of the address.
    #[must_use]
    pub fn search(self) -> Memo<String> {
        Memo::new(move |_| self.location.with(|at| at.search.clone()))
    }

    /// The `href` of a link to `route`.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        self.state
            .with_value(|state| [&*state.base, &route.address()].concat())
    }

    /// Takes the fragment off the address, and returns it with its `#`; empty if there is none. The sign-in page keeps it.
    #[must_use]
    pub fn take_fragment(self) -> String {
        self.state
            .with_value(|state| Rc::clone(&state.history))
            .take_fragment()
    }

    /// A counter that changes when the page on screen belongs to another entry of the history. A replacement of an
    /// entry does not count.
    #[must_use]
    pub fn entry(self) -> ReadSignal<u32> {
        self.entry.read_only()
    }

    /// Keeps what `value` returns when the entry on screen is left, for [`Self::kept`]. Applies until the current
    /// owner is disposed of.
    pub fn keep<T: 'static>(self, value: impl Fn() -> T + 'static) {
        let keeper: Keeper = Rc::new(move || Rc::new(value()));
        let own = SendWrapper::new(Rc::clone(&keeper));
        self.state
            .update_value(|state| state.entries.keeper = Some(keeper));
        on_cleanup(move || {
            let _ = self
                .state
                .try_update_value(|state| state.entries.forget_keeper(&own));
        });
    }

    /// What the page kept when it left the entry on screen. `None` for a new entry.
    #[must_use]
    pub fn kept<T: Clone + 'static>(self) -> Option<T> {
        self.state
            .with_value(|state| state.entries.value(state.position))
    }

    /// Forgets what pages have kept: it was loaded for another user.
    pub fn forget_kept(self) {
        self.state.update_value(|state| {
            state.entries.forget_values();
            state.list = None;
        });
    }

    /// Goes to `route` without asking the guards.
    pub fn go(self, route: &Route, history: History) {
        self.go_to_href(&self.href(route), history);
    }

    /// Goes to `route` without asking the guards, with a fragment that begins with `#`. It may be empty.
    pub fn go_with_fragment(self, route: &Route, fragment: &str, history: History) {
        self.go_to_href(&[&*self.href(route), fragment].concat(), history);
    }

    /// Calls `step`, which leaves the page, unless a guard prevents it.
    pub fn leave(self, step: impl Fn() + Send + Sync + 'static) {
        let step = Callback::new(move |()| step());
        if !self.is_prevented(step) {
            step.run(());
        }
    }

    /// Adds a guard, until the current owner is disposed of.
    pub fn guard(self, guard: Guard) {
        let Some(number) = self.state.try_update_value(|state| state.add_guard(guard)) else {
            return;
        };
        on_cleanup(move || {
            let _ = self
                .state
                .try_update_value(|state| state.remove_guard(number));
        });
    }

    fn is_prevented(self, step: Callback<()>) -> bool {
        let guards = self.state.with_value(|state| state.guards.clone());
        guards.into_iter().any(|(_, guard)| guard.run(step))
    }

    /// Follows a link to a page of the app. Returns whether it did: a link to a fragment of the page on screen is the
    /// browser's.
    fn handle_click(self, click: &Click) -> bool {
        let is_internal = self
            .state
            .with_value(|state| click.is_internal(&state.base));
        let is_other_page = self.is_other_page(&click.path);
        if !is_internal || !is_other_page && !click.fragment.is_empty() {
            return false;
        }
        let href = [&*click.path, &click.search, &click.fragment].concat();
        let follow = move || self.go_to_href(&href, History::Push);
        if is_other_page {
            self.leave(follow);
        } else {
            follow();
        }
        true
    }
}
