use leptos::prelude::*;

use crate::page_title::use_page_title;
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use crate::sign_in::SignInForm;

/// Asks for a token, then goes on to the page that was wanted.
#[component]
pub fn SignInPage() -> impl IntoView {
    let services = Services::of_context();
    use_page_title(|| "Sign in".to_owned());
    let go_on = move |()| {
        let next = match services.router.route().get_untracked() {
            Route::SignIn { next: Some(next) } => *next,
            _ => Route::home(),
        };
        services.health.signed_in();
        services.router.go(&next, History::Replace);
    };
    view! {
        <div class="sign-in">
            <h1 class="page__title">"Sign in"</h1>
            <p class="sign-in__lead">
                "Share the data of one volume, read-only, with the projects that need it."
            </p>
            <SignInForm on_done=go_on />
        </div>
    }
}
