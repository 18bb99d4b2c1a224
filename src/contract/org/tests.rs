use serde_json::{from_value, json, to_value};

use super::*;

#[test]
fn a_project_is_read_despite_its_unknown_fields() {
    let page = json!({
        "next": 1,
        "projects": [{
            "id": 33,
            "name": "organization1",
            "clusterId": "71f69d83-ba66-4822-adf5-55ce55efd210",
            "parentId": "53a9228e-a722-420d-a102-9dc90da2efca",
            "requestedNamespace": "runai-proj1",
            "createdAt": "2019-08-24T14:15:22Z",
            "resources": [{ "gpu": { "deserved": 1000 } }],
            "effective": {},
            "parent": null,
        }],
    });
    let page: ProjectPage = crate::from_json(&page.to_string()).unwrap();
    let written = json!({
        "next": 1,
        "projects": [{
            "id": "33",
            "name": "organization1",
            "clusterId": "71f69d83-ba66-4822-adf5-55ce55efd210",
            "parentId": "53a9228e-a722-420d-a102-9dc90da2efca",
            "requestedNamespace": "runai-proj1",
            "createdAt": "2019-08-24T14:15:22Z",
        }],
    });
    assert_eq!(to_value(&page).unwrap(), written);
    assert_eq!(
        crate::from_json::<ProjectPage>(&written.to_string()).unwrap(),
        page
    );
}

#[test]
fn every_field_except_the_id_may_be_missing_or_null() {
    let nulls = json!({
        "id": "5", "name": null, "parentId": null, "clusterId": null,
        "requestedNamespace": null, "createdAt": null,
    });
    for body in [json!({ "id": 5 }), nulls] {
        let id = ProjectId::new("5");
        assert_eq!(
            from_value::<Project>(body).unwrap(),
            Project {
                id,
                ..Project::default()
            }
        );
    }
    let nulls = json!({ "id": "d", "name": null, "clusterId": null, "createdAt": "soon" });
    for body in [json!({ "id": "d" }), nulls] {
        let id = DepartmentId::new("d");
        assert_eq!(
            from_value::<Department>(body).unwrap(),
            Department {
                id,
                ..Department::default()
            }
        );
    }
    let nulls =
        json!({ "uuid": "c", "name": null, "tenantId": null, "createdAt": null, "status": {} });
    for body in [json!({ "uuid": "c" }), nulls] {
        let id = ClusterId::new("c");
        assert_eq!(
            from_value::<Cluster>(body).unwrap(),
            Cluster {
                id,
                ..Cluster::default()
            }
        );
    }
    assert!(from_value::<Project>(json!({ "name": "p" })).is_err());
}

#[test]
fn the_entries_of_a_page_may_be_null_but_not_missing() {
    assert_eq!(
        from_value::<ProjectPage>(json!({ "projects": null })).unwrap(),
        ProjectPage::default()
    );
    let none: DepartmentPage = from_value(json!({ "departments": null, "next": null })).unwrap();
    assert_eq!(none, DepartmentPage::default());
    assert!(from_value::<ProjectPage>(json!({})).is_err());
    assert!(from_value::<DepartmentPage>(json!({ "message": "no" })).is_err());
}
