use leptos::prelude::*;

use crate::services::Services;
use crate::shell::use_page_title;
use datavolumes_ui::{EmptyState, IconName};

/// Shown for an address that no route matches.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let home = Services::of_context().router.list_href();
    use_page_title(|| Some("Page not found".to_owned()));
    let link = move || {
        view! {
            <a class="button" data-variant="primary" href=home>
                "Go to data volumes"
            </a>
        }
    };
    view! {
        <div class="page">
            <EmptyState icon=IconName::QUESTION title="Page not found" is_page=true actions=link>
                "Check the link. The address may be mistyped, or come from another version of the app."
            </EmptyState>
        </div>
    }
}
