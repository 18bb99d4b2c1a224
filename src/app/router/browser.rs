//! The session history of a browser, and the links that a user clicks.

use std::time::Duration;

use leptos::prelude::{Callable, Callback, document, location, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};

use super::browser_view::{ViewRestorer, current_view};
use super::entry_state::PageView;
use super::link::Click;
use super::session_history::{Location, SessionHistory, without_fragment};

/// How long after a refused change the next one is tried. Browsers count the changes of some seconds.
const RETRY_DELAY: Duration = Duration::from_secs(2);

/// The session history of the browser.
pub(super) struct BrowserHistory {
    views: ViewRestorer,
}

impl BrowserHistory {
    /// From now on, the app scrolls the pages that the user goes back to.
    pub(super) fn new() -> Self {
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        }
        let views = ViewRestorer::default();
        views.follow_user();
        Self { views }
    }
}

impl SessionHistory for BrowserHistory {
    fn location(&self) -> Location {
        Location {
            path: location().pathname().unwrap_or_default(),
            search: location().search().unwrap_or_default(),
        }
    }

    fn take_fragment(&self) -> String {
        let fragment = location().hash().unwrap_or_default();
        if let Ok(history) = window().history()
            && !fragment.is_empty()
        {
            let Location { path, search } = self.location();
            let href = [path, search].concat();
            let position = JsValue::from(self.position());
            let _ = history.replace_state_with_url(&position, "", Some(&href));
        }
        fragment
    }

    fn position(&self) -> i32 {
        let state = window().history().and_then(|history| history.state());
        let position = state.ok().and_then(|state| state.as_f64());
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it was stored as a number of this type"
        )]
        position.map_or(0, |position| position as i32)
    }

    fn push(&self, href: &str, position: i32) -> bool {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::from(position), "", Some(href));
        }
        is_at(href)
    }

    fn replace(&self, href: &str, position: i32) -> bool {
        if let Ok(history) = window().history() {
            let address = [href, &location().hash().unwrap_or_default()].concat();
            let _ = history.replace_state_with_url(&JsValue::from(position), "", Some(&address));
        }
        is_at(href)
    }

    fn retry_later(&self, retry: Callback<()>) {
        set_timeout(move || retry.run(()), RETRY_DELAY);
    }

    fn go(&self, delta: i32) {
        if let Ok(history) = window().history() {
            let _ = history.go_with_delta(delta);
        }
    }

    fn view(&self) -> PageView {
        current_view()
    }

    fn show(&self, view: Option<PageView>) {
        self.views.show(view);
    }
}

/// Whether the browser is at `href`. One that refuses a change says so by an error, or only in its console.
fn is_at(href: &str) -> bool {
    let current = location().href().unwrap_or_default();
    let wanted = web_sys::Url::new_with_base(href, &current);
    wanted.is_ok_and(|wanted| without_fragment(&wanted.href()) == without_fragment(&current))
}

/// The path of `<base href>` without a `/` at its end.
pub(super) fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new(&base)
        .map(|url| url.pathname().trim_end_matches('/').to_owned())
        .unwrap_or_default()
}

/// The click on a link that `event` describes. `None` if the target is not in a link.
pub(super) fn click_on_link(event: &web_sys::MouseEvent) -> Option<Click> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok().flatten()?;
    let link = link.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    Some(Click {
        is_handled: event.default_prevented(),
        is_primary: event.button() == 0,
        is_modified: event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key(),
        is_same_origin: link.origin() == location().origin().unwrap_or_default(),
        has_target: !link.target().is_empty(),
        is_download: link.has_attribute("download"),
        path: link.pathname(),
        search: link.search(),
        fragment: link.hash(),
    })
}
