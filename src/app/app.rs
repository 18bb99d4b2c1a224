//! The root component: provides the contexts of the app and shows the page of the current route.

use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::directory::OrgNames;
use crate::pages::{
    NEW_VOLUME_PAGE, NOT_FOUND_PAGE, SHARING_PAGE, SIGN_IN_PAGE, VOLUME_PAGE, VolumesPage,
};
use crate::router::{History, Route};
use crate::services::Services;
use crate::shell::{FirstContent, Shell, form_skeleton, volume_skeleton};
use datavolumes_ui::{Clock, Layers, Toasts, effect};

/// A route without the state that its page reads from the address itself. A page stays mounted while
/// this value is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Volumes,
    NewVolume(Option<VolumeId>),
    Volume(VolumeId),
    Sharing(VolumeId),
    SignIn,
    NotFound,
}

impl Page {
    fn of(route: &Route) -> Self {
        match route {
            Route::Volumes(_) => Self::Volumes,
            Route::NewVolume { from } => Self::NewVolume(*from),
            Route::Volume(id) => Self::Volume(*id),
            Route::Sharing(id) => Self::Sharing(*id),
            Route::SignIn { .. } => Self::SignIn,
            Route::NotFound => Self::NotFound,
        }
    }
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let services = Services::provide();
    Layers::provide(services.router.entry());
    Clock::provide();
    Toasts::provide();
    OrgNames::provide();
    require_sign_in(services);
    let route = services.router.route();
    let (user, has_token) = (
        services.session.user_changes(),
        services.session.has_token(),
    );
    // Another user gets a new page: what the page shows was loaded for the last one.
    let page = Memo::new(move |_| {
        let page = route.with(Page::of);
        let is_shown = has_token.get() || page == Page::SignIn;
        is_shown.then(|| (page, user.get()))
    });
    let first_content = FirstContent::provide();
    effect(move || {
        let is_list = page.get().is_some_and(|(page, _)| page == Page::Volumes);
        set_page_of_document(is_list);
        if !is_list {
            first_content.set_rendered();
        }
    });
    view! {
        <Shell>
            {move || match page.get()?.0 {
                Page::Volumes => Some(view! { <VolumesPage /> }.into_any()),
                Page::NewVolume(from) => {
                    Some(NEW_VOLUME_PAGE.show_after(Some(form_skeleton), move || (from,)))
                }
                Page::Volume(id) => {
                    Some(VOLUME_PAGE.show_after(Some(volume_skeleton), move || (id,)))
                }
                Page::Sharing(id) => {
                    Some(SHARING_PAGE.show_after(Some(volume_skeleton), move || (id,)))
                }
                Page::SignIn => Some(SIGN_IN_PAGE.show(|| ())),
                Page::NotFound => Some(NOT_FOUND_PAGE.show(|| ())),
            }}
        </Shell>
    }
}

/// Says on the root element whether the page is the list, which has the height of the window. `boot.js` does so for the
/// page of the shell.
fn set_page_of_document(is_list: bool) {
    if let Some(root) = document().document_element() {
        let page = if is_list { "list" } else { "other" };
        let _ = root.set_attribute("data-page", page);
    }
}

/// Redirects to the sign-in page while there is no token. The sign-in page leads back to the page that
/// was requested.
fn require_sign_in(services: Services) {
    let has_token = services.session.has_token();
    let route = services.router.route();
    effect(move || {
        let target = match (has_token.get(), route.get()) {
            (false, Route::SignIn { .. }) | (true, _) => return,
            (false, Route::NotFound) => Route::SignIn { next: None },
            (false, wanted) if wanted == Route::home() => Route::SignIn { next: None },
            (false, wanted) => Route::SignIn {
                next: Some(Box::new(wanted)),
            },
        };
        services.router.go(&target, History::Replace);
    });
}
