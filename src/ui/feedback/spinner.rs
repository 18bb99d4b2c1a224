use leptos::prelude::*;

/// A loading indicator. The style sheet shows it after 250 ms, so that short waits do not flicker.
#[component]
pub fn Spinner(
    /// What is loading: the accessible name.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <span class="spinner" role="img" aria-label=label></span> }
}
