//! What the form sends: the volume, and then whom it is shared with.

use std::cell::RefCell;
use std::rc::Rc;

use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{
    CreateVolume, Filter, FilterOperator, Limit, ListQuery, Scope, SharedScope, SharedScopesPatch,
    Volume, VolumeField, VolumeId,
};
use leptos::prelude::*;

use super::{Parts, draft_name};
use crate::api::{Api, ApiError};
use crate::create::draft::{Created, is_made_of};
use crate::delete::forget_recipe;
use crate::draft::discard_draft;
use crate::remote::{Looking, Sending};
use crate::rights;
use crate::rights::Action;
use crate::route::Route;
use crate::router::History;
use crate::services::Services;
use datavolumes_ui::{ToastAction, Tone};

impl Parts {
    pub(crate) fn create(&self, new: CreateVolume) {
        let Services { api, rights, .. } = self.services;
        let (project, is_shared) = self
            .draft
            .value
            .with_untracked(|draft| (draft.project.clone(), !draft.shares.is_empty()));
        let created = Rc::new(RefCell::new(None::<Created>));
        let place = rights::project(&project.id);
        let (body, kept) = (new.clone(), Rc::clone(&created));
        let start = move || -> Sending {
            let answer = api.create_volume(&body).answer;
            Box::pin(async move {
                let result = answer.await;
                rights.learn(Action::Create, &place, &result);
                if let Err(error) = &result
                    && !names(error, &[project.id.as_str(), &project.name])
                {
                    rights.learn(Action::Create, &rights::everywhere(), &result);
                }
                result.map(|volume| _ = kept.replace(Some(Created::of(volume))))
            })
        };
        let (kept, sent_at) = (Rc::clone(&created), js_sys::Date::now());
        let look = move || -> Looking {
            let (new, kept) = (new.clone(), Rc::clone(&kept));
            Box::pin(async move {
                let found = find(api, &new, sent_at).await?.map(Created::of);
                let is_found = found.is_some();
                kept.replace(found);
                Ok(is_found)
            })
        };
        let parts = *self;
        self.creation.send(start, look, move || {
            if let Some(created) = created.take() {
                parts.is_created(created, is_shared);
            }
        });
    }

    /// The volume is there: it is shared with whom the form says, and shown.
    fn is_created(&self, created: Created, is_shared: bool) {
        if let Some(from) = self.from {
            // Where it was made from a recipe, that has served.
            forget_recipe(from);
        }
        if !is_shared {
            self.finish(created.id, &created.name);
        } else if self.draft.value.is_disposed() {
            // The form was left meanwhile, and its wishes are not guessed at.
            discard_draft(&draft_name(self.from));
            let said = ["“", &created.name, "” was created, but not shared yet."].concat();
            let router = self.services.router;
            let share = ToastAction {
                label: "Go on sharing".to_owned(),
                run: Callback::new(move |()| router.go(&Route::Sharing(created.id), History::Push)),
            };
            self.toasts.push(Tone::Warning, said, Some(share));
        } else {
            self.draft
                .value
                .update(|draft| draft.created = Some(created));
            self.share();
        }
    }

    /// Shares the volume that was made with the scopes that are left, 50 at a time.
    pub(crate) fn share(&self) {
        let Some((created, scopes)) = self.draft.value.with_untracked(|draft| {
            let scopes: Vec<Scope> = draft.shares.iter().map(SharedScope::scope).collect();
            Some((draft.created.clone()?, scopes))
        }) else {
            return;
        };
        let Services { api, rights, .. } = self.services;
        let parts = *self;
        let value = self.draft.value;
        let place = value.with_untracked(|draft| rights::project(&draft.project.id));
        let is_done = move |scopes: &[Scope]| {
            let _ = value.try_update(|draft| {
                for scope in scopes {
                    draft.unshare(scope);
                }
            });
        };
        let id = created.id;
        let start = move || -> Sending {
            Box::pin(async move {
                for batch in scopes.chunks(MAX_SCOPES_PER_PATCH) {
                    let patch = SharedScopesPatch {
                        add: batch.to_vec(),
                        remove: Vec::new(),
                    };
                    let result = api.patch_scopes(id, &patch).answer.await;
                    rights.learn(Action::Share, &place, &result);
                    result?;
                    is_done(batch);
                }
                Ok(())
            })
        };
        let look = move || -> Looking {
            Box::pin(async move {
                let volume = api.volume(id).answer.await?.value;
                let scopes: Vec<Scope> = volume
                    .shared_scopes
                    .iter()
                    .flatten()
                    .map(SharedScope::scope)
                    .collect();
                is_done(&scopes);
                Ok(value
                    .try_with_untracked(|draft| draft.shares.is_empty())
                    .unwrap_or(true))
            })
        };
        self.sharing
            .send(start, look, move || parts.finish(id, &created.name));
    }

    /// Everything that was asked for is done.
    fn finish(&self, id: VolumeId, name: &str) {
        let said = ["“", name, "” was created."].concat();
        self.toasts.push(Tone::Success, said, None);
        self.go_on(&Route::Volume(id));
    }

    /// Leaves the form, with nothing left to keep; to `route`, unless the person has gone elsewhere.
    pub(crate) fn go_on(&self, route: &Route) {
        discard_draft(&draft_name(self.from));
        if !self.draft.value.is_disposed() {
            self.draft.finish();
            self.services.router.go(route, History::Replace);
        }
    }
}

/// Whether a refusal speaks of one of these things.
fn names(error: &ApiError, things: &[&str]) -> bool {
    let message = error.to_string();
    things
        .iter()
        .any(|thing| !thing.is_empty() && message.contains(thing))
}

/// The volume that `new` would have made, if it is there.
async fn find(api: Api, new: &CreateVolume, sent_at: f64) -> Result<Option<Volume>, ApiError> {
    let named = Filter::new(VolumeField::Name, FilterOperator::Equals, new.name.as_str()).ok();
    let query = ListQuery {
        filters: named.into_iter().collect(),
        ..ListQuery::default()
    }
    .with_limit(Limit::MAX);
    let page = api.list(&query).answer.await?;
    let mut volumes = page.datavolumes.into_iter();
    Ok(volumes.find(|volume| is_made_of(volume, new, sent_at)))
}
