use leptos::prelude::*;

/// A list of terms with their values: an HTML `dl`.
#[component]
pub fn DescriptionList(
    /// [`DescriptionItem`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="description-list">{children()}</dl> }
}

/// A term and its value: `dt` and `dd`.
#[component]
pub fn DescriptionItem(
    /// The term.
    #[prop(into)]
    term: String,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="description-list__item">
            <dt class="description-list__term">{term}</dt>
            <dd class="description-list__value">{children()}</dd>
        </div>
    }
}
