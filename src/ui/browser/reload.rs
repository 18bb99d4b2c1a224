use leptos::prelude::window;

/// Loads the page again, a navigation.
pub fn reload_page() {
    // It fails only if the page is being left already.
    let _ = window().location().reload();
}
