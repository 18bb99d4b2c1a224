use datavolumes_client::{Action, global_scope};
use leptos::prelude::*;

use crate::router::{History, Route};
use crate::services::Services;
use datavolumes_ui::{ButtonVariant, IconName, LinkButton};

/// The form for a new volume.
const FORM: Route = Route::NewVolume { from: None };

/// A link to the form for a new volume. Disabled, with the reason, after the server has denied creating one.
#[component]
pub(crate) fn NewVolumeButton(
    /// The text of the button.
    #[prop(default = "New data volume")]
    label: &'static str,
) -> impl IntoView {
    let services = Services::of_context();
    let disabled_reason =
        Signal::derive(move || services.permissions.reason(Action::Create, &global_scope()));
    view! {
        <LinkButton
            variant=ButtonVariant::Primary
            icon=IconName::PLUS
            disabled_reason
            href=services.router.href(&FORM)
        >
            {label}
        </LinkButton>
    }
}

/// Opens the form for a new volume.
pub(crate) fn open_form(services: Services) {
    services.router.go(&FORM, History::Push);
}
