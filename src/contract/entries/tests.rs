use serde_json::{Value, json};

use super::*;
use crate::org::ProjectPage;
use crate::{VolumePage, from_json};

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

fn page(entries: &Value) -> VolumePage {
    from_json(&json!({ "datavolumes": entries }).to_string()).unwrap()
}

#[test]
fn an_entry_that_cannot_be_read_does_not_hide_the_others() {
    for odd in [
        json!(null),
        json!(5),
        json!([]),
        json!({}),
        json!({ "id": "5" }),
        json!({ "id": null }),
        json!({ "id": ID, "projectId": [] }),
        json!({ "id": ID, "status": { "conditions": {} } }),
        json!({ "id": ID, "shouldDeleteOriginalVolume": "no" }),
    ] {
        let read = page(&json!([{ "id": ID, "name": "a" }, odd, { "id": ID, "name": "b" }]));
        let names: Vec<&str> = read
            .datavolumes
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(names, ["a", "b"], "{odd}");
        assert_eq!(read.datavolumes.unreadable.len(), 1, "{odd}");
        assert_eq!(read.datavolumes.sent(), 3, "{odd}");
    }
}

#[test]
fn the_description_of_an_unreadable_entry_has_its_position_the_field_and_its_beginning() {
    let read = page(&json!([
        { "id": ID },
        { "id": "5", "name": "vision" },
        { "id": ID, "status": { "conditions": {} } },
        { "id": "x".repeat(10_000) },
    ]));
    let unreadable = &read.datavolumes.unreadable;
    let invalid_id = "id: a data volume id is a UUID, such as 71f69d83-ba66-4822-adf5-55ce55efd210";
    assert!(
        unreadable[0].starts_with(&format!("Entry 2: {invalid_id}")),
        "{unreadable:?}"
    );
    assert!(
        unreadable[0].ends_with(r#"The entry is {"id":"5","name":"vision"}"#),
        "{unreadable:?}"
    );
    assert!(
        unreadable[1]
            .starts_with("Entry 3: status.conditions: invalid type: map, expected a sequence"),
        "{unreadable:?}"
    );
    assert!(
        unreadable[2].ends_with("xx…") && unreadable[2].len() < 300,
        "{unreadable:?}"
    );
}

#[test]
fn a_project_that_cannot_be_read_does_not_hide_the_others() {
    let page: ProjectPage =
        from_json(r#"{"projects":[{"id":1},null,{"name":"b"},{"id":"2","name":5}]}"#).unwrap();
    let ids: Vec<&str> = page
        .projects
        .iter()
        .map(|project| project.id.as_str())
        .collect();
    assert_eq!(ids, ["1", "2"]);
    assert_eq!(page.projects.unreadable.len(), 2);
}

#[test]
fn a_list_is_an_array_or_null() {
    assert_eq!(
        from_json::<Entries<Value>>("null").unwrap(),
        Entries::default()
    );
    for text in ["{}", "5", "\"x\"", "[1", "[1,]"] {
        assert!(from_json::<Entries<Value>>(text).is_err(), "{text}");
    }
}

#[test]
fn readable_entries_are_written_as_a_list() {
    let entries: Entries<u8> = from_json("[1, 300, 2]").unwrap();
    assert_eq!(serde_json::to_string(&entries).unwrap(), "[1,2]");
    assert_eq!(entries.unreadable.len(), 1);
}
