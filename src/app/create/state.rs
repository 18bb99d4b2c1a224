//! The state of the form "New data volume": its draft, its errors and its two mutations.

use datavolumes_client::{Action, ErrorKind, project_scope};
use datavolumes_contract::org::Project;
use datavolumes_contract::{ProjectId, Scope, VolumeId};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::draft::CreateDraft;
use super::entries::Entries;
use super::field_errors::{CreateField, FieldErrors};
use crate::remote::{Mutation, Refusal, UseMutation, recheck_while, use_mutation};
use crate::router::{History, Route};
use crate::services::Services;
use crate::session::{Draft, discard_draft, use_draft};
use datavolumes_ui::{Toasts, after_pointer_up, isolated};

/// The state of the form. It is copied into pending mutations, which may outlive the form.
#[derive(Clone, Copy)]
pub(super) struct CreateState {
    pub(super) services: Services,
    pub(super) toasts: Toasts,
    /// The volume that is copied.
    pub(super) from: Option<VolumeId>,
    pub(super) draft: Draft<CreateDraft>,
    /// Creates the volume.
    pub(super) creation: UseMutation,
    /// Whether someone has signed in since the volume was sent, who may not see it.
    pub(super) was_sought_by_other: RwSignal<bool>,
    /// Shares the volume after it was created.
    pub(super) sharing: UseMutation,
    /// The server denies access to the directory, so ids are typed.
    pub(super) is_directory_denied: RwSignal<bool>,
    pub(super) form: NodeRef<html::Form>,
    /// What is typed but not chosen yet.
    pub(super) entries: Entries,
    errors: Memo<FieldErrors>,
    /// The fields that have lost focus: their errors are shown before the form is submitted.
    visited: RwSignal<Vec<CreateField>>,
    is_submitted: RwSignal<bool>,
    /// The error that the server reported for a field.
    server_error: RwSignal<Option<(CreateField, String)>>,
}

/// The state of the form for a new volume, or for a copy of the volume `from`.
pub(super) fn use_create(from: Option<VolumeId>) -> CreateState {
    let services = Services::of_context();
    let draft = use_draft(&draft_name(from), CreateDraft::default());
    let create = CreateState {
        services,
        toasts: Toasts::of_context(),
        from,
        draft,
        creation: use_mutation(services.client(), services.connectivity, Action::Create),
        was_sought_by_other: RwSignal::new(false),
        sharing: use_mutation(services.client(), services.connectivity, Action::Share),
        is_directory_denied: RwSignal::new(false),
        form: NodeRef::new(),
        entries: draft
            .value
            .with_untracked(|draft| Entries::of(&draft.typed)),
        errors: Memo::new(move |_| draft.value.with(CreateDraft::errors)),
        visited: RwSignal::new(Vec::new()),
        is_submitted: RwSignal::new(false),
        server_error: RwSignal::new(None),
    };
    Effect::new(move || {
        let server_error = create.creation.state.with(field_error);
        if server_error.is_some() {
            create.server_error.set(server_error);
            create.focus_first_error();
        } else if create.creation.state.with(|state| state.error().is_some()) {
            // Other errors are shown above the form.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    create.entries.keep_in(draft.value);
    create.entries.when_looked_up(move || create.submit());
    create
}

/// Each copy has its own draft.
fn draft_name(from: Option<VolumeId>) -> String {
    match from {
        None => "create".to_owned(),
        Some(id) => format!("create.{id}"),
    }
}

/// The field that the server rejected, and why.
fn field_error(state: &Mutation) -> Option<(CreateField, String)> {
    let Mutation::Rejected(error) = state else {
        return None;
    };
    if !matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict) {
        return None;
    }
    let message = error.to_string();
    let field = CreateField::of_message(&message)?;
    Some((field, isolated(&CreateField::reason(&message)).into_owned()))
}

impl CreateState {
    /// Changes the draft, and drops the server's error for `field`.
    pub(super) fn edit(&self, field: CreateField, change: impl FnOnce(&mut CreateDraft)) {
        self.draft.value.update(change);
        let is_about_field = self.server_error.with_untracked(|error| {
            let error = error.as_ref();
            error.is_some_and(|(about, _)| *about == field)
        });
        if is_about_field {
            self.server_error.set(None);
        }
    }

    /// Checks at intervals whether the reason not to accept `field` has ended: what the form itself has found, if it
    /// `is_taken`, or what the server has said. `is_free` is the result of the last `check`.
    pub(super) fn recheck(
        &self,
        field: CreateField,
        is_taken: Memo<bool>,
        is_free: Memo<bool>,
        check: impl Fn() + Copy + 'static,
    ) {
        let server_error = self.server_error;
        let is_refused = Memo::new(move |_| {
            server_error.with(|error| error.as_ref().is_some_and(|(about, _)| *about == field))
        });
        let refusal = StoredValue::new(Refusal::default());
        Effect::new(move || {
            is_refused.track();
            refusal.set_value(Refusal::default());
        });
        recheck_while(
            Memo::new(move |_| is_taken.get() || is_refused.get()),
            move || {
                let is_free = is_free.get_untracked();
                let has_ended = refusal.try_update_value(|refusal| refusal.has_ended(is_free));
                if is_refused.get_untracked() && has_ended == Some(true) {
                    server_error.set(None);
                } else {
                    check();
                }
            },
        );
    }

    /// A value read from the draft. It notifies only when this value changes.
    pub(super) fn read<T>(&self, read: fn(&CreateDraft) -> T) -> Signal<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let value = self.draft.value;
        Memo::new(move |_| value.with(read)).into()
    }

    /// Sets a project of which only the id is known.
    pub(super) fn set_project_id(&self, id: String) {
        self.edit(CreateField::Project, |draft| {
            draft.project = Project {
                id: ProjectId::new(id),
                ..Project::default()
            };
        });
    }

    /// From now on, ids are typed.
    pub(super) fn deny_directory(&self) {
        if let Some(id) = self.entries.become_ids() {
            self.set_project_id(id);
        }
        self.is_directory_denied.set(true);
    }

    /// Marks `field` as visited, so that its error is shown.
    pub(super) fn mark_visited(&self, field: CreateField) {
        let visited = self.visited;
        after_pointer_up(move || {
            let _ = visited.try_update(|visited| visited.push(field));
        });
    }

    /// The error to show at `field`: the server's, or the draft's once the field was visited or the form
    /// submitted.
    pub(super) fn error(&self, field: CreateField) -> Signal<Option<String>> {
        let Self {
            server_error,
            is_submitted,
            visited,
            errors,
            ..
        } = *self;
        Signal::derive(move || {
            let server_error = server_error.with(|error| {
                let (about, reason) = error.as_ref()?;
                (*about == field).then(|| reason.clone())
            });
            let is_due = is_submitted.get() || visited.with(|visited| visited.contains(&field));
            server_error.or_else(|| {
                is_due
                    .then(|| errors.with(|errors| errors.of(field)))
                    .flatten()
            })
        })
    }

    /// The failed creation, unless its error is shown at a field.
    pub(super) fn failure(&self) -> Option<Mutation> {
        self.creation.state.with(|state| {
            let is_shown_at_field = field_error(state).is_some();
            (state.error().is_some() && !is_shown_at_field).then(|| state.clone())
        })
    }

    /// Why `action` is denied in the chosen project, as far as the server has said.
    pub(super) fn denial(&self, action: Action) -> Signal<Option<String>> {
        let create = *self;
        Memo::new(move |_| create.denial_of(action)).into()
    }

    pub(super) fn denial_of(&self, action: Action) -> Option<String> {
        self.services.permissions.reason(action, &self.place())
    }

    fn place(&self) -> Scope {
        self.draft
            .value
            .with(|draft| project_scope(&draft.project.id))
    }

    /// Shows all errors. Focuses the first one, unless there is none.
    pub(super) fn show_errors(&self) {
        self.is_submitted.set(true);
        self.server_error.set(None);
        if self.errors.with_untracked(|errors| !errors.is_empty()) {
            self.focus_first_error();
        }
    }

    /// Focuses the first field with an error, once the errors are rendered.
    pub(super) fn focus_first_error(&self) {
        let Some(form) = self.form.get_untracked() else {
            return;
        };
        request_animation_frame(move || {
            let first = form.query_selector("[aria-invalid=true]").ok().flatten();
            if let Some(field) = first.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                if let Ok(Some(details)) = field.closest("details") {
                    let _ = details.set_attribute("open", "");
                }
                let _ = field.focus();
            }
        });
    }

    /// Empties the form.
    pub(super) fn discard(&self) {
        self.draft.discard();
        self.creation.clear();
        self.entries.clear();
        self.server_error.set(None);
        self.is_submitted.set(false);
        self.visited.set(Vec::new());
    }

    /// Whether the form is not on screen any more.
    pub(super) fn is_gone(&self) -> bool {
        self.draft.value.is_disposed()
    }

    /// Removes the draft of a form that is gone.
    pub(super) fn discard_stored_draft(&self) {
        discard_draft(&draft_name(self.from));
    }

    /// Removes the draft and opens `route`, unless the user has already left the form.
    pub(super) fn close(&self, route: &Route) {
        self.discard_stored_draft();
        if !self.is_gone() {
            self.draft.finish();
            self.services.router.go(route, History::Replace);
        }
    }
}
