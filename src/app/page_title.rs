//! The title of the page, told in the tab and to assistive technology.

use datavolumes_ui::Toasts;
use leptos::prelude::*;

/// Keeps the title of the document at `title`, and announces the page when it is first shown.
pub fn use_page_title(title: impl Fn() -> String + Send + Sync + 'static) {
    let title = Memo::new(move |_| title());
    let toasts = Toasts::of_context();
    Effect::new(move |announced: Option<bool>| {
        let title = title.get();
        document().set_title(&[title.as_str(), "Datavolumes"].join(" · "));
        if announced.is_none() {
            toasts.announce(&title);
        }
        true
    });
}
