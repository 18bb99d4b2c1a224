use leptos::prelude::*;

use super::first_content::FirstContent;
use super::page_title::PRODUCT;
use super::palette::PaletteButton;
use crate::remote::RequestLogDialog;
use crate::router::{History, Route};
use crate::services::Services;
use datavolumes_ui::{Button, ButtonVariant, Icon, IconButton, IconName, ThemeMenu, lazy};

lazy!(static ACTIONS, in list: () => view! { <HeaderActions /> });
lazy!(static REQUEST_LOG, in pages: (is_open: RwSignal<bool>) => view! {
    <RequestLogDialog on_close=move |()| is_open.set(false) />
});

/// The name of the product, the choice of the theme, who is signed in, and the button "Sign out".
#[component]
pub(super) fn Header() -> impl IntoView {
    let router = Services::of_context().router;
    view! {
        <header class="header">
            <a class="header__home" href=router.href(&Route::home()) aria-label="Data volumes home">
                <Icon name=IconName::MARK />
                <span class="header__name">{PRODUCT}</span>
            </a>
            <div class="header__actions">
                {FirstContent::of_context().then_show(&ACTIONS, None, || ())}
            </div>
        </header>
    }
}

#[component]
fn HeaderActions() -> impl IntoView {
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
    let is_log_open = RwSignal::new(false);
    let open_log = move |()| is_log_open.set(true);
    view! {
        <Show when=move || has_token.get()>
            <PaletteButton on_requests=open_log on_sign_out=sign_out />
        </Show>
        <span class="header__requests">
            <IconButton label="Requests" icon=IconName::REQUESTS on_press=open_log />
        </span>
        <Show when=move || is_log_open.get()>{REQUEST_LOG.show(move || (is_log_open,))}</Show>
        <ThemeMenu />
        <Show when=move || has_token.get()>
            <span class="header__user" data-overflow="" translate="no">
                {session.user()}
            </span>
            <Button variant=ButtonVariant::Quiet icon=IconName::SIGN_OUT on_press=sign_out>
                "Sign out"
            </Button>
        </Show>
    }
}
