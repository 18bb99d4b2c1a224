use std::rc::Rc;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use futures::executor::block_on;
use serde_json::{Value, json};

use super::*;

const PROJECTS: &str = "/api/v1/org-unit/projects";

/// A server that answers a request with the body of the first entry whose text is in the path.
fn server(bodies: &[(&'static str, Value)]) -> ScriptedTransport {
    let bodies: Rc<[(&str, Value)]> = bodies.into();
    ScriptedTransport::new(move |request| {
        let found = bodies.iter().find(|(part, _)| request.path.contains(part));
        found.map_or_else(
            || Reply::problem(500, "no such request"),
            |(_, body)| Reply::json(200, body),
        )
    })
}

fn projects(projects: &[(&str, &str)], has_more: bool) -> Value {
    let one = |(id, name): &(&str, &str)| json!({ "id": id, "name": name });
    let projects: Vec<Value> = projects.iter().map(one).collect();
    json!({ "projects": projects, "next": has_more.then_some(1) })
}

fn search(server: &ScriptedTransport, text: &str) -> Vec<String> {
    let query = DirectoryQuery {
        search: text.to_owned(),
        ..DirectoryQuery::default()
    };
    let page = block_on(super::search(server.client(), OrgLevel::Project, query)).unwrap();
    page.units.into_iter().map(|project| project.id).collect()
}

#[test]
fn a_search_that_lists_what_it_names_takes_one_request() {
    let matches = projects(&[("1", "Vision"), ("2", "vision-2")], true);
    let server = server(&[(PROJECTS, matches)]);
    assert_eq!(search(&server, "vision"), ["1", "2"]);
    assert_eq!(search(&server, ""), ["1", "2"]);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_text_means_an_id_rather_than_names() {
    let meanings = |server: &ScriptedTransport, text: &str| -> Vec<String> {
        let found = super::meanings(server.client(), OrgLevel::Project, text);
        let found = block_on(found).unwrap().into_iter();
        found.map(|project| project.id).collect()
    };
    let listed = projects(&[("1", "4501"), ("4501", "ocr"), ("2", "OCR")], false);
    let server = server(&[(PROJECTS, listed)]);
    assert_eq!(meanings(&server, "4501"), ["4501"]);
    assert_eq!(meanings(&server, "ocr"), ["4501", "2"]);
    assert_eq!(meanings(&server, "oc"), [""; 0]);
}

#[test]
fn a_whole_name_is_found_beyond_the_first_page() {
    let server = server(&[
        ("name%3D%3Dvision", projects(&[("9", "vision")], false)),
        (PROJECTS, projects(&[("1", "a-vision")], true)),
    ]);
    assert_eq!(search(&server, "vision"), ["9", "1"]);
}

#[test]
fn half_a_name_takes_one_request_if_all_matches_are_listed() {
    let server = server(&[(PROJECTS, projects(&[("1", "vision")], false))]);
    assert_eq!(search(&server, "visi"), ["1"]);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_id_is_found_by_a_volume_of_the_project() {
    let volume = json!({
        "id": "00000000-0000-0000-0000-000000000001", "name": "a",
        "projectId": "4501", "projectName": "vision"
    });
    let volumes = json!({ "next": null, "datavolumes": [volume] });
    let server = server(&[
        ("projectId%3D%3D4501", volumes),
        (PROJECTS, projects(&[("1", "model-4501")], false)),
    ]);
    assert_eq!(search(&server, " 4501 "), ["4501", "1"]);
    let project = block_on(find(server.client(), OrgLevel::Project, "4501"));
    let project = project.unwrap().unwrap();
    assert_eq!(project.name, "vision");
}

#[test]
fn an_id_of_a_project_without_volumes_is_found_in_the_directory() {
    let server = server(&[
        ("/api/v1/datavolumes", json!({ "datavolumes": [] })),
        ("offset=500", projects(&[("4501", "vision")], false)),
        ("limit=500", projects(&[("1", "a")], true)),
        (PROJECTS, projects(&[], false)),
    ]);
    assert_eq!(search(&server, "4501"), ["4501"]);
    let found = block_on(find(server.client(), OrgLevel::Project, "7"));
    assert_eq!(found.unwrap(), None);
}

#[test]
fn an_error_of_a_further_request_leaves_the_matches() {
    let server = server(&[("search=45", projects(&[("1", "model-45")], false))]);
    assert_eq!(search(&server, "45"), ["1"]);
    assert!(server.requests().len() > 1);
}

#[test]
fn an_id_that_cannot_be_looked_up_is_not_said_to_be_missing() {
    let of_id = |server: ScriptedTransport| {
        let query = DirectoryQuery {
            search: "45".to_owned(),
            ..DirectoryQuery::default()
        };
        block_on(super::search(server.client(), OrgLevel::Project, query))
    };
    let none = projects(&[], false);
    let volumes = json!({ "datavolumes": [] });
    // The directory cannot be read to its end.
    assert!(of_id(server(&[("search=45", none.clone())])).is_err());
    let without_directory = [("search=45", none.clone()), ("/datavolumes", volumes)];
    assert!(of_id(server(&without_directory)).is_err());
    // All of the directory was read.
    let without_volumes = [("search=45", none.clone()), (PROJECTS, none)];
    assert!(of_id(server(&without_volumes)).is_ok());
}

#[test]
fn numbers_and_uuids_look_like_ids() {
    for id in ["5", " 4501 ", "d73a738f-fab3-430a-8fa3-5241493d7128"] {
        assert!(is_id(id), "{id}");
    }
    for text in ["", "vision", "4501-a", "d73a738f-fab3-430a-8fa3"] {
        assert!(!is_id(text), "{text}");
    }
}

#[test]
fn a_department_is_found_by_its_id() {
    let all = json!({ "departments": [{ "id": "77", "name": "vision" }], "next": null });
    let server = server(&[
        ("name%3D%40", json!({ "departments": [], "next": null })),
        ("/api/v1/org-unit/departments", all),
    ]);
    let query = DirectoryQuery {
        search: "77".to_owned(),
        ..DirectoryQuery::default()
    };
    let page = block_on(super::search(server.client(), OrgLevel::Department, query)).unwrap();
    assert_eq!(page.units[0].name, "vision");
}

#[test]
fn clusters_are_searched_by_name_and_id() {
    let clusters =
        json!([{ "uuid": "C1", "name": "eu-north" }, { "uuid": "c2", "name": "us-east" }]);
    let server = server(&[("/api/v1/clusters", clusters)]);
    for (text, id) in [("NORTH", "C1"), ("c1", "C1"), ("us", "c2")] {
        let query = DirectoryQuery {
            search: text.to_owned(),
            ..DirectoryQuery::default()
        };
        let page = block_on(super::search(server.client(), OrgLevel::Cluster, query)).unwrap();
        let ids: Vec<&str> = page.units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids, [id], "{text}");
    }
}

#[test]
fn a_unit_is_found_with_the_others_of_its_name() {
    let server = server(&[
        (
            "name%3D%3Dvision",
            projects(&[("1", "vision"), ("2", "vision")], false),
        ),
        ("/api/v1/datavolumes", json!({ "datavolumes": [] })),
        (PROJECTS, projects(&[("2", "vision"), ("3", "a")], false)),
    ]);
    for name in ["", "vision"] {
        let found = block_on(find_with_namesakes(
            server.client(),
            OrgLevel::Project,
            "2".to_owned(),
            name.to_owned(),
        ));
        let ids: Vec<&str> = found
            .as_ref()
            .unwrap()
            .iter()
            .map(|unit| unit.id.as_str())
            .collect();
        assert_eq!(ids, ["2", "1"], "{name}");
    }
}
