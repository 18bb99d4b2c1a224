use leptos::prelude::*;

use datavolumes_ui::{Icon, IconName};

/// The link above the heading of a page to the page that it belongs to.
#[component]
pub(crate) fn BackLink(
    /// The address.
    href: String,
    /// The name of the page that it leads to.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <a class="page__up" href=href>
            <Icon name=IconName::CHEVRON_LEFT />
            <span>{label}</span>
        </a>
    }
}
