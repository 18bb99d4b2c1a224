//! Submitting the form: creates the volume, then shares it with the chosen scopes.

mod attempt;

use std::cell::RefCell;
use std::rc::Rc;

use datavolumes_client::{Action, ApiError, PendingRequest, global_scope, project_scope};
use datavolumes_contract::org::Project;
use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{CreateVolume, Scope, SharedScope, SharedScopesPatch, Volume, VolumeId};
use leptos::prelude::*;

use super::draft::{CreateDraft, CreatedVolume};
use super::entries::EntryState;
use super::state::CreateState;
use crate::delete::{find_deleted, forget_deleted};
use crate::remote::Mutation;
use crate::router::{History, Route};
use crate::session::Permissions;
use attempt::Attempt;
use datavolumes_ui::{ToastAction, Tone, isolated};

/// The volume that a pending creation has created, once that is known.
type Created = Rc<RefCell<Option<CreatedVolume>>>;

impl CreateState {
    /// Creates the volume, or shows the errors of the form. Waits while a text in it is being looked up. Ignored
    /// while a creation is pending or denied.
    pub(super) fn submit(&self) {
        let create = *self;
        let is_denied = untrack(move || create.denial_of(Action::Create)).is_some();
        if is_denied || self.creation.state.with_untracked(Mutation::is_busy) {
            return;
        }
        match self.entries.check() {
            EntryState::Settled => {}
            EntryState::Pending => return,
            EntryState::Unsettled => {
                self.show_errors();
                self.focus_first_error();
                return;
            }
        }
        self.show_errors();
        if let Ok(request) = self.draft.value.with_untracked(CreateDraft::finish) {
            self.create(request);
        }
    }

    fn create(&self, request: CreateVolume) {
        let services = self.services;
        let permissions = services.permissions;
        let (project, is_shared) = self
            .draft
            .value
            .with_untracked(|draft| (draft.project.clone(), !draft.shares.is_empty()));
        let created = Created::default();
        let name = request.name.as_str().to_owned();
        let attempt = Rc::new(Attempt::new(request, &services.client()));
        let generation = services.session.generation().get_untracked();
        let (of_request, of_response) = (Rc::clone(&attempt), Rc::clone(&created));
        let send = move || -> PendingRequest<()> {
            let response = services.client().create_volume(of_request.request());
            Box::pin(async move {
                let result = response.await;
                record_permission(permissions, &project, &result);
                if let Err(error) = &result {
                    of_request.failed(error);
                }
                of_response.replace(Some(CreatedVolume::of(result?)));
                Ok(())
            })
        };
        let create = *self;
        let of_verification = Rc::clone(&created);
        let verify = move || -> PendingRequest<bool> {
            let (attempt, created) = (Rc::clone(&attempt), Rc::clone(&of_verification));
            Box::pin(async move {
                let is_known = |id| create.from == Some(id) || find_deleted(id).is_some();
                let found = attempt.find(&services.client(), is_known).await?;
                let is_created = found.is_some();
                created.replace(found.map(CreatedVolume::of));
                let is_other = services.session.generation().get_untracked() != generation;
                create.was_sought_by_other.try_set(is_other);
                Ok(is_created)
            })
        };
        self.creation.send(&name, send, verify, move || {
            if let Some(created) = created.take() {
                create.on_created(created, is_shared);
            }
        });
    }

    /// `was_shared`: whether there were scopes when the volume was sent. Others may have been added since.
    fn on_created(&self, created: CreatedVolume, was_shared: bool) {
        let draft = self.draft.value;
        let is_shared = draft.try_with_untracked(|draft| !draft.shares.is_empty());
        let is_shared = is_shared.unwrap_or(was_shared);
        if let Some(from) = self.from {
            forget_deleted(from);
        }
        if !is_shared {
            self.finish(created.id, &created.name);
        } else if self.is_gone() {
            // The user has left the form, and may have changed their mind about sharing.
            self.discard_stored_draft();
            let text = [
                "“",
                &isolated(&created.name),
                "” was created but not shared.",
            ]
            .concat();
            let router = self.services.router;
            let share = ToastAction {
                label: "Edit sharing".to_owned(),
                run: Callback::new(move |()| router.go(&Route::Sharing(created.id), History::Push)),
            };
            self.toasts.push(Tone::Warning, text, Some(share));
        } else {
            self.draft
                .value
                .update(|draft| draft.created = Some(created));
            self.share();
        }
    }

    /// Shares the created volume with the scopes that are left, in batches of 50.
    pub(super) fn share(&self) {
        let value = self.draft.value;
        let Some((CreatedVolume { id, name }, scopes, place)) = value.with_untracked(|draft| {
            let created = draft.created.clone()?;
            Some((created, draft.scopes(), project_scope(&draft.project.id)))
        }) else {
            return;
        };
        let services = self.services;
        let permissions = services.permissions;
        // The draft may be gone by then.
        let remove = move |scopes: &[Scope]| {
            let _ = value.try_update(|draft| {
                for scope in scopes {
                    draft.unshare(scope);
                }
            });
        };
        let send = move || -> PendingRequest<()> {
            Box::pin(async move {
                for batch in scopes.chunks(MAX_SCOPES_PER_PATCH) {
                    let patch = SharedScopesPatch {
                        add: batch.to_vec(),
                        remove: Vec::new(),
                    };
                    let result = services.client().patch_scopes(id, &patch).await;
                    permissions.record(Action::Share, &place, &result);
                    result?;
                    remove(batch);
                }
                Ok(())
            })
        };
        let verify = move || -> PendingRequest<bool> {
            Box::pin(async move {
                let shares = services.client().shared_scopes(id).await?;
                let scopes: Vec<Scope> = shares.iter().map(SharedScope::scope).collect();
                remove(&scopes);
                let is_done = value.try_with_untracked(|draft| draft.shares.is_empty());
                Ok(is_done.unwrap_or(true))
            })
        };
        let create = *self;
        self.sharing.send(&name.clone(), send, verify, move || {
            create.finish(id, &name);
        });
    }

    /// Shows the toast and opens the volume.
    fn finish(&self, id: VolumeId, name: &str) {
        let text = ["“", &isolated(name), "” was created."].concat();
        self.toasts.push(Tone::Success, text, None);
        self.close(&Route::Volume(id));
    }
}

/// Records whether creating is permitted in the project. If a denial does not name the project, creating is presumably
/// denied everywhere: then the list does not offer it any more, but the form still does in another project.
fn record_permission(
    permissions: Permissions,
    project: &Project,
    result: &Result<Volume, ApiError>,
) {
    permissions.record(Action::Create, &project_scope(&project.id), result);
    let is_about_project = result.as_ref().is_err_and(|error| {
        let message = error.to_string();
        let mut words = [project.id.as_str(), &project.name].into_iter();
        words.any(|word| !word.is_empty() && message.contains(word))
    });
    if !is_about_project {
        permissions.record(Action::Create, &global_scope(), result);
    }
}
