use leptos::prelude::*;

/// Shows that something is going on, once it has taken longer than a blink (250 ms).
#[component]
pub fn Spinner(
    /// What is going on.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <span class="spinner" role="img" aria-label=label></span>
    }
}
