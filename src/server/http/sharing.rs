//! The operations on whom a volume is shared with.

use axum::Json;
use axum::extract::{Request, State};
use datavolumes_contract::{Endpoint, Scope, SharedScope, SharedScopesPatch, VolumeId};

use super::operation::Operation;
use super::state::AppState;
use super::volume_id::RawVolumeId;
use super::volumes::out_of_reach;
use super::{Refusal, body};
use crate::auth::{Caller, Entity, Verb, missing};
use crate::openapi::schema;
use crate::store::ShareRefusal;

pub(super) fn operations() -> Vec<Operation> {
    let any = VolumeId::default();
    vec![
        Operation::of(&Endpoint::GetSharedScopes(any), "readSharedScopes", read)
            .summary("Get the shared scopes of a data volume")
            .answer(schema::reference("SharedScopes")),
        Operation::of(
            &Endpoint::PatchSharedScopes(any),
            "patchSharedScopes",
            patch,
        )
        .summary("Change the shared scopes of a data volume")
        .body("SharedScopesPatch")
        .answer(schema::reference("SharedScopes")),
    ]
}

async fn read(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Result<Json<Vec<SharedScope>>, Refusal> {
    caller.must(Verb::Read, Entity::SharingList)?;
    let id = id.or_not_found()?;
    state
        .blocking(move |store| {
            let scopes = store.shared_scopes(caller.reach(), id)?;
            scopes.map(Json).ok_or_else(Refusal::unknown_volume)
        })
        .await
}

async fn patch(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
    request: Request,
) -> Result<Json<Vec<SharedScope>>, Refusal> {
    caller.must(Verb::Update, Entity::SharingList)?;
    let id = id.or_bad_request()?;
    let patch: SharedScopesPatch = body::read(request, "SharedScopesPatch").await?;
    unambiguous(&patch)?;
    let now = state.now();
    state
        .writing(move |store| {
            let changed = store.patch_shared_scopes(caller.reach(), id, &patch, caller.user(), now);
            changed
                .map_err(explain)?
                .map(Json)
                .ok_or_else(|| out_of_reach(store, &caller, id, Verb::Update, Entity::SharingList))
        })
        .await
}

/// A scope that is both added and removed says nothing about what is wanted.
fn unambiguous(patch: &SharedScopesPatch) -> Result<(), Refusal> {
    match patch.add.iter().find(|scope| patch.remove.contains(scope)) {
        Some(scope) => Err(Refusal::bad_request(format!(
            "{} is both in add and in remove",
            named(scope)
        ))),
        None => Ok(()),
    }
}

fn explain(refusal: ShareRefusal) -> Refusal {
    match refusal {
        ShareRefusal::UnknownScope(scope) => {
            Refusal::bad_request(format!("{} does not exist", named(&scope)))
        }
        ShareRefusal::OtherCluster(scope) => Refusal::bad_request(format!(
            "{} is in another cluster than the data volume",
            named(&scope)
        )),
        ShareRefusal::BeyondReach(scope) => {
            missing(Verb::Update, Entity::SharingList, &named(&scope))
        }
        ShareRefusal::Store(error) => error.into(),
    }
}

fn named(scope: &Scope) -> String {
    format!("the {} {}", scope.scope_type, scope.scope_id)
}
