use datavolumes_client::ErrorKind;
use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use super::state::VolumeState;
use crate::delete::{DeletedVolume, find_deleted};
use crate::remote::{FailureAlert, Notice, Task};
use crate::router::Route;
use crate::services::Services;
use datavolumes_ui::{EmptyState, IconName, LinkButton, isolated};

/// Why the volume cannot be shown, or is out of date; nothing while it is loaded.
#[component]
pub(crate) fn VolumeFailure(volume: VolumeState) -> impl IntoView {
    move || {
        let (error, is_shown) = volume.error()?;
        let notice = Notice::of(&error, Task::Read);
        match error.kind() {
            // The sign-in dialog and the outage banner say it.
            ErrorKind::Unauthenticated => None,
            ErrorKind::Unavailable if is_shown => None,
            ErrorKind::NotFound => {
                Some(view! { <NotFound id=volume.id() title=notice.title /> }.into_any())
            }
            ErrorKind::Forbidden => Some(view! { <Forbidden notice /> }.into_any()),
            _ => {
                let retry = move |()| volume.reload();
                Some(view! { <FailureAlert notice on_retry=retry /> }.into_any())
            }
        }
    }
}

/// The message for a volume that the user may not see.
#[component]
fn Forbidden(notice: Notice) -> impl IntoView {
    let Notice { title, detail, .. } = notice;
    let actions = move || view! { <BackToList /> };
    view! {
        <EmptyState icon=IconName::LOCK title is_page=true actions>
            {detail}
        </EmptyState>
    }
}

#[component]
fn BackToList() -> impl IntoView {
    let home = Services::of_context().router.list_href();
    view! {
        <a class="button" data-variant="primary" href=home>
            "Go to data volumes"
        </a>
    }
}

/// The message for a volume that does not exist, with a button to recreate it if it was deleted in this
/// tab.
#[component]
fn NotFound(id: VolumeId, title: String) -> impl IntoView {
    let router = Services::of_context().router;
    let deleted = find_deleted(id);
    let (title, text) = match &deleted {
        Some(DeletedVolume { volume }) => (
            [&*isolated(&volume.name), " was deleted"].concat(),
            "You deleted it from this tab and can recreate it.",
        ),
        None => (title, "It was deleted, or you don’t have access."),
    };
    let form = Route::NewVolume { from: Some(id) };
    let actions = move || {
        let recreate = deleted.map(|_| {
            view! { <LinkButton href=router.href(&form)>"Recreate"</LinkButton> }
        });
        view! {
            {recreate}
            <BackToList />
        }
    };
    view! {
        <EmptyState icon=IconName::QUESTION title is_page=true actions>
            {text}
        </EmptyState>
    }
}
