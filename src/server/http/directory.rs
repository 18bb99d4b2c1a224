//! The operations on projects, departments and clusters, and the name availability check.

use std::borrow::Cow;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use datavolumes_contract::ClusterId;
use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};

use super::caller::Caller;
use super::query;
use crate::auth::{Entity, Verb};
use crate::error_response::ErrorResponse;
use crate::state::AppState;

/// `GET /org-unit/projects`
pub(super) async fn projects(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<ProjectPage>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory_request(raw.as_deref())?;
    state
        .with_store(move |store| Ok(Json(store.projects(caller.access_scope(), &request)?)))
        .await
}

/// `GET /org-unit/departments`
pub(super) async fn departments(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<DepartmentPage>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory_request(raw.as_deref())?;
    state
        .with_store(move |store| Ok(Json(store.departments(caller.access_scope(), &request)?)))
        .await
}

/// `GET /clusters`
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
            if store.is_name_available(&name, &cluster)? {
                Ok(StatusCode::NO_CONTENT)
            } else {
                Err(conflict("Resource with this name already exists"))
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
