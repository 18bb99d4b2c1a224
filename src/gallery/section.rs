//! The parts of the page.

use leptos::prelude::*;

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
