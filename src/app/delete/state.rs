//! The state of the dialog "Delete data volume", and its mutation.

use std::cell::Cell;
use std::rc::Rc;

use datavolumes_contract::{Phase, Volume, VolumeId};
use leptos::prelude::*;

use super::confirmation;
use super::deleted_volumes::{find_deleted, forget_deleted, remember_deleted};
use super::outcome::DeleteOutcome;
use crate::api::{Api, Deletion, Document, ErrorKind};
use crate::mutation_failure::mutation_notice;
use crate::remote::{Looking, Remote, Sending, Submission, UseRemote, UseSubmission};
use crate::remote::{use_remote, use_submission};
use crate::rights::{Action, project};
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{ToastAction, Toasts};

/// A deletion that waits for confirmation, or is pending.
#[derive(Clone, Copy)]
pub(super) struct DeleteState {
    services: Services,
    toasts: Toasts,
    id: VolumeId,
    name: StoredValue<String>,
    /// The volume with its shares, read when the dialog opens.
    pub(super) volume: UseRemote<Document<Volume>>,
    /// The content of the confirmation field.
    pub(super) typed: RwSignal<String>,
    pub(super) mutation: UseSubmission,
    on_deleted: Callback<DeleteOutcome>,
}

/// Reads `volume` again. If it does not exist any more, `on_deleted` runs at once.
pub(super) fn use_delete(volume: &Volume, on_deleted: Callback<DeleteOutcome>) -> DeleteState {
    let services = Services::of_context();
    let id = volume.id;
    let delete = DeleteState {
        services,
        toasts: Toasts::of_context(),
        id,
        name: StoredValue::new(volume.name.clone()),
        volume: use_remote(
            move || Some(id),
            services.health,
            move |id| services.api.volume(id),
        ),
        typed: RwSignal::new(String::new()),
        mutation: use_submission(services.health),
        on_deleted,
    };
    Effect::new(move || {
        let is_not_found = delete.volume.state.with(|volume| {
            let error = volume.error();
            error.is_some_and(|error| error.kind() == ErrorKind::NotFound)
        });
        if is_not_found {
            delete.finish(&delete.name.get_value(), DeleteOutcome::AlreadyDeleted);
        }
    });
    // A denial says nothing about the next person who signs in.
    Effect::new(move || {
        services.session.turns().track();
        delete.mutation.clear();
    });
    delete
}

impl DeleteState {
    /// Whether the mutation is pending.
    pub(super) fn is_pending(self) -> Signal<bool> {
        Signal::derive(move || {
            self.mutation
                .state
                .with(|state| matches!(state, Submission::Sending | Submission::Looking))
        })
    }

    /// Why the mutation failed.
    pub(super) fn notice(self) -> Signal<Option<crate::api::Notice>> {
        Signal::derive(move || {
            self.mutation
                .state
                .with(|state| mutation_notice(Action::Delete, state))
        })
    }

    /// Why the button "Delete" is disabled, as a sentence.
    pub(super) fn disabled_reason(self) -> Signal<Option<String>> {
        Signal::derive(move || self.reason())
    }

    fn reason(self) -> Option<String> {
        let is_unknown = |state: &Submission| matches!(state, Submission::Unknown { .. });
        if self.mutation.state.with(is_unknown) {
            return Some("It has to be seen first whether it was deleted.".to_owned());
        }
        self.volume.state.with(|volume| {
            let Remote::Ready(Document { value: volume, .. }) = volume else {
                return Some("It has to be seen first what goes with it.".to_owned());
            };
            confirmation::disabled_reason(volume, &self.typed.get()).or_else(|| {
                let place = project(&volume.project_id);
                self.services.rights.reason(Action::Delete, &place)
            })
        })
    }

    /// Deletes the volume, unless the button is disabled.
    pub(super) fn submit(self) {
        let volume = self.volume.state.with_untracked(|volume| match volume {
            Remote::Ready(document) => Some(document.value.clone()),
            _ => None,
        });
        let Some(volume) = volume else { return };
        if untrack(move || self.reason()).is_some() {
            return;
        }
        remember_deleted(&volume);
        let outcome = Rc::new(Cell::new(DeleteOutcome::AlreadyDeleted));
        let (of_response, of_verification) = (Rc::clone(&outcome), Rc::clone(&outcome));
        let Services { api, .. } = self.services;
        let id = self.id;
        let place = project(&volume.project_id);
        let send = move || -> Sending {
            let request = api.delete_volume(id).answer;
            Box::pin(async move {
                let result = request.await;
                self.services.rights.learn(Action::Delete, &place, &result);
                match result {
                    Ok(Deletion::Gone) => of_response.set(DeleteOutcome::Deleted),
                    Ok(Deletion::Started) => of_response.set(DeleteOutcome::Started),
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        of_response.set(DeleteOutcome::AlreadyDeleted);
                    }
                    Err(error) => {
                        if !error.is_uncertain() {
                            forget_deleted(id);
                        }
                        return Err(error);
                    }
                }
                Ok(())
            })
        };
        let verify = move || verify(api, id, Rc::clone(&of_verification));
        self.mutation.send(send, verify, move || {
            self.finish(&volume.name, outcome.get());
        });
    }

    /// Shows the toast and calls `on_deleted`, if the dialog is still there to hear it.
    fn finish(self, name: &str, outcome: DeleteOutcome) {
        let Self { services, id, .. } = self;
        let recreate = find_deleted(id).map(|_| ToastAction {
            label: "Recreate".to_owned(),
            run: Callback::new(move |()| {
                let form = Route::NewVolume { from: Some(id) };
                services.router.go(&form, History::Push);
            }),
        });
        self.toasts
            .push(outcome.tone(), outcome.text(name), recreate);
        self.on_deleted.try_run(outcome);
    }
}

/// Whether the volume is deleted or in deletion; writes which of both into `outcome`.
fn verify(api: Api, id: VolumeId, outcome: Rc<Cell<DeleteOutcome>>) -> Looking {
    let request = api.volume(id).answer;
    Box::pin(async move {
        match request.await {
            Ok(document) => {
                outcome.set(DeleteOutcome::Started);
                Ok(document.value.status.phase == Phase::Deleting)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                outcome.set(DeleteOutcome::Deleted);
                Ok(true)
            }
            Err(error) => Err(error),
        }
    })
}
