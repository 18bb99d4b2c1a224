use crate::icon::{Icon, IconName};
use leptos::{children::ViewFnOnce, prelude::*};

/// The content of an empty list or page: why there is nothing, and what the user can do.
#[component]
pub fn EmptyState(
    /// The kind of thing that is missing.
    icon: IconName,
    /// Why there is nothing, in a few words.
    #[prop(into)]
    title: String,
    /// Buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The details.
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
            {actions
                .map(|actions| view! { <div class="empty-state__actions">{actions.run()}</div> })}
        </div>
    }
}
