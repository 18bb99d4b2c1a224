use leptos::prelude::*;

use crate::permissions;
use crate::permissions::Action;
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{Button, ButtonVariant, IconName};

/// Leads to the form for a new volume; says why not where the server has refused one already.
#[component]
pub(crate) fn NewVolumeButton(
    /// Its name; there may be two of these buttons on a page.
    #[prop(default = "New data volume")]
    label: &'static str,
) -> impl IntoView {
    let services = Services::of_context();
    let refused = Signal::derive(move || {
        services
            .permissions
            .reason(Action::Create, &permissions::global_scope())
    });
    view! {
        <Button
            variant=ButtonVariant::Primary
            icon=IconName::PLUS
            disabled_reason=refused
            on_press=move |()| open_form(services)
        >
            {label}
        </Button>
    }
}

/// Goes to the form, which says itself what it is known that it cannot do.
pub(crate) fn open_form(services: Services) {
    services
        .router
        .go(&Route::NewVolume { from: None }, History::Push);
}
