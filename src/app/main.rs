//! Starts the app in the browser.

use datavolumes_app::App;
use gloo_timers::callback::Timeout;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

fn main() {
    console_error_panic_hook::set_once();
    // In a task of its own: the browser handles input before it.
    Timeout::new(0, start).forget();
}

fn start() {
    let element = |id| document().get_element_by_id(id);
    let root = element("app").and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root.or_else(|| document().body()) else {
        return;
    };
    // If the boot script has hidden the app until it has rows, it also removes the shell then.
    if !root.hidden()
        && let Some(shell) = element("shell")
    {
        shell.remove();
    }
    mount_to(root, App).forget();
}
