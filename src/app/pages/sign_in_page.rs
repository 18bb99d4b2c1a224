use leptos::prelude::*;

use crate::router::{History, Route};
use crate::services::Services;
use crate::shell::use_page_title;
use crate::sign_in::SignInForm;
use datavolumes_ui::offer_focus;

/// Asks for a token, then opens the page that was requested.
#[component]
pub fn SignInPage() -> impl IntoView {
    let services = Services::of_context();
    use_page_title(|| Some("Sign in".to_owned()));
    focus_form_after_session(services);
    let open_next = move |()| {
        let next = match services.router.route().get_untracked() {
            Route::SignIn { next: Some(next) } => *next,
            _ => Route::home(),
        };
        services.connectivity.signed_in();
        services.router.go(&next, History::Replace);
    };
    view! {
        <div class="sign-in">
            <h1 class="page__title">"Sign in"</h1>
            <p class="sign-in__lead">"Sign in to manage data volumes."</p>
            <SignInForm on_done=open_next />
        </div>
    }
}

/// Focuses the first field of the form after a session has ended on this page, whose controls are gone. Who opens the
/// page reads it from its start.
fn focus_form_after_session(services: Services) {
    let has_ended = services.session.user_changes().get_untracked() > 0;
    if has_ended {
        Effect::new(|| {
            request_animation_frame(|| offer_focus(".sign-in__form input"));
        });
    }
}
