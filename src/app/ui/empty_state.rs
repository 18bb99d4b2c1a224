use super::icon::{Icon, IconName};
use leptos::{children::ViewFnOnce, prelude::*};

/// What stands where there is nothing to show: why, and what to do.
#[component]
pub fn EmptyState(
    /// What is missing.
    icon: IconName,
    /// Why there is nothing, in a few words.
    #[prop(into)]
    title: String,
    /// Buttons and links that lead on.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The rest of the explanation.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__icon">
                <Icon name=icon />
            </span>
            <p class="empty-state__title">{title}</p>
            {children.map(|children| view! { <div class="empty-state__text">{children()}</div> })}
            {actions.map(|actions| view! { <div class="empty-state__actions">{actions.run()}</div> })}
        </div>
    }
}
