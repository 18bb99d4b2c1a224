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
    /// `"no"` for a name that is not translated.
    #[prop(optional)]
    translate: Option<&'static str>,
) -> impl IntoView {
    view! {
        <a class="page__up" href=href>
            <Icon name=IconName::CHEVRON_LEFT />
            <span translate=translate>{label}</span>
        </a>
    }
}
