use leptos::prelude::*;

/// A grey bar in the place of a text that is not here yet.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true"></span> }
}
