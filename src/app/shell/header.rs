use leptos::prelude::*;

use super::first_content::FirstContent;
use crate::router::{History, Route};
use crate::services::Services;
use datavolumes_ui::{Button, ButtonVariant, Icon, IconName, ThemeMenu, lazy};

lazy!(static ACTIONS, in list: () => view! { <HeaderActions /> });

/// The name of the product, the choice of the theme, who is signed in, and the button "Sign out".
#[component]
pub(super) fn Header() -> impl IntoView {
    let router = Services::of_context().router;
    view! {
        <header class="header">
            <a class="header__home" href=router.href(&Route::home())>
                <Icon name=IconName::VOLUME />
                <span class="header__name">"Datavolumes"</span>
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
    view! {
        <ThemeMenu />
        <Show when=move || has_token.get()>
            <span class="header__user" data-overflow="">
                {session.user()}
            </span>
            <Button variant=ButtonVariant::Quiet icon=IconName::SIGN_OUT on_press=sign_out>
                "Sign out"
            </Button>
        </Show>
    }
}
