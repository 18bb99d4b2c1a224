//! The browser's address as a value, and the ways to change it.
//!
//! Six pages need a parser, a printer, `popstate` and the interception of links: this file, instead
//! of a router library of twice the app's weight.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

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

/// The app's view of the browser's address. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Router {
    base: StoredValue<String>,
    location: RwSignal<Location>,
    route: Memo<Route>,
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
        };
        // One address for each page: the root is the table's.
        if location.with_untracked(|at| at.path.trim_matches('/').is_empty()) {
            router.go(&route.get_untracked(), History::Replace);
        }
        let popped = window_event_listener(ev::popstate, move |_| router.reread());
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

    /// Goes to `route`.
    pub fn go(self, route: &Route, history: History) {
        self.go_to_href(&self.href(route), history);
    }

    fn go_to_href(self, href: &str, history: History) {
        if let Ok(entries) = window().history() {
            // Browsers refuse only floods of entries; the address then stays, which is harmless.
            let _ = match history {
                History::Push => entries.push_state_with_url(&JsValue::NULL, "", Some(href)),
                History::Replace => entries.replace_state_with_url(&JsValue::NULL, "", Some(href)),
            };
        }
        self.reread();
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
        self.go_to_href(
            &format!("{}{}", link.pathname(), link.search()),
            History::Push,
        );
    }
}

/// The path under which the app is served, without a `/` at its end: that of `<base href>`.
fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&base)
        .map(|url| url.pathname().trim_end_matches('/').to_owned())
        .unwrap_or_default()
}

fn current_location(base: &str) -> Location {
    let path = location().pathname().unwrap_or_default();
    Location {
        path: path.strip_prefix(base).unwrap_or(&path).to_owned(),
        search: location().search().unwrap_or_default(),
    }
}
