//! The parts of the page.

use leptos::prelude::*;

/// A name at the limits: long, without a place to break, and from right to left at its end.
pub(crate) const LONG_NAME: &str =
    "a-data-volume-whose-name-is-as-long-as-names-can-be-and-has-no-place-to-break-عربي";

/// Widgets of one kind.
#[component]
pub(crate) fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="gallery__section" aria-label=title>
            <h2 class="gallery__title">{title}</h2>
            {children()}
        </section>
    }
}

/// One widget in one state.
#[component]
pub(crate) fn Specimen(
    title: &'static str,
    /// It takes the whole width.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="specimen" data-wide=wide.then_some("true")>
            <p class="specimen__title">{title}</p>
            {children()}
        </div>
    }
}
