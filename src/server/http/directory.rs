//! The organisation and the names in it: what the console needs for its pickers.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{ClusterId, DirectoryQuery, Endpoint};

use super::operation::Operation;
use super::state::AppState;
use super::{Refusal, query};
use crate::auth::{Caller, Entity, Verb};
use crate::openapi::{parameter, schema};

pub(super) fn operations() -> Vec<Operation> {
    let all = DirectoryQuery::default;
    let name_availability = Endpoint::NameAvailability {
        name: String::new(),
        cluster: ClusterId::default(),
    };
    vec![
        Operation::of(&Endpoint::ListProjects(all()), "listProjects", projects)
            .summary("List projects")
            .parameters(parameter::project_list())
            .answer(schema::reference("ProjectPage")),
        Operation::of(
            &Endpoint::ListDepartments(all()),
            "listDepartments",
            departments,
        )
        .summary("List departments")
        .parameters(parameter::department_list())
        .answer(schema::reference("DepartmentPage")),
        Operation::of(&Endpoint::ListClusters, "listClusters", clusters)
            .summary("List clusters")
            .answer(schema::reference("Clusters")),
        Operation::of(&name_availability, "nameAvailability", availability)
            .summary("Whether no data volume of a cluster has a name")
            .parameters(parameter::name_availability()),
    ]
}

async fn projects(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<ProjectPage>, Refusal> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory(raw.as_deref())?;
    state
        .blocking(move |store| Ok(Json(store.projects(caller.reach(), &request)?)))
        .await
}

async fn departments(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<DepartmentPage>, Refusal> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let request = query::directory(raw.as_deref())?;
    state
        .blocking(move |store| Ok(Json(store.departments(caller.reach(), &request)?)))
        .await
}

async fn clusters(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<Cluster>>, Refusal> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    state
        .blocking(move |store| Ok(Json(store.clusters(caller.reach())?)))
        .await
}

async fn availability(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<StatusCode, Refusal> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let raw = raw.unwrap_or_default();
    let name = required(&raw, "dataName")?;
    let cluster = ClusterId::new(required(&raw, "clusterId")?);
    state
        .blocking(move |store| {
            if store.name_is_free(&name, &cluster)? {
                Ok(StatusCode::NO_CONTENT)
            } else {
                Err(unavailable("Resource with this name already exists"))
            }
        })
        .await
}

/// The operation documents no 400: without a name or a cluster, nothing is available.
fn required(raw: &str, parameter: &'static str) -> Result<String, Refusal> {
    query::single(raw, parameter)
        .ok()
        .flatten()
        .filter(|text| !text.is_empty())
        .ok_or_else(|| unavailable(format!("{parameter} is required, once")))
}

fn unavailable(message: impl Into<std::borrow::Cow<'static, str>>) -> Refusal {
    Refusal::new(StatusCode::CONFLICT, message)
}
