use leptos::prelude::*;

use super::form::SignInForm;
use crate::services::Services;
use datavolumes_ui::{Dialog, lazy};

lazy!(static SIGN_IN_AGAIN, in list: (services: Services) => view! {
    <Dialog title="Sign in again" on_cancel=|()| () actions=|| ()>
        <p>"Your session expired. Sign in to continue; nothing is lost."</p>
        <SignInForm on_done=move |()| services.connectivity.signed_in() />
    </Dialog>
});

/// The dialog "Sign in again". It opens over the page when the server rejects the token. The page below
/// stays mounted, and retries its failed reads after sign-in.
#[component]
pub(crate) fn SignInDialog() -> impl IntoView {
    let services = Services::of_context();
    let has_token = services.session.has_token();
    let is_signed_out = services.connectivity.is_signed_out();
    view! {
        <Show when=move || {
            has_token.get() && is_signed_out.get()
        }>{SIGN_IN_AGAIN.show(move || (services,))}</Show>
    }
}
