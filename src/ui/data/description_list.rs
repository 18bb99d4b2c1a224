use leptos::prelude::*;

/// Terms and what they are, as a list.
#[component]
pub fn DescriptionList(
    /// `Described` items.
    children: Children,
) -> impl IntoView {
    view! { <dl class="description-list">{children()}</dl> }
}

/// One term and what it is.
#[component]
pub fn Described(
    /// The term.
    #[prop(into)]
    term: String,
    /// What it is.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="description-list__item">
            <dt class="description-list__term">{term}</dt>
            <dd class="description-list__value">{children()}</dd>
        </div>
    }
}
