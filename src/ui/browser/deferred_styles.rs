//! The style sheet of the components that load on demand.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// The style sheet that the page links, but that the browser does not load with it.
const LINK: &str = "link[data-deferred]";

/// Starts to load the deferred style sheet, unless it is there or the page has none. Resolves to whether it is there.
pub(crate) fn load_deferred_styles() -> impl Future<Output = bool> {
    let loading = unloaded().map(|link| {
        let loading = Promise::new(&mut |resolve, reject| {
            let _ = link.add_event_listener_with_callback("load", &resolve);
            let _ = link.add_event_listener_with_callback("error", &reject);
        });
        link.set_disabled(false);
        (link, JsFuture::from(loading))
    });
    async move {
        let Some((link, loading)) = loading else {
            return true;
        };
        let is_loaded = loading.await.is_ok();
        if !is_loaded {
            // A link that was enabled after a failure loads again.
            link.set_disabled(true);
        }
        is_loaded
    }
}

fn unloaded() -> Option<HtmlLinkElement> {
    let link = document().query_selector(LINK).ok()??;
    let link: HtmlLinkElement = link.dyn_into().ok()?;
    link.sheet().is_none().then_some(link)
}
