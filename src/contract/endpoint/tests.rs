use proptest::prelude::*;

use super::*;
use crate::arbitrary::text;
use crate::query_string::{decode, parameters};
use crate::{Limit, Offset, ProjectId, View};

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

/// An operation with its method, URL and statuses.
type Row<'a> = (Endpoint, Method, &'a str, &'a [u16]);

fn assert_rows(rows: &[Row]) {
    for (endpoint, method, address, statuses) in rows {
        assert_eq!(endpoint.path_and_query(), *address);
        assert_eq!(endpoint.method(), *method, "{address}");
        assert_eq!(endpoint.statuses(), *statuses, "{address}");

        let path = address.split('?').next().unwrap_or_default();
        let template = path.replace(ID, "{datavolumeId}");
        assert_eq!(template, format!("{PREFIX}{}", endpoint.template()));
    }
}

#[test]
fn operations_have_the_method_path_and_statuses_of_the_reference() {
    use Endpoint::*;
    use Method::*;
    let id: VolumeId = ID.parse().unwrap();
    let volume = format!("/api/v1/datavolumes/{ID}");
    let scopes = format!("{volume}/sharedScopes");
    let list = "/api/v1/datavolumes?requestType=UsableInProject&usableInProjectId=5&offset=50";
    let query = ListQuery::default()
        .with_view(View::UsableInProject(Some(ProjectId::new("5"))))
        .at_next_page();
    assert_rows(&[
        (
            ListVolumes(query),
            Get,
            list,
            &[200, 400, 401, 403, 500, 503],
        ),
        (
            CreateVolume,
            Post,
            "/api/v1/datavolumes",
            &[201, 400, 401, 403, 500, 503],
        ),
        (GetVolume(id), Get, &volume, &[200, 401, 403, 404, 500, 503]),
        (
            DeleteVolume(id),
            Delete,
            &volume,
            &[202, 204, 401, 403, 404, 500, 503],
        ),
        (
            PatchVolume(id),
            Patch,
            &volume,
            &[200, 400, 401, 403, 404, 500, 503],
        ),
        (
            PatchSharedScopes(id),
            Patch,
            &scopes,
            &[200, 400, 401, 403, 404, 500, 503],
        ),
        (
            GetSharedScopes(id),
            Get,
            &scopes,
            &[200, 401, 403, 404, 500, 503],
        ),
    ]);
}

#[test]
fn optional_capabilities_are_as_in_the_public_document() {
    use Endpoint::*;
    use Method::*;
    let count = "/api/v1/datavolumes/count?requestType=Originated&search=x";
    let query = ListQuery::default().with_search("x").at_next_page();
    let available = "/api/v1/datavolumes/name-availability?dataName=a%20b%26c&clusterId=c/1";
    let name = NameAvailability {
        name: "a b&c".to_owned(),
        cluster: ClusterId::new("c/1"),
    };
    let directory = DirectoryQuery {
        search: "vision, old".to_owned(),
        name: String::new(),
        filter: "clusterId==c 1".to_owned(),
        offset: Offset::new(500),
        limit: Limit::MAX,
    };
    let projects = "/api/v1/org-unit/projects?filterBy=clusterId%3D%3Dc%201\
        &sortBy=name&offset=500&limit=500&search=vision%2C%20old";
    let departments = "/api/v1/org-unit/departments?filterBy=clusterId%3D%3Dc%201,name%3D%40vision\
        &sortBy=name&offset=500&limit=500";
    let pvcs = "/api/v1/asset/datasource/pvc?projectId=4500101&scope=project&statusInfo=true&usageInfo=true";
    assert_rows(&[
        (
            CountVolumes(query),
            Get,
            count,
            &[200, 400, 401, 403, 500, 503],
        ),
        (name, Get, available, &[204, 401, 403, 409, 503]),
        (
            ListProjects(directory.clone()),
            Get,
            projects,
            &[200, 400, 401, 403, 503],
        ),
        (
            ListDepartments(directory),
            Get,
            departments,
            &[200, 400, 401, 403, 503],
        ),
        (
            ListClusters,
            Get,
            "/api/v1/clusters",
            &[200, 401, 403, 404, 500, 503],
        ),
        (
            ListPvcs(ProjectId::new("4500101")),
            Get,
            pvcs,
            &[200, 401, 403, 503],
        ),
        (GrantToken, Post, "/api/v1/token", &[200, 400, 500, 503]),
    ]);
}

#[test]
fn an_empty_directory_query_lists_the_first_page_by_name() {
    let query = Endpoint::ListProjects(DirectoryQuery::default());
    assert_eq!(
        query.path_and_query(),
        "/api/v1/org-unit/projects?sortBy=name&limit=50"
    );
    let named = DirectoryQuery {
        name: "vision".to_owned(),
        filter: "clusterId==c".to_owned(),
        ..DirectoryQuery::default()
    };
    assert_eq!(
        Endpoint::ListProjects(named).path_and_query(),
        "/api/v1/org-unit/projects?filterBy=clusterId%3D%3Dc,name%3D%3Dvision&sortBy=name&limit=50"
    );
    let comma = DirectoryQuery {
        search: ",x".to_owned(),
        ..DirectoryQuery::default()
    };
    let query = Endpoint::ListDepartments(comma);
    assert_eq!(
        query.path_and_query(),
        "/api/v1/org-unit/departments?sortBy=name&limit=50"
    );
}

#[test]
fn only_get_is_safe() {
    let methods = [Method::Get, Method::Post, Method::Patch, Method::Delete];
    assert_eq!(methods.map(Method::is_safe), [true, false, false, false]);
    assert_eq!(
        methods.map(Method::as_str),
        ["GET", "POST", "PATCH", "DELETE"]
    );
}

proptest! {
    #[test]
    fn any_name_and_id_stay_within_their_parameters(name in text(), cluster in text()) {
        let cluster = ClusterId::new(cluster);
        let endpoint = Endpoint::NameAvailability {
            name: name.clone(),
            cluster: cluster.clone(),
        };
        let address = endpoint.path_and_query();
        let (_, query) = address.split_once('?').unwrap();
        let read: Vec<_> = parameters(query).map(|(key, raw)| (key, decode(raw))).collect();
        let expected = vec![
            ("dataName".to_owned(), name),
            ("clusterId".to_owned(), cluster.into_string()),
        ];
        prop_assert_eq!(read, expected);
    }
}
