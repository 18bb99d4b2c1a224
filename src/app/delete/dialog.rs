use std::cell::Cell;
use std::rc::Rc;

use datavolumes_contract::{Phase, Volume, VolumeId};
use leptos::prelude::*;

use super::deleted_volumes::{find_recipe, forget_recipe, keep_recipe};
use super::impact::DeleteImpact;
use crate::actions::{Removal, WriteFailure, notice_of};
use crate::api::{Deletion, Document, ErrorKind};
use crate::remote::{Remote, Submission, UseRemote, UseSubmission, use_remote, use_submission};
use crate::rights::{Action, project};
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{
    Button, ButtonVariant, Dialog, DialogKind, ToastAction, Toasts, Tone, effect,
};

/// A deletion that is being decided on.
#[derive(Clone, Copy)]
struct Decision {
    services: Services,
    toasts: Toasts,
    id: VolumeId,
    name: StoredValue<String>,
    /// The volume as it is now, with whom it is shared with.
    reading: UseRemote<Document<Volume>>,
    typed: RwSignal<String>,
    submission: UseSubmission,
    on_removal: Callback<Removal>,
}

/// The dialog `Delete data volume`: says what goes, and asks.
#[component]
pub(crate) fn DeleteDialog(
    /// The volume, as it was read last.
    volume: Volume,
    /// It is gone, or going.
    #[prop(into)]
    on_removal: Callback<Removal>,
    /// Take the dialog out of the page.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let services = Services::of_context();
    let decision = Decision {
        services,
        toasts: Toasts::of_context(),
        id: volume.id,
        name: StoredValue::new(volume.name.clone()),
        reading: use_remote(
            move || Some(volume.id),
            services.health,
            move |id| services.api.volume(id),
        ),
        typed: RwSignal::new(String::new()),
        submission: use_submission(services.health),
        on_removal,
    };
    decision.follow();
    let is_busy = Signal::derive(move || decision.is_busy());
    let notice = Signal::derive(move || decision.submission.state.with(notice_of(Action::Delete)));
    view! {
        <Dialog
            title="Delete data volume"
            kind=DialogKind::AlertDialog
            on_cancel=on_close
            on_submit=move |()| decision.delete()
            busy=is_busy
            actions=move || view! { <Actions decision on_close /> }
        >
            <p class="dialog__subject">{volume.name}</p>
            <WriteFailure notice submission=decision.submission />
            <DeleteImpact reading=decision.reading typed=decision.typed />
        </Dialog>
    }
}

#[component]
fn Actions(decision: Decision, on_close: Callback<()>) -> impl IntoView {
    view! {
        <Button autofocus=true on_press=on_close>"Cancel"</Button>
        <Button
            variant=ButtonVariant::Danger
            submit=true
            busy=Signal::derive(move || decision.is_busy())
            disabled_reason=Signal::derive(move || decision.obstacle())
        >
            "Delete"
        </Button>
    }
}

impl Decision {
    fn is_busy(self) -> bool {
        self.submission
            .state
            .with(|state| matches!(state, Submission::Sending | Submission::Looking))
    }

    /// Goes on by itself where there is nothing to decide any more, and forgets what was refused to
    /// somebody who has signed in again.
    fn follow(self) {
        effect(move || {
            let is_gone = self.reading.state.with(|reading| {
                let error = reading.error();
                error.is_some_and(|error| error.kind() == ErrorKind::NotFound)
            });
            if is_gone {
                self.removed(&self.name.get_value(), Removal::WasGone);
            }
        });
        effect(move || {
            self.services.session.turns().track();
            self.submission.clear();
        });
    }

    /// Why it cannot be deleted at this moment, as a sentence.
    fn obstacle(self) -> Option<String> {
        let is_unknown = |state: &Submission| matches!(state, Submission::Unknown { .. });
        if self.submission.state.with(is_unknown) {
            return Some("It has to be seen first whether it was deleted.".to_owned());
        }
        self.reading.state.with(|reading| match reading {
            Remote::Ready(document) => obstacle(&document.value, &self.typed.get()).or_else(|| {
                let place = project(&document.value.project_id);
                self.services.rights.reason(Action::Delete, &place)
            }),
            _ => Some("It has to be seen first what goes with it.".to_owned()),
        })
    }

    fn delete(self) {
        let Some(volume) = self.reading.state.with_untracked(|reading| match reading {
            Remote::Ready(document) => Some(document.value.clone()),
            _ => None,
        }) else {
            return;
        };
        if untrack(move || self.obstacle()).is_some() {
            return;
        }
        keep_recipe(&volume);
        let Services { api, rights, .. } = self.services;
        let (id, place) = (self.id, project(&volume.project_id));
        let outcome = Rc::new(Cell::new(Removal::WasGone));
        let (answered, looked) = (Rc::clone(&outcome), Rc::clone(&outcome));
        let send = move || {
            let sending = api.delete_volume(id).answer;
            let future = async move {
                let result = sending.await;
                rights.learn(Action::Delete, &place, &result);
                match result {
                    Ok(Deletion::Gone) => answered.set(Removal::Gone),
                    Ok(Deletion::Started) => answered.set(Removal::Started),
                    // Somebody was faster.
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        answered.set(Removal::WasGone);
                    }
                    Err(error) => {
                        if !error.is_uncertain() {
                            forget_recipe(id);
                        }
                        return Err(error);
                    }
                }
                Ok(())
            };
            Box::pin(future) as _
        };
        let look = move || {
            let (reading, looked) = (api.volume(id).answer, Rc::clone(&looked));
            let future = async move {
                match reading.await {
                    Ok(document) => {
                        looked.set(Removal::Started);
                        Ok(document.value.status.phase == Phase::Deleting)
                    }
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        looked.set(Removal::Gone);
                        Ok(true)
                    }
                    Err(error) => Err(error),
                }
            };
            Box::pin(future) as _
        };
        self.submission.send(send, look, move || {
            self.removed(&volume.name, outcome.get());
        });
    }

    /// Says so, also where the page has been left meanwhile.
    fn removed(self, name: &str, removal: Removal) {
        let Self { services, id, .. } = self;
        let recreate = ToastAction {
            label: "Recreate".to_owned(),
            run: Callback::new(move |()| {
                let form = Route::NewVolume { from: Some(id) };
                services.router.go(&form, History::Push);
            }),
        };
        let tone = match removal {
            Removal::Gone => Tone::Success,
            Removal::Started | Removal::WasGone => Tone::Info,
        };
        let action = find_recipe(id).map(|_| recreate);
        self.toasts.push(tone, removal.words(name), action);
        self.on_removal.try_run(removal);
    }
}

/// What of `volume` itself keeps it from being deleted, while `typed` stands in the field for its name.
fn obstacle(volume: &Volume, typed: &str) -> Option<String> {
    if volume.status.phase == Phase::Deleting {
        return Some("It is being deleted already.".to_owned());
    }
    if needs_name(volume) && typed.trim() != volume.name {
        return Some(format!("Type {} first.", volume.name));
    }
    None
}

/// Whether the name has to be typed: others lose the volume, or may.
pub(crate) fn needs_name(volume: &Volume) -> bool {
    volume
        .shared_scopes
        .as_ref()
        .is_none_or(|scopes| !scopes.is_empty())
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ScopeType, SharedScope};

    use super::*;

    fn volume(shares: Option<usize>) -> Volume {
        let share = SharedScope {
            scope_type: ScopeType::Project,
            scope_id: "5".to_owned(),
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        };
        Volume {
            name: "genomes".to_owned(),
            shared_scopes: shares.map(|count| vec![share; count]),
            ..Volume::default()
        }
    }

    #[test]
    fn the_name_is_asked_for_where_others_lose_the_volume_or_may() {
        assert_eq!(obstacle(&volume(Some(0)), ""), None);
        for shared in [volume(Some(1)), volume(None)] {
            assert_eq!(
                obstacle(&shared, "genome").as_deref(),
                Some("Type genomes first.")
            );
            assert_eq!(obstacle(&shared, " genomes "), None);
        }
    }

    #[test]
    fn what_is_being_deleted_is_not_deleted_twice() {
        let mut going = volume(Some(0));
        going.status.phase = Phase::Deleting;
        assert!(obstacle(&going, "genomes").is_some());
    }
}
