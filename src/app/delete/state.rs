//! The state of the dialog "Delete data volume", and its mutation.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use datavolumes_client::{
    Action, Client, DeleteOutcome, ErrorKind, PendingRequest, WithBody, project_scope,
};
use datavolumes_contract::{Phase, Volume, VolumeId};
use leptos::prelude::*;

use super::confirmation;
use super::deleted_volumes::{find_deleted, forget_deleted, remember_deleted};
use super::deletion_toasts::deletion_started;
use super::outcome_text;
use crate::remote::{
    Mutation, Notice, Remote, UseMutation, UseRemote, mutation_notice, use_mutation, use_remote,
};
use crate::router::{History, Route};
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
    pub(super) volume: UseRemote<WithBody<Volume>>,
    /// The content of the confirmation field.
    pub(super) typed: RwSignal<String>,
    pub(super) mutation: UseMutation,
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
            services.connectivity,
            move |id| services.client().volume(id),
        ),
        typed: RwSignal::new(String::new()),
        mutation: use_mutation(services.client(), services.connectivity, Action::Delete),
        on_deleted,
    };
    Effect::new(move || {
        if delete.volume.state.with(Remote::error_kind) == Some(ErrorKind::NotFound) {
            delete.finish(&delete.name.get_value(), DeleteOutcome::AlreadyDeleted);
        }
    });
    // A denial says nothing about the next person who signs in.
    Effect::new(move || {
        services.session.generation().track();
        delete.mutation.clear();
    });
    delete
}

impl DeleteState {
    /// Why the mutation failed.
    pub(super) fn notice(self) -> Signal<Option<Notice>> {
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
        if self.mutation.state.with(Mutation::is_unknown) {
            return Some("First check whether the data volume was deleted.".to_owned());
        }
        self.volume.state.with(|volume| {
            let Remote::Ready(WithBody { value: volume, .. }) = volume else {
                return Some("Checking what will be affected.".to_owned());
            };
            confirmation::disabled_reason(volume, &self.typed.get()).or_else(|| {
                let place = project_scope(&volume.project_id);
                self.services.permissions.reason(Action::Delete, &place)
            })
        })
    }

    /// Deletes the volume, unless the button is disabled.
    pub(super) fn submit(self) {
        let volume = self.volume.state.with_untracked(|volume| match volume {
            Remote::Ready(response) => Some(response.value.clone()),
            _ => None,
        });
        let Some(volume) = volume else { return };
        if untrack(move || self.reason()).is_some() {
            return;
        }
        remember_deleted(std::slice::from_ref(&volume));
        let outcome = Rc::new(Cell::new(DeleteOutcome::AlreadyDeleted));
        let (of_response, of_verification) = (Rc::clone(&outcome), Rc::clone(&outcome));
        let Self { services, id, .. } = self;
        let permissions = services.permissions;
        let place = project_scope(&volume.project_id);
        let send = move || -> PendingRequest<()> {
            let request = services.client().delete_volume(id);
            Box::pin(async move {
                let result = request.await;
                permissions.record(Action::Delete, &place, &result);
                if result.as_ref().is_err_and(|error| !error.is_uncertain()) {
                    forget_deleted(id);
                }
                of_response.set(result?);
                Ok(())
            })
        };
        let verify = move || verify(services.client(), id, Rc::clone(&of_verification));
        let name = volume.name.clone();
        self.mutation.send(&name, send, verify, move || {
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
        let toast = self.toasts.push(
            outcome_text::tone(outcome),
            outcome_text::text(outcome, name),
            recreate,
        );
        if outcome == DeleteOutcome::Started {
            let finished = outcome_text::text(DeleteOutcome::Deleted, name);
            deletion_started(self.toasts, toast, HashSet::from([id]), finished);
        }
        self.on_deleted.try_run(outcome);
    }
}

/// Whether the volume is deleted or in deletion; writes which of both into `outcome`.
fn verify(client: Client, id: VolumeId, outcome: Rc<Cell<DeleteOutcome>>) -> PendingRequest<bool> {
    let request = client.volume(id);
    Box::pin(async move {
        match request.await {
            Ok(response) => {
                outcome.set(DeleteOutcome::Started);
                Ok(response.value.status.phase == Phase::Deleting)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                outcome.set(DeleteOutcome::Deleted);
                Ok(true)
            }
            Err(error) => Err(error),
        }
    })
}
