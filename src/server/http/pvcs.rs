//! The PVCs that are registered as data sources.
//!
//! This server registers every PVC that exists, each in its project.

use std::str::FromStr;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::middleware::map_response;
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::caller::Caller;
use super::pvc_entries::{Infos, PvcAsset, PvcAssets};
use super::{middleware, query};
use crate::auth::{Entity, Verb};
use crate::error_response::ErrorResponse;
use crate::openapi::{Error, parameter};
use crate::state::AppState;
use crate::store::PvcRequest;

/// The routes of this module.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(pvcs))
        .layer(CatchPanicLayer::custom(middleware::answer_panic))
        .layer(map_response(middleware::hide_internal_error))
}

/// `GET /asset/datasource/pvc`
#[utoipa::path(
    get,
    path = "/api/v1/asset/datasource/pvc",
    operation_id = "listPvcs",
    summary = "List the PVCs of projects, at most 10,000. A value that is not allowed matches none",
    params(parameter::PvcList),
    responses(
        (status = 200, description = "Executed successfully.", body = PvcAssets),
        Error<401>, Error<403>, Error<503>,
    ),
    security(("bearerAuth" = [])),
)]
pub(super) async fn pvcs(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Result<Json<PvcAssets>, ErrorResponse> {
    caller.require(Verb::Read, Entity::DataVolumes)?;
    let Some(wanted) = Wanted::parse(&raw.unwrap_or_default()) else {
        return Ok(Json(PvcAssets::default()));
    };
    state
        .with_store(move |store| {
            let found = store.pvcs(caller.access_scope(), &wanted.request)?;
            let assets = found
                .into_iter()
                .map(|pvc| PvcAsset::new(pvc, wanted.infos));
            let entries =
                assets.filter(|asset| wanted.ids.is_empty() || wanted.ids.contains(&asset.id()));
            Ok(Json(PvcAssets {
                entries: entries.collect(),
            }))
        })
        .await
}

/// What a request asks for.
struct Wanted {
    request: PvcRequest,
    infos: Infos,
    /// Those with one of these ids; all if there are none.
    ids: Vec<Uuid>,
}

impl Wanted {
    /// Reads a query string. `None` if nothing matches it: the operation does not document 400.
    fn parse(raw: &str) -> Option<Self> {
        let single = |name| query::single(raw, name).ok();
        let is_set = |name| match single(name)?.as_deref() {
            None | Some("false") => Some(false),
            Some("true") => Some(true),
            Some(_) => None,
        };
        // With a scope, only the PVCs of that scope, and this server has those of projects alone.
        if single("scope")?.is_some_and(|scope| scope != "project") {
            return None;
        }
        let project = match single("projectId")? {
            Some(id) => {
                i64::from_str(&id).ok()?;
                Some(ProjectId::new(id))
            }
            None => None,
        };
        let ids = single("assetIds")?.unwrap_or_default();
        let ids = ids.split(',').filter(|id| !id.is_empty());
        Some(Self {
            request: PvcRequest {
                name: single("name")?,
                project,
                department: single("departmentId")?.map(DepartmentId::new),
                cluster: single("clusterId")?.map(ClusterId::new),
            },
            infos: Infos {
                usage: is_set("usageInfo")?,
                status: is_set("statusInfo")?,
            },
            ids: ids.map(Uuid::from_str).collect::<Result<_, _>>().ok()?,
        })
    }
}
