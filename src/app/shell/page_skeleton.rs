use leptos::prelude::*;

/// The page of one data volume while it loads: a title and panels.
pub(crate) fn volume_skeleton() -> AnyView {
    skeleton("volume")
}

/// A form while its code loads: a title and fields.
pub(crate) fn form_skeleton() -> AnyView {
    skeleton("form")
}

/// The style sheet draws the page as the background of one element, as in the shell of `index.html`.
fn skeleton(page: &'static str) -> AnyView {
    view! { <div class="page-skeleton" data-page=page role="img" aria-label="Loading"></div> }
        .into_any()
}
