//! The operations on projects, departments and clusters, and the name availability check.

use std::borrow::Cow;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::middleware::map_response;
use datavolumes_contract::org::Cluster;
use datavolumes_contract::{ClusterId, VolumeName};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::{Caller, permission_denied};
use super::directory_entries::{Departments, Projects};
use super::{middleware, query};
use crate::auth::{Entity, Verb};
use crate::error_response::ErrorResponse;
use crate::openapi::{Error, parameter};
use crate::state::AppState;
use crate::store::NameUse;

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let undocumented_500 = OpenApiRouter::new()
        .routes(routes!(projects))
        .routes(routes!(departments))
        .routes(routes!(name_availability))
        .layer(CatchPanicLayer::custom(middleware::answer_panic))
        .layer(map_response(middleware::hide_internal_error));
    OpenApiRouter::new()
        .routes(routes!(clusters))
        .merge(undocumented_500)
}

/// `GET /org-unit/projects`
#[utoipa::path(
    get,
    path = "/api/v1/org-unit/projects",
    operation_id = "listProjects",
    summary = "List projects",
    params(parameter::ProjectList),
    responses(
        (status = 200, description = "Executed successfully.", body = Projects),
        Error<400>, Error<401>, Error<403>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn projects(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<Projects>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory_request(raw.as_deref())?;
    state
        .with_store(move |store| {
            Ok(Json(
                store.projects(caller.access_scope(), &request)?.into(),
            ))
        })
        .await
}

/// `GET /org-unit/departments`
#[utoipa::path(
    get,
    path = "/api/v1/org-unit/departments",
    operation_id = "listDepartments",
    summary = "List departments",
    params(parameter::DepartmentList),
    responses(
        (status = 200, description = "Executed successfully.", body = Departments),
        Error<400>, Error<401>, Error<403>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn departments(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<Departments>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory_request(raw.as_deref())?;
    state
        .with_store(move |store| {
            Ok(Json(
                store.departments(caller.access_scope(), &request)?.into(),
            ))
        })
        .await
}

/// `GET /clusters`
#[utoipa::path(
    get,
    path = "/api/v1/clusters",
    operation_id = "listClusters",
    summary = "List clusters",
    responses(
        (status = 200, description = "Executed successfully.", body = Vec<Cluster>),
        Error<401>, Error<403>, Error<404>, Error<500>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn clusters(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<Cluster>>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    state
        .with_store(move |store| Ok(Json(store.clusters(caller.access_scope())?)))
        .await
}

/// `GET /datavolumes/name-availability`
#[utoipa::path(
    get,
    path = "/api/v1/datavolumes/name-availability",
    operation_id = "nameAvailability",
    summary = "Whether no data volume of a cluster has a name",
    params(parameter::NameAvailability),
    responses(
        (status = 204, description = "The name is available."),
        Error<401>, Error<403>, Error<409>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn name_availability(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<StatusCode, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let raw = raw.unwrap_or_default();
    let name = required_parameter(&raw, "dataName")?;
    let cluster = ClusterId::new(required_parameter(&raw, "clusterId")?);
    state
        .with_store(move |store| {
            let access = caller.access_scope();
            let Some(name_use) = store.name_use(access, &name, &cluster)? else {
                let scope = format!("the cluster {cluster}");
                return Err(permission_denied(Verb::Read, Entity::DataVolumes, &scope));
            };
            // After the cluster, so that the answer about a hidden one is always the same.
            name.parse::<VolumeName>()
                .map_err(|error| conflict(format!("dataName: {error}")))?;
            match name_use {
                NameUse::Available => Ok(StatusCode::NO_CONTENT),
                NameUse::Taken => Err(conflict("Resource with this name already exists")),
                NameUse::BeingDeleted => {
                    Err(conflict("Resource with this name is still being deleted"))
                }
            }
        })
        .await
}

/// The value of a parameter. A missing one is answered with 409, because the operation does not
/// document 400.
fn required_parameter(raw: &str, name: &'static str) -> Result<String, ErrorResponse> {
    query::single(raw, name)
        .ok()
        .flatten()
        .filter(|text| !text.is_empty())
        .ok_or_else(|| conflict(format!("{name} is required, once")))
}

fn conflict(message: impl Into<Cow<'static, str>>) -> ErrorResponse {
    ErrorResponse::new(StatusCode::CONFLICT, message)
}
