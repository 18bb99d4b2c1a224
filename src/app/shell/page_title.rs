//! The title of the page, for the browser tab and assistive technology.

use datavolumes_ui::{Toasts, effect};
use leptos::prelude::*;

/// The name of the product.
pub(super) const PRODUCT: &str = "Data volumes";

/// Keeps the document title equal to `title`, and announces it once, as soon as it is known.
pub fn use_page_title(title: impl Fn() -> Option<String> + Send + Sync + 'static) {
    let title = Memo::new(move |_| title());
    let toasts = Toasts::of_context();
    let mut is_announced = false;
    effect(move || {
        let title = title.get();
        document().set_title(&document_title(title.as_deref()));
        if let Some(title) = title.filter(|_| !is_announced) {
            toasts.announce_title(&title);
            is_announced = true;
        }
    });
}

/// The title of a page with the name of the product, once.
fn document_title(title: Option<&str>) -> String {
    match title {
        Some(title) if title != PRODUCT => [title, " · ", PRODUCT].concat(),
        _ => PRODUCT.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_is_named_once() {
        assert_eq!(document_title(Some("imagenet")), "imagenet · Data volumes");
        assert_eq!(document_title(Some("Data volumes")), "Data volumes");
        assert_eq!(document_title(None), "Data volumes");
    }
}
