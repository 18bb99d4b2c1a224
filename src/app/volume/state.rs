//! One volume on screen: the answer about it, followed while it changes by itself.

use datavolumes_contract::{Phase, Volume, VolumeId, VolumeStatus};
use leptos::prelude::*;

use crate::actions::{Change, Removal};
use crate::api::{Document, ErrorKind, Notice, Task};
use crate::delete::{Recipe, find_recipe};
use crate::describe::absorb;
use crate::directory::Directory;
use crate::list::{Sighting, watch};
use crate::remote::{Remote, UseRemote, use_remote};
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{Alert, Button, EmptyState, IconName, Tone};

/// One volume on screen.
#[derive(Clone, Copy)]
pub struct VolumeState {
    id: VolumeId,
    document: UseRemote<Document<Volume>>,
}

/// Asks for the volume `id`, and follows it while it is on its way to another phase.
#[must_use]
pub fn use_volume(id: VolumeId) -> VolumeState {
    let services = Services::of_context();
    let document = use_remote(
        move || Some(id),
        services.health,
        move |id| services.api.volume(id),
    );
    Directory::of_context().load(services);
    let watched = Memo::new(move |_| {
        let is_moving = document.state.with(|state| {
            state
                .latest()
                .is_some_and(|document| document.value.status.phase.is_transitional())
        });
        if is_moving { vec![id] } else { Vec::new() }
    });
    watch(services, watched, move |sighting| match sighting {
        Sighting::Seen(seen) => {
            if document.state.with_untracked(|state| {
                state
                    .latest()
                    .is_some_and(|known| known.value != seen.value)
            }) {
                document.state.update(|state| state.finish(Ok(*seen)));
            }
        }
        Sighting::Gone(_) => document.reload(),
    });
    VolumeState { id, document }
}

impl VolumeState {
    /// Takes in what was done to it here, and asks for the rest.
    pub(crate) fn take_change(self, change: Change) {
        self.document.state.update(|state| {
            let Some(known) = state.latest_mut() else {
                return;
            };
            match change {
                Change::Described(answer) => absorb(&mut known.value, *answer),
                Change::Removed(_, Removal::Started) => {
                    known.value.status = VolumeStatus {
                        phase: Phase::Deleting,
                        ..VolumeStatus::default()
                    };
                }
                Change::Removed(..) => {}
            }
        });
        self.document.reload();
    }

    /// Its name, once it is known.
    #[must_use]
    pub fn name(self) -> Option<String> {
        self.document
            .state
            .with(|state| state.latest().map(|document| document.value.name.clone()))
    }

    /// Whether the server says that there is no such volume.
    #[must_use]
    pub fn is_gone(self) -> bool {
        self.document.state.with(|state| {
            let error = state.error();
            error.is_some_and(|error| error.kind() == ErrorKind::NotFound)
        })
    }

    /// Whether anything is known about it that may be shown.
    #[must_use]
    pub fn is_known(self) -> bool {
        let is_known = self.document.state.with(|state| state.latest().is_some());
        is_known && !self.is_gone()
    }

    /// Whether an answer is on its way.
    #[must_use]
    pub fn is_loading(self) -> bool {
        self.document.state.with(Remote::is_loading)
    }

    /// The volume; an empty one while nothing is known.
    #[must_use]
    pub fn value(self) -> Signal<Volume> {
        Signal::derive(move || {
            self.document.state.with(|state| {
                state
                    .latest()
                    .map(|document| document.value.clone())
                    .unwrap_or_default()
            })
        })
    }

    /// The answer about it, as it came.
    #[must_use]
    pub fn answer(self) -> Signal<String> {
        Signal::derive(move || {
            self.document.state.with(|state| {
                state
                    .latest()
                    .map(|document| document.text.clone())
                    .unwrap_or_default()
            })
        })
    }
}

/// Why a volume cannot be shown, or is out of date.
#[component]
pub fn VolumeFailure(
    /// The volume.
    volume: VolumeState,
) -> impl IntoView {
    let failure = move || {
        volume.document.state.with(|state| {
            let error = state.error()?;
            let notice = Notice::of(error, Task::Read);
            match error.kind() {
                ErrorKind::Unauthenticated => None,
                ErrorKind::Unavailable if state.latest().is_some() => None,
                ErrorKind::NotFound => Some((notice, true)),
                _ => Some((notice, false)),
            }
        })
    };
    move || {
        failure().map(|(Notice { title, detail, can_retry }, is_gone)| {
            if is_gone {
                return view! { <Gone id=volume.id title /> }.into_any();
            }
            let retry = move || {
                can_retry.then(|| view! { <Button small=true on_press=move |()| volume.document.reload()>"Retry"</Button> })
            };
            view! { <Alert tone=Tone::Danger title actions=retry>{detail}</Alert> }.into_any()
        })
    }
}

/// A volume that is not there, and the ways on from there.
#[component]
fn Gone(id: VolumeId, title: String) -> impl IntoView {
    let router = Services::of_context().router;
    let recipe = find_recipe(id);
    let (title, words) = match &recipe {
        Some(Recipe { volume }) => (
            [&volume.name, " was deleted"].concat(),
            "It was deleted from this tab, which still knows what it was made of.",
        ),
        None => (
            title,
            "It was deleted, or it is outside of what you may see.",
        ),
    };
    let form = Route::NewVolume { from: Some(id) };
    let actions = move || {
        let recreate = recipe
            .map(|_| view! { <Button on_press=move |()| router.go(&form, History::Push)>"Recreate"</Button> });
        view! {
            {recreate}
            <a class="link" href=router.href(&Route::home())>"Go to the data volumes"</a>
        }
    };
    view! { <EmptyState icon=IconName::QUESTION title actions>{words}</EmptyState> }
}
