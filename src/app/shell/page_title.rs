//! The title of the page, for the browser tab and assistive technology.

use datavolumes_ui::{Toasts, effect};
use leptos::prelude::*;

/// Keeps the document title equal to `title`, and announces it once, when the page opens.
pub fn use_page_title(title: impl Fn() -> String + Send + Sync + 'static) {
    let title = Memo::new(move |_| title());
    let toasts = Toasts::of_context();
    let mut is_announced = false;
    effect(move || {
        let title = title.get();
        document().set_title(&format!("{title} · Datavolumes"));
        if !is_announced {
            toasts.announce(&title);
            is_announced = true;
        }
    });
}
