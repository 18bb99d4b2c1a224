//! The permissions of every persona for every operation.

use axum::http::Method;
use datavolumes_contract::{Endpoint, ListQuery, Volume};
use serde_json::{Value, json};

use crate::harness::{
    ADMIN, ALL_PERSONAS, ANALYST, Api, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER,
};

/// An operation on a volume of the project vision-segmentation, which every persona but the analyst
/// and the guest can read, and the status that each of [`ALL_PERSONAS`] gets.
struct Case {
    name: &'static str,
    statuses: [u16; 6],
}

const CASES: [Case; 10] = [
    Case {
        name: "list",
        statuses: [200, 200, 200, 200, 200, 403],
    },
    Case {
        name: "count",
        statuses: [200, 200, 200, 200, 200, 403],
    },
    Case {
        name: "read",
        statuses: [200, 200, 200, 200, 404, 403],
    },
    Case {
        name: "create",
        statuses: [201, 201, 201, 403, 403, 403],
    },
    Case {
        name: "patch",
        statuses: [200, 200, 200, 403, 403, 403],
    },
    Case {
        name: "delete",
        statuses: [204, 204, 204, 403, 403, 403],
    },
    Case {
        name: "scopes",
        statuses: [200, 200, 200, 200, 403, 403],
    },
    Case {
        name: "share",
        statuses: [200, 200, 403, 403, 403, 403],
    },
    Case {
        name: "clusters",
        statuses: [200, 200, 200, 200, 200, 403],
    },
    Case {
        name: "name",
        statuses: [204, 204, 204, 204, 204, 403],
    },
];

/// The endpoint and the body of the case called `name`.
fn request(name: &str, volume: &Volume, persona: &str) -> (Endpoint, Option<Value>) {
    let id = volume.id;
    match name {
        "list" => (Endpoint::ListVolumes(ListQuery::default()), None),
        "count" => (Endpoint::CountVolumes(ListQuery::default()), None),
        "read" => (Endpoint::GetVolume(id), None),
        "create" => (
            Endpoint::CreateVolume,
            Some(
                json!({ "name": format!("by-{persona}"), "originPvcName": persona, "projectId": "4500101" }),
            ),
        ),
        "patch" => (
            Endpoint::PatchVolume(id),
            Some(json!({ "description": "x" })),
        ),
        "delete" => (Endpoint::DeleteVolume(id), None),
        "scopes" => (Endpoint::GetSharedScopes(id), None),
        "share" => {
            let department = json!({ "scopeType": "department", "scopeId": volume.department_id });
            (
                Endpoint::PatchSharedScopes(id),
                Some(json!({ "add": [department] })),
            )
        }
        "clusters" => (Endpoint::ListClusters, None),
        _ => (
            Endpoint::NameAvailability {
                name: "free".to_owned(),
                cluster: volume.cluster_id.clone(),
            },
            None,
        ),
    }
}

#[tokio::test]
async fn every_persona_may_do_what_its_role_permits_and_nothing_else() {
    for case in CASES {
        for (persona, status) in ALL_PERSONAS.into_iter().zip(case.statuses) {
            let api = Api::empty().await;
            let volume = api.create(0, "results", "claim").await;
            let (endpoint, body) = request(case.name, &volume, persona);
            let response = api.call(persona, &endpoint, body.as_ref()).await;
            assert_eq!(
                response.status,
                status,
                "{persona}: {}: {}",
                case.name,
                response.text()
            );
        }
    }
}

#[tokio::test]
async fn a_403_names_the_missing_permission_and_the_scope() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    for (persona, name, permission, scope) in [
        (
            GUEST,
            "list",
            "“read” on “Data volumes”",
            "any part of the organisation",
        ),
        (
            VIEWER,
            "create",
            "“create” on “Data volumes”",
            "the whole organisation",
        ),
        (
            VIEWER,
            "patch",
            "“update” on “Data volumes”",
            "the whole organisation",
        ),
        (
            VIEWER,
            "delete",
            "“delete” on “Data volumes”",
            "the whole organisation",
        ),
        (
            ANALYST,
            "scopes",
            "“read” on “Data volumes – sharing list”",
            "speech-recognition",
        ),
        (
            RESEARCHER,
            "share",
            "“update” on “Data volumes – sharing list”",
            "vision-segmentation",
        ),
    ] {
        let (endpoint, body) = request(name, &volume, persona);
        let message = api
            .call(persona, &endpoint, body.as_ref())
            .await
            .expect_error(403);
        assert!(message.contains(permission), "{persona}: {message}");
        assert!(message.contains(scope), "{persona}: {message}");
    }
}

#[tokio::test]
async fn without_permissions_every_request_is_forbidden_even_an_invalid_one() {
    let api = Api::empty().await;
    // The permission is checked first, so the response reveals no other error.
    for (method, path) in [
        (Method::GET, "/api/v1/datavolumes?limit=0"),
        (Method::GET, "/api/v1/datavolumes/count"),
        (Method::GET, "/api/v1/datavolumes/name-availability"),
        (Method::POST, "/api/v1/datavolumes"),
        (Method::GET, "/api/v1/datavolumes/no-uuid"),
        (Method::PATCH, "/api/v1/datavolumes/no-uuid"),
        (Method::DELETE, "/api/v1/datavolumes/no-uuid"),
        (Method::GET, "/api/v1/datavolumes/no-uuid/sharedScopes"),
        (Method::PATCH, "/api/v1/datavolumes/no-uuid/sharedScopes"),
        (Method::GET, "/api/v1/org-unit/projects?limit=0"),
        (Method::GET, "/api/v1/org-unit/departments?limit=0"),
        (Method::GET, "/api/v1/clusters"),
    ] {
        let response = api.request(GUEST, method.clone(), path, None).await;
        assert!(
            response.expect_error(403).contains("permissions"),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn permissions_are_checked_before_the_body() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let invalid = json!({ "name": 5 });
    for persona in [VIEWER, ANALYST] {
        let create = api
            .call(persona, &Endpoint::CreateVolume, Some(&invalid))
            .await;
        create.expect_error(403);
        let patch = Endpoint::PatchVolume(volume.id);
        api.call(persona, &patch, Some(&invalid))
            .await
            .expect_error(403);
    }
}

#[tokio::test]
async fn created_by_is_the_user_of_the_persona() {
    let api = Api::empty().await;
    let body = json!({ "name": "mine", "originPvcName": "claim", "projectId": "4500101" });
    for (persona, user) in [
        (ADMIN, "ada.moreau@example.com"),
        (DEPARTMENT_ADMIN, "dov.haddad@example.com"),
        (RESEARCHER, "rin.takeda@example.com"),
    ] {
        let created = api
            .call(persona, &Endpoint::CreateVolume, Some(&body))
            .await;
        let volume: Volume = created.expect_json(201);
        assert_eq!(volume.created_by.as_deref(), Some(user));
        api.call(persona, &Endpoint::DeleteVolume(volume.id), None)
            .await
            .expect_status(204);
    }
}
