//! Who may do what: every persona with every operation.

use axum::http::Method;
use datavolumes_contract::{Endpoint, ListQuery, Volume};
use serde_json::{Value, json};

use crate::harness::{ADMIN, ALL, ANALYST, Api, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER};

/// An operation on a volume of the project vision-segmentation, which everybody but the analyst
/// and the guest can see, and what each of [`ALL`] gets.
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

/// What `name` asks for about `volume`.
fn request(name: &str, volume: &Volume, person: &str) -> (Endpoint, Option<Value>) {
    let id = volume.id;
    match name {
        "list" => (Endpoint::ListVolumes(ListQuery::default()), None),
        "count" => (Endpoint::CountVolumes(ListQuery::default()), None),
        "read" => (Endpoint::GetVolume(id), None),
        "create" => (
            Endpoint::CreateVolume,
            Some(
                json!({ "name": format!("by-{person}"), "originPvcName": person, "projectId": "4500101" }),
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
async fn everybody_may_do_what_their_role_says_and_nothing_else() {
    for case in CASES {
        for (person, status) in ALL.into_iter().zip(case.statuses) {
            let api = Api::empty().await;
            let volume = api.create(0, "results", "claim").await;
            let (endpoint, body) = request(case.name, &volume, person);
            let answer = api.ask(person, &endpoint, body.as_ref()).await;
            assert_eq!(
                answer.status,
                status,
                "{person}: {}: {}",
                case.name,
                answer.text()
            );
        }
    }
}

#[tokio::test]
async fn a_refusal_names_the_permission_and_the_place() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    for (person, name, permission, place) in [
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
        let (endpoint, body) = request(name, &volume, person);
        let refusal = api.ask(person, &endpoint, body.as_ref()).await.refusal(403);
        assert!(refusal.contains(permission), "{person}: {refusal}");
        assert!(refusal.contains(place), "{person}: {refusal}");
    }
}

#[tokio::test]
async fn without_rights_everything_is_forbidden_whatever_is_asked() {
    let api = Api::empty().await;
    // Nothing is told about what would be wrong otherwise.
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
        let answer = api.call(GUEST, method.clone(), path, None).await;
        assert!(
            answer.refusal(403).contains("permissions"),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn rights_are_looked_at_before_the_body() {
    let api = Api::empty().await;
    let volume = api.create(0, "results", "claim").await;
    let nonsense = json!({ "name": 5 });
    for person in [VIEWER, ANALYST] {
        let create = api
            .ask(person, &Endpoint::CreateVolume, Some(&nonsense))
            .await;
        create.refusal(403);
        let patch = Endpoint::PatchVolume(volume.id);
        api.ask(person, &patch, Some(&nonsense)).await.refusal(403);
    }
}

#[tokio::test]
async fn who_changes_something_is_written_down() {
    let api = Api::empty().await;
    let body = json!({ "name": "mine", "originPvcName": "claim", "projectId": "4500101" });
    for (person, user) in [
        (ADMIN, "ada.moreau@example.com"),
        (DEPARTMENT_ADMIN, "dov.haddad@example.com"),
        (RESEARCHER, "rin.takeda@example.com"),
    ] {
        let created = api.ask(person, &Endpoint::CreateVolume, Some(&body)).await;
        let volume: Volume = created.read_as(201);
        assert_eq!(volume.created_by.as_deref(), Some(user));
        api.ask(person, &Endpoint::DeleteVolume(volume.id), None)
            .await
            .expect(204);
    }
}
