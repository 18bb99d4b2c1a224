//! The browser's address as a value, and the ways to change it.
//!
//! Six pages need a parser, a printer, `popstate` and the interception of links: this file, instead
//! of a router library of twice the app's weight.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::route::Route;

/// Whether a change of the address is a step that Back returns from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// A new step.
    Push,
    /// The current step, changed: for what a person does many times in a row, such as typing.
    Replace,
}

/// Where the browser is, relative to the app's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The path, beginning with `/`.
    pub path: String,
    /// The raw query with its `?`, or nothing.
    pub search: String,
}

/// Somebody who is asked before the page is left by a link, Back, Forward or [`Router::leave`]. It is
/// given the step, and says whether it holds it back, to take it later or never.
pub type Guard = Callback<Callback<()>, bool>;

/// The app's view of the browser's address. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Router {
    base: StoredValue<String>,
    location: RwSignal<Location>,
    route: Memo<Route>,
    guards: StoredValue<Vec<(u32, Guard)>>,
    /// The place of the page in the tab's history: how far a step of the browser went.
    place: StoredValue<i32>,
    /// The next step of the browser is one that was asked of it here.
    is_own_step: StoredValue<bool>,
}

impl Router {
    /// Reads the address and follows it from now on.
    #[must_use]
    pub fn start() -> Self {
        let base = StoredValue::new(base_path());
        let location = RwSignal::new(base.with_value(|base| current_location(base)));
        let route = Memo::new(move |_| location.with(|at| Route::parse(&at.path, &at.search)));
        let router = Self {
            base,
            location,
            route,
            guards: StoredValue::new(Vec::new()),
            place: StoredValue::new(place_in_history()),
            is_own_step: StoredValue::new(false),
        };
        // One address for each page: the root is the table's.
        if location.with_untracked(|at| at.path.trim_matches('/').is_empty()) {
            router.go(&route.get_untracked(), History::Replace);
        }
        let popped = window_event_listener(ev::popstate, move |_| router.follow_history());
        let clicked = window_event_listener(ev::click, move |event| router.follow_link(&event));
        on_cleanup(move || {
            popped.remove();
            clicked.remove();
        });
        router
    }

    /// The page that the address names.
    #[must_use]
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The raw query of the address.
    #[must_use]
    pub fn search(self) -> Memo<String> {
        Memo::new(move |_| self.location.with(|at| at.search.clone()))
    }

    /// What a link to `route` has as its `href`.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        self.base
            .with_value(|base| format!("{base}{}", route.address()))
    }

    /// Goes to `route`, whatever was typed on this page: for what the app itself decides.
    pub fn go(self, route: &Route, history: History) {
        self.go_to_href(&self.href(route), history);
    }

    /// Takes `step`, which leads away from this page, unless somebody holds it back.
    pub fn leave(self, step: impl Fn() + Send + Sync + 'static) {
        let step = Callback::new(move |()| step());
        if !self.is_held(step) {
            step.run(());
        }
    }

    /// Asks `guard` before the page is left, as long as the calling component is there.
    pub fn guard(self, guard: Guard) {
        let Some(number) = self.guards.try_update_value(|guards| {
            let number = guards.last().map_or(0, |(last, _)| last + 1);
            guards.push((number, guard));
            number
        }) else {
            return;
        };
        on_cleanup(move || {
            let _ = self
                .guards
                .try_update_value(|guards| guards.retain(|(other, _)| *other != number));
        });
    }

    fn is_held(self, step: Callback<()>) -> bool {
        let guards = self.guards.get_value();
        guards.into_iter().any(|(_, guard)| guard.run(step))
    }

    fn go_to_href(self, href: &str, history: History) {
        if let Ok(entries) = window().history() {
            // Browsers refuse only floods of entries; the address then stays, which is harmless.
            let _ = match history {
                History::Push => {
                    self.place.update_value(|place| *place += 1);
                    entries.push_state_with_url(&self.place.get_value().into(), "", Some(href))
                }
                History::Replace => {
                    entries.replace_state_with_url(&self.place.get_value().into(), "", Some(href))
                }
            };
        }
        self.reread();
    }

    /// The browser has gone back or forward already. Where somebody holds that back, it is sent to
    /// where it was, and on again later.
    fn follow_history(self) {
        let steps = place_in_history() - self.place.get_value();
        let is_own = self.is_own_step.get_value();
        self.is_own_step.set_value(false);
        let leaves = steps != 0 && !is_own && self.is_elsewhere(&current_path());
        if leaves && self.is_held(Callback::new(move |()| self.travel(steps))) {
            self.travel(-steps);
            return;
        }
        self.place.update_value(|place| *place += steps);
        self.reread();
    }

    /// Goes `steps` forward in the tab's history, and asks nobody.
    fn travel(self, steps: i32) {
        if let Ok(entries) = window().history() {
            self.is_own_step.set_value(true);
            let _ = entries.go_with_delta(steps);
        }
    }

    /// Whether `path` (with the base) is not that of the page on screen.
    fn is_elsewhere(self, path: &str) -> bool {
        let path = self.base.with_value(|base| below(path, base));
        self.location.with_untracked(|at| at.path != path)
    }

    fn reread(self) {
        let now = self.base.with_value(|base| current_location(base));
        if self.location.with_untracked(|before| *before != now) {
            self.location.set(now);
        }
    }

    /// A plain click on a link into the app becomes a step inside it; everything else (another
    /// button, a modifier, another site, a download) is the browser's.
    fn follow_link(self, event: &web_sys::MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Some(link) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|element| element.dyn_into::<web_sys::HtmlAnchorElement>().ok())
        else {
            return;
        };
        let inside = link.origin() == location().origin().unwrap_or_default()
            && self
                .base
                .with_value(|base| link.pathname().starts_with(&format!("{base}/")));
        if !inside
            || !link.target().is_empty()
            || link.has_attribute("download")
            || !link.hash().is_empty()
        {
            return;
        }
        event.prevent_default();
        let href = format!("{}{}", link.pathname(), link.search());
        let follow = move || self.go_to_href(&href, History::Push);
        if self.is_elsewhere(&link.pathname()) {
            self.leave(follow);
        } else {
            follow();
        }
    }
}

/// The path under which the app is served, without a `/` at its end: that of `<base href>`.
fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&base)
        .map(|url| url.pathname().trim_end_matches('/').to_owned())
        .unwrap_or_default()
}

/// The place of the page in the tab's history, as [`Router`] has noted it there; 0 for the page that
/// the tab came to from elsewhere.
fn place_in_history() -> i32 {
    let state = window().history().and_then(|entries| entries.state());
    let place = state.ok().and_then(|state| state.as_f64());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it was written from a number of this type"
    )]
    place.map_or(0, |place| place as i32)
}

fn current_path() -> String {
    location().pathname().unwrap_or_default()
}

/// `path` from the app's root on.
fn below(path: &str, base: &str) -> String {
    path.strip_prefix(base).unwrap_or(path).to_owned()
}

fn current_location(base: &str) -> Location {
    Location {
        path: below(&current_path(), base),
        search: location().search().unwrap_or_default(),
    }
}
