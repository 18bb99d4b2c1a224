//! A bar over the end of the window, such as that of a selection.

use leptos::prelude::*;

const ATTRIBUTE: &str = "data-bar";

/// Tells the style sheets of the bar `name` while the component is mounted, so that nothing comes to rest below it.
///
/// A selector with `:has()` would need no code. But then each element that is added to a row, or removed from one, costs
/// the styles of the whole page: a fifth of a page turn.
pub fn use_bar(name: &'static str) {
    let root = || document().document_element();
    if let Some(root) = root() {
        let _ = root.set_attribute(ATTRIBUTE, name);
    }
    on_cleanup(move || {
        let is_own =
            |root: &web_sys::Element| root.get_attribute(ATTRIBUTE).as_deref() == Some(name);
        if let Some(root) = root().filter(is_own) {
            let _ = root.remove_attribute(ATTRIBUTE);
        }
    });
}
