//! Starts the app in the browser.

use datavolumes_app::App;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    // The page comes with a picture of itself, painted before any of this has arrived.
    if let Some(body) = document().body() {
        body.set_inner_html("");
    }
    mount_to_body(App);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", "ready");
    }
}
