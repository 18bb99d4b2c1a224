//! Starts the page in the browser.

use datavolumes_gallery::Gallery;
use leptos::mount::mount_to_body;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(Gallery);
}
