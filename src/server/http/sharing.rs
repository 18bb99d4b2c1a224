//! The operations on the shares of a volume.

use axum::Json;
use axum::extract::{Request, State};
use datavolumes_contract::{Scope, SharedScope, SharedScopesPatch, VolumeId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body;
use super::caller::{Caller, permission_denied};
use super::volume_id::RawVolumeId;
use crate::auth::{Entity, Verb};
use crate::error_response::ErrorResponse;
use crate::openapi::Error;
use crate::state::AppState;
use crate::store::ShareError;

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read, patch))
}

/// `GET /datavolumes/{datavolumeId}/sharedScopes`
#[utoipa::path(
    get,
    path = "/api/v1/datavolumes/{datavolumeId}/sharedScopes",
    operation_id = "readSharedScopes",
    summary = "Get the shared scopes of a data volume",
    params(("datavolumeId" = VolumeId, Path, description = "The id of the data volume")),
    responses(
        (status = 200, description = "Executed successfully.", body = Vec<SharedScope>),
        Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Result<Json<Vec<SharedScope>>, ErrorResponse> {
    caller.require(Verb::Read, Entity::SharingList)?;
    let id = id.or_not_found()?;
    state
        .with_store(move |store| {
            let scopes = store.shared_scopes(caller.access_scope(), id)?;
            scopes.map(Json).ok_or_else(ErrorResponse::volume_not_found)
        })
        .await
}

/// `PATCH /datavolumes/{datavolumeId}/sharedScopes`
#[utoipa::path(
    patch,
    path = "/api/v1/datavolumes/{datavolumeId}/sharedScopes",
    operation_id = "patchSharedScopes",
    summary = "Change the shared scopes of a data volume",
    params(("datavolumeId" = VolumeId, Path, description = "The id of the data volume")),
    request_body = SharedScopesPatch,
    responses(
        (status = 200, description = "Executed successfully.", body = Vec<SharedScope>),
        Error<400>, Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn patch(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
    request: Request,
) -> Result<Json<Vec<SharedScope>>, ErrorResponse> {
    caller.require(Verb::Update, Entity::SharingList)?;
    let id = id.or_bad_request()?;
    let patch: SharedScopesPatch = body::read(request).await?;
    check_disjoint(&patch)?;
    let now = state.now();
    state
        .write_store(move |store| {
            let (access, user) = (caller.access_scope(), caller.user());
            store
                .patch_shared_scopes(access, id, &patch, user, now)
                .map_err(share_error_response)?
                .map(Json)
                .ok_or_else(|| caller.write_denied(store, id, Verb::Update, Entity::SharingList))
        })
        .await
}

/// Fails with 400 if a scope is both added and removed.
fn check_disjoint(patch: &SharedScopesPatch) -> Result<(), ErrorResponse> {
    match patch.add.iter().find(|scope| patch.remove.contains(scope)) {
        Some(scope) => Err(ErrorResponse::bad_request(format!(
            "{} is both in add and in remove",
            describe(scope)
        ))),
        None => Ok(()),
    }
}

fn share_error_response(error: ShareError) -> ErrorResponse {
    match error {
        ShareError::BeingDeleted => ErrorResponse::being_deleted(),
        ShareError::UnknownScope(scope) => {
            ErrorResponse::bad_request(format!("{} does not exist", describe(&scope)))
        }
        ShareError::OtherCluster(scope) => ErrorResponse::bad_request(format!(
            "{} is not in the data volume’s cluster",
            describe(&scope)
        )),
        ShareError::ScopeNotAccessible(scope) => {
            permission_denied(Verb::Update, Entity::SharingList, &describe(&scope))
        }
        ShareError::Store(error) => error.into(),
    }
}

fn describe(scope: &Scope) -> String {
    format!("the {} {}", scope.scope_type, scope.scope_id)
}
