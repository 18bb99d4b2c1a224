//! Signing in: by access token, by client credentials, or as somebody of a demo.

mod form;
mod sign_in_draft;

pub use form::SignInForm;

use leptos::prelude::*;

use crate::services::Services;
use datavolumes_ui::{Dialog, lazy, shown};

lazy!(static SIGN_IN_AGAIN, in sign_in: (services: Services) => view! {
    <Dialog title="Sign in again" on_cancel=|()| () actions=|| ()>
        <p>"Your session has ended. Nothing is lost: the page goes on where it was."</p>
        <SignInForm on_done=move |()| services.health.signed_in() />
    </Dialog>
});

/// Opens over the page when the server has refused the token; the page below stays as it is, and
/// goes on afterwards.
#[component]
pub fn SignInDialog() -> impl IntoView {
    let services = Services::of_context();
    let has_token = services.session.has_token();
    let is_signed_out = services.health.is_signed_out();
    view! {
        {shown(move || has_token.get() && is_signed_out.get(), move || SIGN_IN_AGAIN.show(move || (services,)))}
    }
}
