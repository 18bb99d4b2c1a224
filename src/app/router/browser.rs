//! The session history of a browser, and the links that a user clicks.

use leptos::prelude::{document, location, window};
use wasm_bindgen::{JsCast, JsValue};

use super::link::Click;
use super::session_history::{Location, SessionHistory};

/// The session history of the browser.
///
/// Browsers refuse changes only if there are too many in a short time. Such errors are ignored: the address
/// stays as it is.
pub(super) struct BrowserHistory;

impl SessionHistory for BrowserHistory {
    fn location(&self) -> Location {
        Location {
            path: location().pathname().unwrap_or_default(),
            search: location().search().unwrap_or_default(),
        }
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

    fn push(&self, href: &str, position: i32) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::from(position), "", Some(href));
        }
    }

    fn replace(&self, href: &str, position: i32) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::from(position), "", Some(href));
        }
    }

    fn go(&self, delta: i32) {
        if let Ok(history) = window().history() {
            let _ = history.go_with_delta(delta);
        }
    }
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
        has_fragment: !link.hash().is_empty(),
        path: link.pathname(),
        search: link.search(),
    })
}
