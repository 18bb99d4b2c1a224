use datavolumes_contract::{DepartmentId, ProjectId};

use super::*;
use crate::testing::share;

fn complete() -> CreateDraft {
    CreateDraft {
        project: Project {
            id: ProjectId::new("5"),
            ..Project::default()
        },
        pvc: " pvc-a ".to_owned(),
        name: "scans".to_owned(),
        ..CreateDraft::default()
    }
}

#[test]
fn a_complete_form_makes_a_request() {
    let sent = serde_json::to_value(complete().finish().unwrap()).unwrap();
    let wanted = serde_json::json!({
        "name": "scans", "originPvcName": "pvc-a", "projectId": "5",
        "shouldDeleteOriginalVolume": false,
    });
    assert_eq!(sent, wanted);
}

#[test]
fn white_space_and_invisible_characters_around_the_texts_are_not_sent() {
    let draft = CreateDraft {
        pvc: "pvc-a\u{200b}".to_owned(),
        name: "\u{feff}scans ".to_owned(),
        description: " of 2026\n".to_owned(),
        ..complete()
    };
    let request = draft.finish().unwrap();
    assert_eq!(request.name.as_str(), "scans");
    assert_eq!(request.origin_pvc_name.as_str(), "pvc-a");
    assert_eq!(request.description.unwrap().as_str(), "of 2026");
    let blank = CreateDraft {
        pvc: "\u{200b}".to_owned(),
        ..complete()
    };
    assert!(blank.errors().of(CreateField::Pvc).is_some());
}

#[test]
fn an_empty_form_has_errors_at_the_required_fields_only() {
    let errors = CreateDraft::default().finish().unwrap_err();
    for (field, is_wrong) in [
        (CreateField::Project, true),
        (CreateField::Pvc, true),
        (CreateField::Name, true),
        (CreateField::Description, false),
        (CreateField::Shares, false),
    ] {
        assert_eq!(errors.of(field).is_some(), is_wrong, "{field:?}");
    }
}

#[test]
fn all_errors_are_reported_together() {
    let draft = CreateDraft {
        name: "2scans".to_owned(),
        description: "x".repeat(128),
        pvc: "p".repeat(254),
        ..complete()
    };
    let errors = draft.finish().unwrap_err();
    assert_eq!(
        errors.of(CreateField::Name).unwrap(),
        "A name starts with a lowercase letter (a–z), not with “2”."
    );
    assert!(errors.of(CreateField::Description).unwrap().contains("128"));
    assert!(errors.of(CreateField::Pvc).unwrap().contains("254"));
    assert_eq!(errors.of(CreateField::Project), None);
}

#[test]
fn a_description_is_counted_in_code_points() {
    let with = |description: String| {
        CreateDraft {
            description,
            ..complete()
        }
        .finish()
    };
    assert!(with("🦀".repeat(127)).is_ok());
    assert!(with("x".repeat(128)).is_err());
}

#[test]
fn a_copy_has_no_pvc_and_keeps_it_on_deletion() {
    let shared = SharedScope {
        created_by: Some("anna@example.com".to_owned()),
        ..share(ScopeType::Department, "9")
    };
    let volume = Volume {
        name: "scans".to_owned(),
        description: Some("of 2026".to_owned()),
        origin_pvc_name: PvcName::new("pvc-a"),
        project_id: ProjectId::new("5"),
        project_name: "radiology".to_owned(),
        department_id: DepartmentId::new("9"),
        should_delete_original_volume: true,
        shared_scopes: Some(vec![shared]),
        ..Volume::default()
    };
    let copy = CreateDraft::copy_of(&volume);
    assert_eq!(copy.pvc, "");
    assert_eq!(copy.name, "scans-2");
    assert_eq!(copy.description, "of 2026");
    assert_eq!(copy.project.name, "radiology");
    assert_eq!(copy.shares, [share(ScopeType::Department, "9")]);
    assert!(!copy.delete_original);
    let errors = copy.finish().unwrap_err();
    assert!(errors.of(CreateField::Pvc).is_some() && errors.of(CreateField::Name).is_none());
}

#[test]
fn a_recreation_has_the_same_content_except_a_deleted_pvc() {
    let mut volume = Volume {
        name: "scans".to_owned(),
        description: Some("of 2026".to_owned()),
        origin_pvc_name: PvcName::new("scans-pvc"),
        project_id: ProjectId::new("5"),
        shared_scopes: Some(vec![share(ScopeType::Department, "9")]),
        ..Volume::default()
    };
    let recreation = CreateDraft::recreation_of(&volume);
    let request = recreation.finish().unwrap();
    assert_eq!(
        (request.name.as_str(), request.origin_pvc_name.as_str()),
        ("scans", "scans-pvc")
    );
    assert_eq!(recreation.shares, [share(ScopeType::Department, "9")]);
    // A PVC that was deleted with the volume cannot be used again.
    volume.should_delete_original_volume = true;
    let recreation = CreateDraft::recreation_of(&volume);
    assert_eq!(
        (recreation.pvc.as_str(), recreation.delete_original),
        ("", false)
    );
}

#[test]
fn a_scope_is_added_once() {
    let mut draft = complete();
    draft.share_with(share(ScopeType::Project, "7"));
    draft.share_with(share(ScopeType::Project, "7"));
    draft.share_with(share(ScopeType::Department, "7"));
    assert_eq!(draft.shares.len(), 2);
    draft.unshare(&Scope::new(ScopeType::Project, "7"));
    assert_eq!(draft.shares, [share(ScopeType::Department, "7")]);
}

#[test]
fn redundant_scopes_are_reported() {
    let mut draft = complete();
    draft.share_with(share(ScopeType::Department, "9"));
    assert_eq!(draft.redundancy(), None);
    draft.share_with(share(ScopeType::Project, "5"));
    assert!(draft.redundancy().unwrap().contains("origin project"));
    draft.share_with(share(ScopeType::Cluster, "c"));
    assert!(draft.redundancy().unwrap().contains("every project"));
}

#[test]
fn missing_and_unknown_fields_of_a_stored_draft_are_accepted() {
    let draft: CreateDraft =
        serde_json::from_str(r#"{"name":"a","later":1,"project":{"id":"5"}}"#).unwrap();
    assert_eq!((draft.name.as_str(), draft.project.id.as_str()), ("a", "5"));
    let whole = CreateDraft {
        shares: vec![share(ScopeType::Cluster, "c")],
        ..complete()
    };
    let text = serde_json::to_string(&whole).unwrap();
    assert_eq!(serde_json::from_str::<CreateDraft>(&text).unwrap(), whole);
}
