use leptos::prelude::*;

/// A placeholder for text that is loading. Hidden from assistive technology.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! { <span class="skeleton" aria-hidden="true"></span> }
}
