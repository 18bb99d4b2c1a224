use leptos::prelude::*;

use crate::router::{History, Route};
use crate::services::Services;
use datavolumes_ui::{Button, ButtonVariant, Icon, IconName, ThemeMenu};

/// The name of the product, the choice of the theme, who is signed in, and the button "Sign out".
#[component]
pub(super) fn Header() -> impl IntoView {
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
                    <span class="header__user" data-overflow="">
                        {session.user()}
                    </span>
                    <Button variant=ButtonVariant::Quiet icon=IconName::SIGN_OUT on_press=sign_out>
                        "Sign out"
                    </Button>
                </Show>
            </div>
        </header>
    }
}
