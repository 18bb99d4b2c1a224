//! The operations on volumes.

use axum::Json;
use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{
    CreateVolume, ListQuery, PatchVolume, View, Volume, VolumeId, VolumePage,
};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, permission_denied};
use super::volume_id::RawVolumeId;
use super::{body, query};
use crate::auth::{Entity, Verb};
use crate::error_response::ErrorResponse;
use crate::openapi::{Error, parameter};
use crate::state::AppState;
use crate::store::{CreateError, DeleteOutcome, Store, UpdateError};

/// The body of a 202 response.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Accepted {
    /// The status of the response.
    code: u16,
    /// What was accepted, for people.
    message: &'static str,
}

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(count))
        .routes(routes!(read, patch, delete))
}

/// `GET /datavolumes`
#[utoipa::path(
    get,
    path = "/api/v1/datavolumes",
    operation_id = "listVolumes",
    summary = "List data volumes in permitted scopes",
    params(parameter::VolumeList),
    responses(
        (status = 200, description = "Executed successfully.", body = VolumePage),
        Error<400>, Error<401>, Error<403>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<VolumePage>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let query = query::list_query(raw.as_deref())?;
    state
        .with_store(move |store| {
            check_view(store, &caller, &query)?;
            Ok(Json(store.list(caller.access_scope(), &query)?))
        })
        .await
}

/// `GET /datavolumes/count`
#[utoipa::path(
    get,
    path = "/api/v1/datavolumes/count",
    operation_id = "countVolumes",
    summary = "Count data volumes",
    params(parameter::VolumeCount),
    responses(
        (status = 200, description = "Executed successfully.", body = VolumeCount),
        Error<400>, Error<401>, Error<403>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn count(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<VolumeCount>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let query = query::list_query(raw.as_deref())?;
    state
        .with_store(move |store| {
            check_view(store, &caller, &query)?;
            let count = store.count(caller.access_scope(), &query)?;
            Ok(Json(VolumeCount { count }))
        })
        .await
}

/// Fails with 403 if the query is about a project that the caller has no access to.
fn check_view(store: &Store, caller: &Caller, query: &ListQuery) -> Result<(), ErrorResponse> {
    let View::UsableInProject(Some(project)) = &query.view else {
        return Ok(());
    };
    match store.project(caller.access_scope(), project)? {
        Some(_) => Ok(()),
        None => Err(permission_denied(
            Verb::Read,
            Entity::DataVolumes,
            &format!("the project {project}"),
        )),
    }
}

/// `POST /datavolumes`
#[utoipa::path(
    post,
    path = "/api/v1/datavolumes",
    operation_id = "createVolume",
    summary = "Create a data volume",
    request_body = CreateVolume,
    responses(
        (status = 201, description = "Created", body = Volume),
        Error<400>, Error<401>, Error<403>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    request: Request,
) -> Result<(StatusCode, Json<Volume>), ErrorResponse> {
    caller.require(Verb::Create, Entity::DataVolumes)?;
    let new: CreateVolume = body::read(request).await?;
    let now = state.now();
    let volume = state
        .write_store(move |store| {
            let created = store.create(caller.access_scope(), &new, caller.user(), now);
            let volume = created.map_err(|error| create_error_response(error, &new))?;
            Ok(redact_for(&caller, volume))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(volume)))
}

/// The message of a 400 starts with the field that is wrong.
fn create_error_response(error: CreateError, new: &CreateVolume) -> ErrorResponse {
    let (name, pvc, project) = (&new.name, &new.origin_pvc_name, &new.project_id);
    match error {
        CreateError::NameTaken => ErrorResponse::bad_request(format!(
            "name: the cluster already has a data volume “{name}”"
        )),
        CreateError::NameBeingDeleted => ErrorResponse::bad_request(format!(
            "name: the data volume “{name}” is still being deleted; try again when it is gone"
        )),
        CreateError::PvcTaken(volume) => ErrorResponse::bad_request(format!(
            "originPvcName: the PVC “{pvc}” already backs the data volume “{volume}”"
        )),
        CreateError::UnknownProject => {
            ErrorResponse::bad_request(format!("projectId: there is no project “{project}”"))
        }
        CreateError::ProjectNotAccessible => permission_denied(
            Verb::Create,
            Entity::DataVolumes,
            &format!("the project {project}"),
        ),
        CreateError::Store(error) => error.into(),
    }
}

/// `GET /datavolumes/{datavolumeId}`
#[utoipa::path(
    get,
    path = "/api/v1/datavolumes/{datavolumeId}",
    operation_id = "readVolume",
    summary = "Get a data volume",
    params(("datavolumeId" = VolumeId, Path, description = "The id of the data volume")),
    responses(
        (status = 200, description = "Executed successfully.", body = Volume),
        Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Result<Json<Volume>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let id = id.or_not_found()?;
    state
        .with_store(move |store| {
            let volume = store.read(caller.access_scope(), id)?;
            let volume = volume.ok_or_else(ErrorResponse::volume_not_found)?;
            Ok(Json(redact_for(&caller, volume)))
        })
        .await
}

/// The volume as the caller may see it. Its shares are returned "only if the user has the required
/// permissions to view those scopes".
fn redact_for(caller: &Caller, volume: Volume) -> Volume {
    if caller.can(Verb::Read, Entity::SharingList) {
        return volume;
    }
    Volume {
        shared_scopes: None,
        ..volume
    }
}

/// `PATCH /datavolumes/{datavolumeId}`
#[utoipa::path(
    patch,
    path = "/api/v1/datavolumes/{datavolumeId}",
    operation_id = "patchVolume",
    summary = "Change the description of a data volume",
    params(("datavolumeId" = VolumeId, Path, description = "The id of the data volume")),
    request_body = PatchVolume,
    responses(
        (status = 200, description = "Executed successfully.", body = Volume),
        Error<400>, Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn patch(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
    request: Request,
) -> Result<Json<Volume>, ErrorResponse> {
    caller.require(Verb::Update, Entity::DataVolumes)?;
    let id = id.or_bad_request()?;
    let patch: PatchVolume = body::read(request).await?;
    let now = state.now();
    state
        .write_store(move |store| {
            let updated = store.update(caller.access_scope(), id, &patch, caller.user(), now);
            updated
                .map_err(update_error_response)?
                .map(Json)
                .ok_or_else(|| caller.write_denied(store, id, Verb::Update, Entity::DataVolumes))
        })
        .await
}

fn update_error_response(error: UpdateError) -> ErrorResponse {
    match error {
        UpdateError::BeingDeleted => ErrorResponse::being_deleted(),
        UpdateError::Store(error) => error.into(),
    }
}

/// `DELETE /datavolumes/{datavolumeId}`
#[utoipa::path(
    delete,
    path = "/api/v1/datavolumes/{datavolumeId}",
    operation_id = "deleteVolume",
    summary = "Delete a data volume",
    params(("datavolumeId" = VolumeId, Path, description = "The id of the data volume")),
    responses(
        (status = 202, description = "Accepted.", body = Accepted),
        (status = 204, description = "No Content."),
        Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Result<Response, ErrorResponse> {
    caller.require(Verb::Delete, Entity::DataVolumes)?;
    let id = id.or_not_found()?;
    let now = state.now();
    state
        .write_store(
            move |store| match store.delete(caller.access_scope(), id, now)? {
                Some(DeleteOutcome::Deleted) => Ok(StatusCode::NO_CONTENT.into_response()),
                Some(DeleteOutcome::Started) => {
                    let status = StatusCode::ACCEPTED;
                    let body = Accepted {
                        code: status.as_u16(),
                        message: "Request has been accepted.",
                    };
                    Ok((status, Json(body)).into_response())
                }
                None => Err(caller.write_denied(store, id, Verb::Delete, Entity::DataVolumes)),
            },
        )
        .await
}
