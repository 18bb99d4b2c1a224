use datavolumes_ui::{
    ToastRegion, Toasts, TooltipLayer, guard_keys, keep_focus, keep_translated_texts,
};
use leptos::prelude::*;

use super::print_address::PrintAddress;
use crate::directory::OrgNames;
use crate::services::Services;
use crate::sign_in::SignInDialog;

/// What lies above every page, and what the app does besides it: it filters keys, keeps the focus on the page, and
/// follows the session of the other tabs.
#[component]
pub(super) fn Layers() -> impl IntoView {
    let services = Services::of_context();
    guard_keys();
    keep_focus();
    keep_translated_texts();
    services
        .session
        .follow_tabs(services.connectivity.is_signed_out());
    forget_with_session(services);
    view! {
        <SignInDialog />
        <ToastRegion />
        <TooltipLayer />
        <PrintAddress />
    }
}

/// Forgets what does not belong to a page, but to the session, when that ends or another user signs in.
fn forget_with_session(services: Services) {
    let (toasts, names) = (Toasts::of_context(), OrgNames::of_context());
    let user = services.session.user_changes();
    Effect::new(move |before: Option<u32>| {
        let user = user.get();
        if before.is_some_and(|before| before != user) {
            toasts.clear();
            names.clear();
            services.router.forget_kept();
        }
        user
    });
}
