//! Example requests: every endpoint with its query parameters, and every documented status.

use datavolumes_contract::{
    ClusterId, DirectoryQuery, Endpoint, Filter, FilterOperator, Limit, ListQuery, Offset,
    ProjectId, Sort, SortOrder, View, VolumeField, VolumeId,
};

/// An id that no volume has.
pub(crate) const UNKNOWN_VOLUME_ID: &str = "00000000-0000-4000-8000-000000000000";

/// Every endpoint of the API, with every query parameter.
pub(crate) fn endpoints() -> Vec<Endpoint> {
    let id: VolumeId = UNKNOWN_VOLUME_ID.parse().unwrap();
    let query = ListQuery {
        view: View::UsableInProject(Some(ProjectId::new("1"))),
        filters: vec![Filter::new(VolumeField::Name, FilterOperator::Contains, "a").unwrap()],
        search: "a".to_owned(),
        sort: Some(Sort {
            field: VolumeField::Name,
            order: SortOrder::Descending,
        }),
        offset: Offset::new(1),
        limit: Limit::MAX,
    };
    let directory = DirectoryQuery {
        search: "a".to_owned(),
        name: String::new(),
        filter: "name==a".to_owned(),
        offset: Offset::new(1),
        limit: Limit::MAX,
    };
    vec![
        Endpoint::ListVolumes(query.clone()),
        Endpoint::CountVolumes(query),
        Endpoint::CreateVolume,
        Endpoint::NameAvailability {
            name: "a".to_owned(),
            cluster: ClusterId::new("1"),
        },
        Endpoint::GetVolume(id),
        Endpoint::PatchVolume(id),
        Endpoint::DeleteVolume(id),
        Endpoint::GetSharedScopes(id),
        Endpoint::PatchSharedScopes(id),
        Endpoint::ListProjects(directory.clone()),
        Endpoint::ListDepartments(directory),
        Endpoint::ListClusters,
        Endpoint::ListPvcs(ProjectId::new("1")),
        Endpoint::GrantToken,
    ]
}

/// Requests of the administrator: status, method, path and body. `OWN`, `SHARED`, `MISSING` and
/// `CLUSTER` are placeholders for ids.
#[rustfmt::skip]
pub(crate) const STATUS_CASES: &[(u16, &str, &str, &str)] = &[
    (200, "GET", "/datavolumes?requestType=Originated", ""),
    (400, "GET", "/datavolumes", ""),
    (201, "POST", "/datavolumes", r#"{"name":"new","originPvcName":"new","projectId":"4500101"}"#),
    (400, "POST", "/datavolumes", "{}"),
    (200, "GET", "/datavolumes/count?requestType=Originated", ""),
    (400, "GET", "/datavolumes/count", ""),
    (204, "GET", "/datavolumes/name-availability?dataName=free&clusterId=CLUSTER", ""),
    (409, "GET", "/datavolumes/name-availability?dataName=own&clusterId=CLUSTER", ""),
    (200, "GET", "/datavolumes/OWN", ""),
    (404, "GET", "/datavolumes/MISSING", ""),
    (200, "PATCH", "/datavolumes/OWN", "{}"),
    (400, "PATCH", "/datavolumes/OWN", "[]"),
    (404, "PATCH", "/datavolumes/MISSING", "{}"),
    (200, "GET", "/datavolumes/OWN/sharedScopes", ""),
    (404, "GET", "/datavolumes/MISSING/sharedScopes", ""),
    (200, "PATCH", "/datavolumes/OWN/sharedScopes", "{}"),
    (400, "PATCH", "/datavolumes/OWN/sharedScopes", "[]"),
    (404, "PATCH", "/datavolumes/MISSING/sharedScopes", "{}"),
    (202, "DELETE", "/datavolumes/SHARED", ""),
    (204, "DELETE", "/datavolumes/OWN", ""),
    (404, "DELETE", "/datavolumes/MISSING", ""),
    (200, "GET", "/org-unit/projects", ""),
    (400, "GET", "/org-unit/projects?limit=0", ""),
    (200, "GET", "/org-unit/departments", ""),
    (400, "GET", "/org-unit/departments?limit=0", ""),
    (200, "GET", "/clusters", ""),
    (200, "GET", "/asset/datasource/pvc?projectId=4500101", ""),
    (400, "POST", "/token", "{}"),
    (200, "POST", "/token", r#"{"grantType":"client_credentials","clientID":"demo-admin","clientSecret":"demo-admin"}"#),
];
