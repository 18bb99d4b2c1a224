//! The frame around every page: header, outage banner, sign-in dialog, toasts and tooltips.

use std::time::Duration;

use leptos::prelude::*;

use crate::remote::Connectivity;
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use crate::sign_in::SignInDialog;
use datavolumes_ui::{
    Banner, Button, ButtonVariant, Icon, IconName, ThemeMenu, ToastRegion, Tone, TooltipLayer,
};

/// The frame of the app around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    view! {
        <Header />
        <OutageBanner />
        <main class="main" id="main" tabindex="-1">
            {children()}
        </main>
        <SignInDialog />
        <ToastRegion />
        <TooltipLayer />
    }
}

#[component]
fn Header() -> impl IntoView {
    let Services {
        router, session, ..
    } = Services::of_context();
    let has_token = session.has_token();
    let sign_out = move |()| {
        router.leave(move || {
            session.sign_out();
            router.go(&Route::SignIn { next: None }, History::Push);
        });
    };
    view! {
        <header class="header">
            <a class="header__home" href=router.href(&Route::home())>
                <Icon name=IconName::VOLUME />
                <span class="header__name">"Datavolumes"</span>
            </a>
            <div class="header__actions">
                <ThemeMenu />
                <Show when=move || has_token.get()>
                    <Button variant=ButtonVariant::Quiet icon=IconName::SIGN_OUT on_press=sign_out>
                        "Sign out"
                    </Button>
                </Show>
            </div>
        </header>
    }
}

/// Shown while the server cannot be reached.
#[component]
fn OutageBanner() -> impl IntoView {
    let connectivity = Services::of_context().connectivity;
    let outage = connectivity.outage();
    let retry_at = use_automatic_retry(connectivity);
    view! {
        <Show when=move || outage.with(Option::is_some)>
            <Banner
                tone=Tone::Warning
                message="The server cannot be reached. What you see may be out of date; it is asked again by itself."
                retry_at
                on_retry=move |()| connectivity.retry()
            />
        </Show>
    }
}

/// Retries after the pause of each outage. Returns the time of the next retry in milliseconds since
/// 1970.
fn use_automatic_retry(connectivity: Connectivity) -> ReadSignal<Option<f64>> {
    let outage = connectivity.outage();
    // Restarts the timer for a new attempt only, not for every change of the outage.
    let pause = Memo::new(move |_| {
        let outage = outage.get().filter(|outage| !outage.is_retrying)?;
        Some((outage.attempt, outage.wait))
    });
    let retry_at = RwSignal::new(None);
    Effect::new(move || {
        let Some((_, seconds)) = pause.get() else {
            retry_at.set(None);
            return;
        };
        retry_at.set(Some(js_sys::Date::now() + f64::from(seconds) * 1000.0));
        let pause = Duration::from_secs(seconds.into());
        if let Ok(timer) = set_timeout_with_handle(move || connectivity.retry(), pause) {
            on_cleanup(move || timer.clear());
        }
    });
    retry_at.read_only()
}
