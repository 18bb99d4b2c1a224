//! What stands around every page: header, outage banner, messages, the dialog to sign in again.

use leptos::prelude::*;

use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use crate::sign_in::SignInDialog;
use datavolumes_ui::{
    Banner, Button, ButtonVariant, IconName, ThemeMenu, ToastRegion, Tone, TooltipLayer, effect,
    el, icon, shown,
};

/// The frame of the app around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let main = el("main")
        .class("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(children());
    view! {
        <Header />
        <OutageBanner />
        {main}
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
    let home = el("a")
        .class("header__home")
        .attr("href", &services.router.href(&Route::home()))
        .child(icon(IconName::VOLUME))
        .child(el("span").class("header__name").child("Datavolumes"));
    let sign_out = shown(
        move || has_token.get(),
        move || {
            view! {
                <Button variant=ButtonVariant::Quiet icon=IconName::SIGN_OUT on_press=sign_out>
                    "Sign out"
                </Button>
            }
        },
    );
    let actions = el("div")
        .class("header__actions")
        .child(view! { <ThemeMenu /> })
        .child(sign_out);
    el("header").class("header").child(home).child(actions)
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
    let retry_at = RwSignal::new(None);
    effect(move || {
        let Some((_, wait)) = pause.get() else {
            retry_at.set(None);
            return;
        };
        retry_at.set(Some(js_sys::Date::now() + f64::from(wait) * 1000.0));
        let pause = std::time::Duration::from_secs(wait.into());
        if let Ok(timer) = set_timeout_with_handle(move || health.retry(), pause) {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        {shown(move || outage.get().is_some(), move || view! {
            <Banner
                tone=Tone::Warning
                message="The server cannot be reached. What you see may be out of date; it is asked again by itself."
                retry_at=retry_at
                on_retry=move |()| health.retry()
            />
        })}
    }
}
