//! The state of the dialog "Edit description", and its mutation.
//!
//! Before each save the volume is read again, so that an edit by someone else is not overwritten unseen.

use std::cell::RefCell;
use std::rc::Rc;

use datavolumes_client::{Action, ApiError, Client, PendingRequest, project_scope};
use datavolumes_contract::{PatchVolume, Scope, Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::{DescriptionDraft, SavePlan};
use crate::remote::{Mutation, Notice, Task, UseMutation, mutation_notice, use_mutation};
use crate::services::Services;
use crate::session::{Draft, discard_draft, use_draft};
use datavolumes_ui::{Toasts, Tone, focus_first, isolated};

/// An edit of a description.
#[derive(Clone, Copy)]
pub(super) struct DescribeState {
    services: Services,
    toasts: Toasts,
    volume: StoredValue<Volume>,
    pub(super) draft: Draft<DescriptionDraft>,
    pub(super) mutation: UseMutation,
    /// Whether the volume is being read before it is patched.
    is_reading: RwSignal<bool>,
    /// Why that read failed.
    read_error: RwSignal<Option<ApiError>>,
    /// The volume with the description that someone else saved, until the user decides.
    pub(super) theirs: RwSignal<Option<Volume>>,
    on_saved: Callback<Volume>,
}

/// An edit of the description of `volume`, which continues the draft in this tab if there is one.
pub(super) fn use_describe(volume: Volume, on_saved: Callback<Volume>) -> DescribeState {
    let services = Services::of_context();
    let describe = DescribeState {
        services,
        toasts: Toasts::of_context(),
        draft: use_draft(&draft_name(volume.id), DescriptionDraft::of(&volume)),
        mutation: use_mutation(services.client(), services.connectivity, Action::Describe),
        is_reading: RwSignal::new(false),
        read_error: RwSignal::new(None),
        theirs: RwSignal::new(None),
        volume: StoredValue::new(volume),
        on_saved,
    };
    // An error of one session says nothing about the next.
    Effect::new(move || {
        services.session.generation().track();
        describe.read_error.set(None);
        describe.mutation.clear();
    });
    describe
}

fn draft_name(id: VolumeId) -> String {
    format!("description.{id}")
}

impl DescribeState {
    /// The name of the volume.
    pub(super) fn name(self) -> String {
        self.volume.with_value(|volume| volume.name.clone())
    }

    /// Whether saving is pending.
    pub(super) fn is_pending(self) -> Signal<bool> {
        Signal::derive(move || {
            self.mutation.state.with(Mutation::is_pending) || self.is_reading.get()
        })
    }

    /// Why saving failed.
    pub(super) fn notice(self) -> Signal<Option<Notice>> {
        Signal::derive(move || {
            let read_error = self.read_error.get();
            let notice = read_error.map(|error| Notice::of(&error, Task::Describe));
            notice.or_else(|| {
                self.mutation
                    .state
                    .with(|state| mutation_notice(Action::Describe, state))
            })
        })
    }

    /// Why the button "Save" is disabled, as a sentence.
    pub(super) fn disabled_reason(self) -> Signal<Option<String>> {
        let place = self.place();
        Signal::derive(move || {
            if self.theirs.with(Option::is_some) {
                return Some("Choose which description to keep.".to_owned());
            }
            if self.mutation.state.with(Mutation::is_unknown) {
                return Some("First check whether the description was saved.".to_owned());
            }
            self.services.permissions.reason(Action::Describe, &place)
        })
    }

    fn place(self) -> Scope {
        self.volume
            .with_value(|volume| project_scope(&volume.project_id))
    }

    /// Reads the volume, then saves the draft unless there is a conflict. Ignored while saving is pending.
    pub(super) fn save(self) {
        let is_busy = self.mutation.state.with_untracked(Mutation::is_busy);
        let draft = self.draft.value.get_untracked();
        if self.is_reading.get_untracked() || is_busy {
            return;
        }
        if draft.error().is_some() {
            // Its error is shown at the field.
            focus_first("dialog [aria-invalid=true]");
            return;
        }
        self.is_reading.set(true);
        self.read_error.set(None);
        self.mutation.clear();
        let id = self.volume.with_value(|volume| volume.id);
        let request = self.services.client().volume(id);
        spawn_local(async move {
            let result = request.await;
            self.services.connectivity.report_write(&result);
            if self.is_reading.try_set(false).is_some() {
                // The dialog is gone; the text stays in its draft.
                return;
            }
            match result {
                Ok(current) => match draft.plan_save(&current.value) {
                    SavePlan::AlreadySaved => self.finish(current.value),
                    SavePlan::Patch(patch) => self.patch(id, patch, draft),
                    SavePlan::Conflict => self.theirs.set(Some(current.value)),
                    SavePlan::TooLong => {}
                },
                Err(error) => self.read_error.set(Some(error)),
            }
        });
    }

    fn patch(self, id: VolumeId, patch: PatchVolume, draft: DescriptionDraft) {
        let services = self.services;
        let permissions = services.permissions;
        let place = self.place();
        let saved = Rc::new(RefCell::new(None));
        let (of_response, of_verification) = (Rc::clone(&saved), Rc::clone(&saved));
        let send = move || -> PendingRequest<()> {
            let request = services.client().patch_volume(id, &patch);
            Box::pin(async move {
                let result = request.await;
                permissions.record(Action::Describe, &place, &result);
                of_response.replace(Some(result?));
                Ok(())
            })
        };
        let verify = move || {
            let (draft, saved) = (draft.clone(), Rc::clone(&of_verification));
            verify(services.client(), id, draft, saved)
        };
        self.mutation.send(&self.name(), send, verify, move || {
            if let Some(volume) = saved.take() {
                self.finish(volume);
            }
        });
    }

    /// Shows the toast, drops the draft and calls `on_saved`, if the dialog is still there to hear it.
    fn finish(self, volume: Volume) {
        let text = format!("The description of {} was saved.", isolated(&volume.name));
        self.toasts.push(Tone::Success, text, None);
        if self.is_reading.is_disposed() {
            discard_draft(&draft_name(volume.id));
        } else {
            self.draft.finish();
            self.on_saved.run(volume);
        }
    }

    /// Saves the draft over the description of someone else.
    pub(super) fn keep_mine(self, theirs: &Volume) {
        self.draft
            .value
            .update(|draft| *draft = std::mem::take(draft).rebased_on(theirs));
        self.theirs.set(None);
        self.save();
    }

    /// Replaces the draft with the description of someone else.
    pub(super) fn take_theirs(self, theirs: &Volume) {
        self.theirs.set(None);
        self.draft.rebase(DescriptionDraft::of(theirs));
        self.draft.value.set(DescriptionDraft::of(theirs));
    }
}

/// Whether the volume has the description of `draft`; writes the volume into `saved`.
fn verify(
    client: Client,
    id: VolumeId,
    draft: DescriptionDraft,
    saved: Rc<RefCell<Option<Volume>>>,
) -> PendingRequest<bool> {
    let request = client.volume(id);
    Box::pin(async move {
        let current = request.await?.value;
        let is_saved = draft.is_saved_in(&current);
        saved.replace(Some(current));
        Ok(is_saved)
    })
}
