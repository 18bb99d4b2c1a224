use std::cell::RefCell;
use std::rc::Rc;

use datavolumes_contract::description::MAX_CHARS;
use datavolumes_contract::{PatchVolume, Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::conflict::DescriptionConflict;
use super::draft::{DescriptionDraft, Save};
use crate::actions::WriteFailure;
use crate::draft::LeaveGuard;
use crate::draft::{Draft, discard_draft, use_draft};
use crate::remote::{Submission, UseSubmission, use_submission};
use crate::rights::{Action, project};
use crate::services::Services;
use datavolumes_ui::{
    Alert, Button, ButtonVariant, Dialog, FormField, TextArea, Toasts, Tone, effect, shown,
};

/// An edit of a description.
#[derive(Clone, Copy)]
struct Edit {
    services: Services,
    toasts: Toasts,
    volume: StoredValue<Volume>,
    draft: Draft<DescriptionDraft>,
    submission: UseSubmission,
    /// The volume is read again, before anything is written.
    is_reading: RwSignal<bool>,
    /// Why that reading failed.
    failure: RwSignal<Option<crate::api::ApiError>>,
    /// The volume as somebody else has changed it.
    theirs: RwSignal<Option<Volume>>,
    on_saved: Callback<Volume>,
}

fn draft_name(id: VolumeId) -> String {
    format!("description.{id}")
}

impl Edit {
    fn is_busy(self) -> bool {
        let is_sending = self
            .submission
            .state
            .with(|state| matches!(state, Submission::Sending | Submission::Looking));
        is_sending || self.is_reading.get()
    }

    /// Reads the volume again, and goes on with what that says.
    fn save(self) {
        let is_unsure = self.submission.state.with_untracked(Submission::is_busy);
        let draft = self.draft.value.get_untracked();
        if self.is_reading.get_untracked() || is_unsure || draft.error().is_some() {
            return;
        }
        self.is_reading.set(true);
        self.failure.set(None);
        self.submission.clear();
        let id = self.volume.with_value(|volume| volume.id);
        let reading = self.services.api.volume(id).answer;
        spawn_local(async move {
            let result = reading.await;
            self.services.health.report_write(&result);
            if self.is_reading.try_set(false).is_some() {
                // The page was left, and the text stays in its draft.
                return;
            }
            match result {
                Ok(now) => match draft.save(&now.value) {
                    Save::Done => self.saved(now.value),
                    Save::Write(patch) => self.write(id, patch, draft),
                    Save::Conflict => self.theirs.set(Some(now.value)),
                    Save::TooLong => {}
                },
                Err(error) => self.failure.set(Some(error)),
            }
        });
    }

    fn write(self, id: VolumeId, patch: PatchVolume, draft: DescriptionDraft) {
        let Services { api, rights, .. } = self.services;
        let place = self.volume.with_value(|volume| project(&volume.project_id));
        let answer = Rc::new(RefCell::new(None));
        let (seen, saved) = (Rc::clone(&answer), Rc::clone(&answer));
        let send = move || {
            let sending = api.patch_volume(id, &patch).answer;
            let future = async move {
                let result = sending.await;
                rights.learn(Action::Describe, &place, &result);
                result.map(|volume| _ = answer.replace(Some(volume)))
            };
            Box::pin(future) as _
        };
        let look = move || {
            let (reading, draft, seen) = (api.volume(id).answer, draft.clone(), Rc::clone(&seen));
            let future = async move {
                let now = reading.await?.value;
                let is_done = draft.is_done(&now);
                seen.replace(Some(now));
                Ok(is_done)
            };
            Box::pin(future) as _
        };
        self.submission.send(send, look, move || {
            if let Some(volume) = saved.take() {
                self.saved(volume);
            }
        });
    }

    fn saved(self, volume: Volume) {
        let words = format!("The description of {} was saved.", volume.name);
        self.toasts.push(Tone::Success, words, None);
        if self.is_reading.is_disposed() {
            discard_draft(&draft_name(volume.id));
        } else {
            self.draft.finish();
            self.on_saved.run(volume);
        }
    }
}

/// The dialog `Edit description`. What is typed stays in this tab until it is saved or discarded.
#[component]
pub(crate) fn DescriptionDialog(
    /// The volume, as it was read last.
    volume: Volume,
    /// It has the new description.
    #[prop(into)]
    on_saved: Callback<Volume>,
    /// Take the dialog out of the page.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let services = Services::of_context();
    let edit = Edit {
        services,
        toasts: Toasts::of_context(),
        draft: use_draft(&draft_name(volume.id), DescriptionDraft::of(&volume)),
        submission: use_submission(services.health),
        is_reading: RwSignal::new(false),
        failure: RwSignal::new(None),
        theirs: RwSignal::new(None),
        volume: StoredValue::new(volume),
        on_saved,
    };
    let is_changed = edit.draft.is_changed();
    let is_asking = RwSignal::new(false);
    let cancel = move |()| {
        if is_changed.get_untracked() {
            is_asking.set(true);
        } else {
            on_close.run(());
        }
    };
    let discard = move |()| {
        edit.draft.discard();
        on_close.run(());
    };
    // What was refused to somebody who was signed out may be granted now.
    effect(move || {
        services.session.turns().track();
        edit.failure.set(None);
        edit.submission.clear();
    });
    view! {
        <Dialog
            title="Edit description"
            on_cancel=cancel
            on_submit=move |()| edit.save()
            busy=Signal::derive(move || edit.is_busy())
            actions=move || view! { <Actions edit on_cancel=cancel /> }
        >
            <Status edit />
            <Editor edit />
            {shown(move || is_asking.get() && is_changed.get(), move || view! {
                <Alert
                    tone=Tone::Warning
                    title="Discard what you typed?"
                    actions=move || view! {
                        <Button small=true on_press=move |()| is_asking.set(false)>"Keep editing"</Button>
                        <Button small=true variant=ButtonVariant::Danger on_press=discard>"Discard"</Button>
                    }
                />
            })}
        </Dialog>
        <LeaveGuard is_unsaved=is_changed on_discard=move |()| edit.draft.discard() />
    }
}

/// Which volume it is about, and what keeps it from being saved.
#[component]
fn Status(edit: Edit) -> impl IntoView {
    let name = edit.volume.with_value(|volume| volume.name.clone());
    let was_kept = RwSignal::new(edit.draft.was_kept());
    let start_over = move |()| {
        edit.draft.discard();
        was_kept.set(false);
    };
    let notice = Signal::derive(move || {
        let failed = edit
            .failure
            .get()
            .map(|error| Action::Describe.notice(&error));
        failed.or_else(|| {
            edit.submission
                .state
                .with(crate::actions::notice_of(Action::Describe))
        })
    });
    view! {
        <p class="dialog__subject">{name}</p>
        {shown(move || was_kept.get(), move || view! {
            <Alert
                tone=Tone::Info
                title="This is what you typed before."
                actions=move || view! { <Button small=true on_press=start_over>"Start over"</Button> }
            />
        })}
        <WriteFailure notice submission=edit.submission />
    }
}

#[component]
fn Editor(edit: Edit) -> impl IntoView {
    let draft = edit.draft.value;
    let keep_mine = move |theirs: Volume| {
        draft.update(|draft| *draft = std::mem::take(draft).over(&theirs));
        edit.theirs.set(None);
        edit.save();
    };
    let take_theirs = move |theirs: Volume| {
        edit.theirs.set(None);
        edit.draft.rebase(DescriptionDraft::of(&theirs));
        draft.set(DescriptionDraft::of(&theirs));
    };
    view! {
        <DescriptionConflict
            mine=Signal::derive(move || draft.with(|draft| draft.text.clone()))
            theirs=edit.theirs
            on_keep=keep_mine
            on_take=take_theirs
            on_restore=move |text| draft.update(|draft| draft.text = text)
        />
        <FormField
            label="Description"
            hint=format!("What it is for, in at most {MAX_CHARS} characters.")
            error=Signal::derive(move || draft.with(DescriptionDraft::error))
        >
            <TextArea
                value=Signal::derive(move || draft.with(|draft| draft.text.clone()))
                on_input=move |text| draft.update(|draft| draft.text = text)
                limit=MAX_CHARS
                autofocus=true
            />
        </FormField>
    }
}

#[component]
fn Actions(edit: Edit, #[prop(into)] on_cancel: Callback<()>) -> impl IntoView {
    let place = edit.volume.with_value(|volume| project(&volume.project_id));
    let reason = Signal::derive(move || {
        if edit.theirs.with(Option::is_some) {
            return Some("Choose first which description to keep.".to_owned());
        }
        if edit
            .submission
            .state
            .with(|state| matches!(state, Submission::Unknown { .. }))
        {
            return Some("It has to be seen first whether it was saved.".to_owned());
        }
        edit.services.rights.reason(Action::Describe, &place)
    });
    view! {
        <Button on_press=on_cancel>"Cancel"</Button>
        <Button
            variant=ButtonVariant::Primary
            submit=true
            busy=Signal::derive(move || edit.is_busy())
            disabled_reason=reason
        >
            "Save"
        </Button>
    }
}
