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
    /// It is all that the page shows: the title is the heading of the page.
    #[prop(optional)]
    is_page: bool,
    /// Buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The details.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = if is_page {
        view! { <h1 class="empty-state__title">{title}</h1> }.into_any()
    } else {
        view! { <p class="empty-state__title">{title}</p> }.into_any()
    };
    view! {
        <div class="empty-state" data-page=is_page.then_some("true")>
            <span class="empty-state__icon">
                <Icon name=icon />
            </span>
            {title}
            {children.map(|children| view! { <div class="empty-state__text">{children()}</div> })}
            {actions
                .map(|actions| view! { <div class="empty-state__actions">{actions.run()}</div> })}
        </div>
    }
}
