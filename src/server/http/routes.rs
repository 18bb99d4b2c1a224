//! The table of all operations: description and handler of each.

use axum::Json;
use datavolumes_contract::endpoint::PREFIX;
use datavolumes_contract::{ClusterId, DirectoryQuery, Endpoint, ListQuery, Method, VolumeId};

use super::route::Route;
use super::{directory, faults, server_info, sharing, token, volumes};
use crate::openapi::{self, Operation, parameter};
use crate::state::Settings;

/// Every route of a server with these settings.
pub(super) fn all(settings: &Settings) -> Vec<Route> {
    let mut routes: Vec<Route> = endpoints().iter().map(api_route).collect();
    routes.push(Route::new(
        Operation::new(
            Method::Get,
            "/api/health",
            &[200, 500],
            "health",
            "Whether the server and its database answer",
        )
        .response("Health"),
        server_info::health,
    ));
    if settings.personas {
        routes.push(Route::new(
            Operation::new(
                Method::Get,
                "/api/personas",
                &[200],
                "personas",
                "Who can sign in, with their secrets",
            )
            .response("Personas"),
            server_info::personas,
        ));
    }
    if settings.faults {
        routes.extend(fault_routes());
    }
    let document = document_route(&routes);
    routes.push(document);
    routes
}

/// Each endpoint of the API once. The values in them are not used.
fn endpoints() -> [Endpoint; 13] {
    let id = VolumeId::default();
    [
        Endpoint::ListVolumes(ListQuery::default()),
        Endpoint::CountVolumes(ListQuery::default()),
        Endpoint::CreateVolume,
        Endpoint::NameAvailability {
            name: String::new(),
            cluster: ClusterId::default(),
        },
        Endpoint::GetVolume(id),
        Endpoint::PatchVolume(id),
        Endpoint::DeleteVolume(id),
        Endpoint::GetSharedScopes(id),
        Endpoint::PatchSharedScopes(id),
        Endpoint::ListProjects(DirectoryQuery::default()),
        Endpoint::ListDepartments(DirectoryQuery::default()),
        Endpoint::ListClusters,
        Endpoint::GrantToken,
    ]
}

/// The route of an endpoint. A new endpoint must be added here and to [`endpoints`].
fn api_route(endpoint: &Endpoint) -> Route {
    let operation = |id, summary| {
        let path = format!("{PREFIX}{}", endpoint.template());
        Operation::new(endpoint.method(), path, endpoint.statuses(), id, summary)
    };
    match endpoint {
        Endpoint::ListVolumes(_) => Route::new(
            operation("listVolumes", "List data volumes in permitted scopes")
                .parameters(parameter::volume_list())
                .response("VolumePage"),
            volumes::list,
        ),
        Endpoint::CountVolumes(_) => Route::new(
            operation("countVolumes", "Count data volumes")
                .parameters(parameter::volume_count())
                .response("VolumeCount"),
            volumes::count,
        ),
        Endpoint::CreateVolume => Route::new(
            operation("createVolume", "Create a data volume")
                .request_body("CreateVolume")
                .response("VolumeWithScopes"),
            volumes::create,
        ),
        Endpoint::GetVolume(_) => Route::new(
            operation("readVolume", "Get a data volume").response("VolumeWithScopes"),
            volumes::read,
        ),
        Endpoint::PatchVolume(_) => Route::new(
            operation("patchVolume", "Change the description of a data volume")
                .request_body("PatchVolume")
                .response("Volume"),
            volumes::patch,
        ),
        Endpoint::DeleteVolume(_) => Route::new(
            operation("deleteVolume", "Delete a data volume").response("Accepted"),
            volumes::delete,
        ),
        Endpoint::GetSharedScopes(_) => Route::new(
            operation("readSharedScopes", "Get the shared scopes of a data volume")
                .response("SharedScopes"),
            sharing::read,
        ),
        Endpoint::PatchSharedScopes(_) => Route::new(
            operation(
                "patchSharedScopes",
                "Change the shared scopes of a data volume",
            )
            .request_body("SharedScopesPatch")
            .response("SharedScopes"),
            sharing::patch,
        ),
        Endpoint::ListProjects(_) => Route::new(
            operation("listProjects", "List projects")
                .parameters(parameter::project_list())
                .response("ProjectPage"),
            directory::projects,
        ),
        Endpoint::ListDepartments(_) => Route::new(
            operation("listDepartments", "List departments")
                .parameters(parameter::department_list())
                .response("DepartmentPage"),
            directory::departments,
        ),
        Endpoint::ListClusters => Route::new(
            operation("listClusters", "List clusters").response("Clusters"),
            directory::clusters,
        ),
        Endpoint::NameAvailability { .. } => Route::new(
            operation(
                "nameAvailability",
                "Whether no data volume of a cluster has a name",
            )
            .parameters(parameter::name_availability()),
            directory::name_availability,
        ),
        Endpoint::GrantToken => Route::new(
            operation("grantToken", "Create an access token")
                .request_body("TokenRequest")
                .response("TokenResponse"),
            token::grant,
        ),
    }
}

fn fault_routes() -> [Route; 4] {
    let operation = |method, path: &str, statuses, id, summary| {
        Operation::new(
            method,
            format!("{}{path}", faults::PATH),
            statuses,
            id,
            summary,
        )
    };
    [
        Route::new(
            operation(
                Method::Get,
                "",
                &[200],
                "listFaults",
                "List the active fault rules",
            )
            .response("FaultRules"),
            faults::list,
        ),
        Route::new(
            operation(
                Method::Post,
                "",
                &[201, 400],
                "addFault",
                "Add a fault rule",
            )
            .request_body("FaultRule")
            .response("FaultRules"),
            faults::add,
        ),
        Route::new(
            operation(
                Method::Delete,
                "",
                &[204],
                "clearFaults",
                "Remove all fault rules",
            ),
            faults::clear,
        ),
        Route::new(
            operation(
                Method::Post,
                "/expire-tokens",
                &[204],
                "expireTokens",
                "Revoke every access token",
            ),
            faults::expire_tokens,
        ),
    ]
}

/// The route of the OpenAPI document, which describes `routes` and itself.
fn document_route(routes: &[Route]) -> Route {
    let operation = Operation::new(
        Method::Get,
        "/api/openapi.json",
        &[200],
        "document",
        "This document",
    )
    .response("Document");
    let operations = routes.iter().map(|route| &route.operation);
    let document = openapi::document(operations.chain([&operation]));
    Route::new(operation, async move || Json(document.clone()))
}
