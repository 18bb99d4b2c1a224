//! The permissions of every persona for every operation.

use axum::http::Method;
use datavolumes_contract::{Endpoint, ListQuery, Volume};
use serde_json::{Value, json};

use crate::harness::{
    ADMIN, ALL_PERSONAS, ANALYST, Api, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER, api_test,
};

/// An operation on a volume of the project vision-segmentation, which every persona but the analyst
/// and the guest can read.
#[derive(Clone, Copy, Debug)]
enum Operation {
    List,
    Count,
    Read,
    Create,
    Patch,
    Delete,
    Shares,
    Share,
    Clusters,
    NameAvailability,
}

/// The status that each of [`ALL_PERSONAS`] gets.
const STATUSES: [(Operation, [u16; 6]); 10] = [
    (Operation::List, [200, 200, 200, 200, 200, 403]),
    (Operation::Count, [200, 200, 200, 200, 200, 403]),
    (Operation::Read, [200, 200, 200, 200, 404, 403]),
    (Operation::Create, [201, 201, 201, 403, 403, 403]),
    (Operation::Patch, [200, 200, 200, 403, 403, 403]),
    (Operation::Delete, [204, 204, 204, 403, 403, 403]),
    (Operation::Shares, [200, 200, 200, 200, 403, 403]),
    (Operation::Share, [200, 200, 403, 403, 403, 403]),
    (Operation::Clusters, [200, 200, 200, 200, 200, 403]),
    (Operation::NameAvailability, [204, 204, 204, 204, 204, 403]),
];

impl Operation {
    /// The endpoint and the body.
    fn request(self, volume: &Volume, persona: &str) -> (Endpoint, Option<Value>) {
        let id = volume.id;
        match self {
            Self::List => (Endpoint::ListVolumes(ListQuery::default()), None),
            Self::Count => (Endpoint::CountVolumes(ListQuery::default()), None),
            Self::Read => (Endpoint::GetVolume(id), None),
            Self::Create => {
                let name = format!("by-{persona}");
                let body =
                    json!({ "name": name, "originPvcName": persona, "projectId": "4500101" });
                (Endpoint::CreateVolume, Some(body))
            }
            Self::Patch => {
                let body = json!({ "description": "x" });
                (Endpoint::PatchVolume(id), Some(body))
            }
            Self::Delete => (Endpoint::DeleteVolume(id), None),
            Self::Shares => (Endpoint::GetSharedScopes(id), None),
            Self::Share => {
                let department =
                    json!({ "scopeType": "department", "scopeId": volume.department_id });
                let body = json!({ "add": [department] });
                (Endpoint::PatchSharedScopes(id), Some(body))
            }
            Self::Clusters => (Endpoint::ListClusters, None),
            Self::NameAvailability => {
                let (name, cluster) = ("free".to_owned(), volume.cluster_id.clone());
                (Endpoint::NameAvailability { name, cluster }, None)
            }
        }
    }
}

#[api_test]
async fn every_persona_may_do_what_its_role_permits_and_nothing_else() {
    for (operation, statuses) in STATUSES {
        for (persona, status) in ALL_PERSONAS.into_iter().zip(statuses) {
            let api = Api::empty().await;
            let volume = api.create(0, "results", "claim").await;
            let (endpoint, body) = operation.request(&volume, persona);
            let response = api.call(persona, &endpoint, body.as_ref()).await;
            let text = response.text();
            assert_eq!(response.status, status, "{persona}: {operation:?}: {text}");
        }
    }
}

#[api_test]
async fn a_403_names_the_missing_permission_and_the_scope() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    for (persona, operation, permission, scope) in [
        (
            GUEST,
            Operation::List,
            "see data volumes",
            "any part of the organization",
        ),
        (
            VIEWER,
            Operation::Create,
            "create data volumes",
            "the organization",
        ),
        (
            VIEWER,
            Operation::Patch,
            "change data volumes",
            "the organization",
        ),
        (
            VIEWER,
            Operation::Delete,
            "delete data volumes",
            "the organization",
        ),
        (
            ANALYST,
            Operation::Shares,
            "see the sharing of data volumes",
            "speech-recognition",
        ),
        (
            RESEARCHER,
            Operation::Share,
            "change the sharing of data volumes",
            "vision-segmentation",
        ),
    ] {
        let (endpoint, body) = operation.request(&volume, persona);
        let message = api
            .call(persona, &endpoint, body.as_ref())
            .await
            .expect_error(403);
        assert!(message.contains(permission), "{persona}: {message}");
        assert!(message.contains(scope), "{persona}: {message}");
    }
}

#[api_test]
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
            response.expect_error(403).contains("permission"),
            "{method} {path}"
        );
    }
}

#[api_test]
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

#[api_test]
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
