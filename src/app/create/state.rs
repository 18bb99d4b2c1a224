//! The form for a new volume at work: its draft, its errors, and the writes that it begins.

mod requests;

use datavolumes_contract::{Scope, VolumeId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::draft::CreateDraft;
use super::field_errors::{CreateField, FieldErrors};
use crate::api::ErrorKind;
use crate::draft::{Draft, use_draft};
use crate::remote::{Submission, UseSubmission, use_submission};
use crate::rights;
use crate::rights::Action;
use crate::route::Route;
use crate::services::Services;
use datavolumes_ui::{Toasts, after_pointer_up, effect};

/// The form for a new volume at work, as long as it is on screen.
#[derive(Clone, Copy)]
pub(crate) struct CreateState(StoredValue<Parts>);

/// What the form is made of. It outlives the form in what is sent meanwhile.
#[derive(Clone, Copy)]
struct Parts {
    services: Services,
    draft: Draft<CreateDraft>,
    creation: UseSubmission,
    sharing: UseSubmission,
    is_directory_refused: RwSignal<bool>,
    toasts: Toasts,
    from: Option<VolumeId>,
    errors: Memo<FieldErrors>,
    /// The fields that the person has left: time to say what is wrong with them.
    left: RwSignal<Vec<CreateField>>,
    is_submitted: RwSignal<bool>,
    /// What the server said about a field.
    refusal: RwSignal<Option<(CreateField, String)>>,
}

/// The form for a new volume, or for a copy of the volume `from`.
pub(crate) fn use_create(from: Option<VolumeId>) -> CreateState {
    let services = Services::of_context();
    let draft = use_draft(&draft_name(from), CreateDraft::default());
    let parts = Parts {
        services,
        draft,
        creation: use_submission(services.health),
        sharing: use_submission(services.health),
        is_directory_refused: RwSignal::new(false),
        toasts: Toasts::of_context(),
        from,
        errors: Memo::new(move |_| {
            draft
                .value
                .with(|draft| draft.finish().err().unwrap_or_default())
        }),
        left: RwSignal::new(Vec::new()),
        is_submitted: RwSignal::new(false),
        refusal: RwSignal::new(None),
    };
    effect(move || {
        let refusal = parts.creation.state.with(field_refusal);
        if refusal.is_some() {
            parts.refusal.set(refusal);
            focus_first_error();
        } else if parts.creation.state.with(|state| state.error().is_some()) {
            // What failed is told above the form.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    CreateState(StoredValue::new(parts))
}

/// A copy has a draft of its own.
fn draft_name(from: Option<VolumeId>) -> String {
    from.map_or_else(
        || "create".to_owned(),
        |id| ["create.", &id.to_string()].concat(),
    )
}

/// The field that the server has refused, and why.
fn field_refusal(submission: &Submission) -> Option<(CreateField, String)> {
    let Submission::Refused(error) = submission else {
        return None;
    };
    if !matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict) {
        return None;
    }
    let message = error.to_string();
    let field = CreateField::of_message(&message)?;
    Some((field, CreateField::reason(&message)))
}

impl CreateState {
    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// What the app can call on.
    pub(crate) fn services(self) -> Services {
        self.parts().services
    }

    /// What is typed.
    pub(crate) fn draft(self) -> Draft<CreateDraft> {
        self.parts().draft
    }

    /// Making the volume.
    pub(crate) fn creation(self) -> UseSubmission {
        self.parts().creation
    }

    /// Sharing it once it is there.
    pub(crate) fn sharing(self) -> UseSubmission {
        self.parts().sharing
    }

    /// Whether the server has no directory of the organisation for this person.
    pub(crate) fn is_directory_refused(self) -> RwSignal<bool> {
        self.parts().is_directory_refused
    }

    /// Changes the form; what the server said about `field` is about something else then.
    pub(crate) fn edit(self, field: CreateField, change: impl FnOnce(&mut CreateDraft)) {
        let Parts { draft, refusal, .. } = self.parts();
        draft.value.update(change);
        let is_about = |refusal: &Option<(CreateField, String)>| {
            refusal.as_ref().is_some_and(|(about, _)| *about == field)
        };
        if refusal.with_untracked(is_about) {
            refusal.set(None);
        }
    }

    /// A part of the form.
    pub(crate) fn read<T: Send + Sync + 'static>(self, part: fn(&CreateDraft) -> T) -> Signal<T> {
        let value = self.draft().value;
        Signal::derive(move || value.with(part))
    }

    /// The person has left `field`.
    pub(crate) fn leave(self, field: CreateField) {
        let left = self.parts().left;
        after_pointer_up(move || {
            let _ = left.try_update(|left| left.push(field));
        });
    }

    /// What is wrong with `field`, once it is time to say so.
    pub(crate) fn error(self, field: CreateField) -> Signal<Option<String>> {
        let Parts {
            refusal,
            is_submitted,
            left,
            errors,
            ..
        } = self.parts();
        Signal::derive(move || {
            let refusal = refusal.with(|refusal| {
                let (about, reason) = refusal.as_ref()?;
                (*about == field).then(|| reason.clone())
            });
            let is_due = is_submitted.get() || left.with(|left| left.contains(&field));
            refusal.or_else(|| {
                is_due
                    .then(|| errors.with(|errors| errors.of(field)))
                    .flatten()
            })
        })
    }

    /// Why the last attempt failed, where no field says so.
    pub(crate) fn failure(self) -> Option<Submission> {
        self.creation().state.with(|submission| {
            let is_told = field_refusal(submission).is_some();
            (submission.error().is_some() && !is_told).then(|| submission.clone())
        })
    }

    /// The project as a place of rights.
    fn place(self) -> Scope {
        self.draft()
            .value
            .with(|draft| rights::project(&draft.project.id))
    }

    /// Why `action` is known not to be permitted for this form.
    pub(crate) fn refused(self, action: Action) -> Signal<Option<String>> {
        Signal::derive(move || self.reason_against(action))
    }

    fn reason_against(self, action: Action) -> Option<String> {
        let rights = self.services().rights;
        rights
            .reason(action, &self.place())
            .or_else(|| rights.reason(action, &rights::everywhere()))
    }

    /// Sends the form, if it can be.
    pub(crate) fn submit(self) {
        let is_refused = untrack(move || self.reason_against(Action::Create)).is_some();
        if is_refused || self.creation().state.with_untracked(Submission::is_busy) {
            return;
        }
        let Parts {
            is_submitted,
            refusal,
            ..
        } = self.parts();
        is_submitted.set(true);
        refusal.set(None);
        match self.draft().value.with_untracked(CreateDraft::finish) {
            Err(_) => focus_first_error(),
            Ok(new) => self.parts().create(new),
        }
    }

    /// Shares the volume that was made with the scopes that are left.
    pub(crate) fn share(self) {
        self.parts().share();
    }

    /// Leaves the form, with nothing left to keep.
    pub(crate) fn go_on(self, route: &Route) {
        self.parts().go_on(route);
    }

    /// Begins anew.
    pub(crate) fn discard(self) {
        let parts = self.parts();
        parts.draft.discard();
        parts.creation.clear();
        parts.refusal.set(None);
        parts.is_submitted.set(false);
        parts.left.set(Vec::new());
    }
}

/// Brings the first field with an error into view and focus, once the errors are on screen.
fn focus_first_error() {
    request_animation_frame(|| {
        let first = document().query_selector("form [aria-invalid=true]");
        if let Some(field) = first
            .ok()
            .flatten()
            .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = field.focus();
        }
    });
}
