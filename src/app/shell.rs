//! What stands around every page: header, outage banner, messages, the dialog to sign in again.

use leptos::prelude::*;

use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use crate::sign_in::SignInDialog;
use crate::ui::{
    Banner, Button, ButtonVariant, Icon, IconName, ThemeMenu, ToastRegion, Tone, TooltipLayer,
    shown,
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
    let services = Services::of_context();
    let has_token = services.session.has_token();
    let sign_out = move |()| {
        services.router.leave(move || {
            services.session.sign_out();
            services
                .router
                .go(&Route::SignIn { next: None }, History::Push);
        });
    };
    view! {
        <header class="header">
            <a class="header__home" href=services.router.href(&Route::home())>
                <Icon name=IconName::Volume />
                <span class="header__name">"Datavolumes"</span>
            </a>
            <div class="header__actions">
                <ThemeMenu />
                {shown(move || has_token.get(), move || view! {
                    <Button variant=ButtonVariant::Quiet icon=IconName::SignOut on_press=sign_out>
                        "Sign out"
                    </Button>
                })}
            </div>
        </header>
    }
}

/// Says that the server is not there, and asks again by itself when the time has come.
#[component]
fn OutageBanner() -> impl IntoView {
    let health = Services::of_context().health;
    let outage = health.outage();
    // A pause begins with each attempt, and only with it.
    let pause = Memo::new(move |_| {
        let outage = outage.get().filter(|outage| !outage.is_retrying)?;
        Some((outage.attempt, outage.wait))
    });
    let retry_at = Memo::new(move |_| {
        pause
            .get()
            .map(|(_, wait)| js_sys::Date::now() + f64::from(wait) * 1000.0)
    });
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        let (_, wait) = pause.get()?;
        let pause = std::time::Duration::from_secs(wait.into());
        set_timeout_with_handle(move || health.retry(), pause).ok()
    });
    let is_out = Memo::new(move |_| outage.get().is_some());
    view! {
        {shown(move || is_out.get(), move || view! {
            <Banner
                tone=Tone::Warning
                message="The server cannot be reached. What you see may be out of date; it is asked again by itself."
                retry_at=Signal::derive(move || retry_at.get())
                on_retry=move |()| health.retry()
            />
        })}
    }
}
