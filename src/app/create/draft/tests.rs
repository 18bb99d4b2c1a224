use datavolumes_contract::{DepartmentId, ProjectId};

use super::*;

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

fn share(level: ScopeType, id: &str) -> SharedScope {
    SharedScope {
        scope_type: level,
        scope_id: id.to_owned(),
        scope_name: String::new(),
        created_at: None,
        created_by: None,
    }
}

#[test]
fn a_complete_form_is_what_the_api_wants() {
    let sent = serde_json::to_value(complete().finish().unwrap()).unwrap();
    let wanted = serde_json::json!({
        "name": "scans", "originPvcName": "pvc-a", "projectId": "5",
        "shouldDeleteOriginalVolume": false,
    });
    assert_eq!(sent, wanted);
}

#[test]
fn an_empty_form_lacks_everything_that_is_required_and_nothing_else() {
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
fn every_error_is_told_at_once() {
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
fn a_copy_has_what_can_be_copied_and_destroys_nothing() {
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
fn a_recipe_is_made_of_the_same_things_again() {
    let mut volume = Volume {
        name: "scans".to_owned(),
        description: Some("of 2026".to_owned()),
        origin_pvc_name: PvcName::new("scans-pvc"),
        project_id: ProjectId::new("5"),
        shared_scopes: Some(vec![share(ScopeType::Department, "9")]),
        ..Volume::default()
    };
    let recipe = CreateDraft::recipe_of(&volume);
    let new = recipe.finish().unwrap();
    assert_eq!(
        (new.name.as_str(), new.origin_pvc_name.as_str()),
        ("scans", "scans-pvc")
    );
    assert_eq!(recipe.shares, [share(ScopeType::Department, "9")]);
    // A PVC that went with the volume cannot be used again.
    volume.should_delete_original_volume = true;
    let recipe = CreateDraft::recipe_of(&volume);
    assert_eq!((recipe.pvc.as_str(), recipe.delete_original), ("", false));
}

#[test]
fn names_count_on_and_stay_names() {
    for (name, next) in [
        ("data", "data-2"),
        ("data-2", "data-3"),
        ("data-9", "data-10"),
        ("data-v2", "data-v2-2"),
        ("data-", "data-2"),
        ("My Data", "my-data-2"),
    ] {
        assert_eq!(next_name(name), next);
    }
    let long = "x".repeat(63);
    let next = next_name(&long);
    assert_eq!(
        next.parse::<VolumeName>().map(String::from),
        Ok(next.clone())
    );
    assert_eq!(next, format!("{}-2", "x".repeat(61)));
}

#[test]
fn a_scope_is_chosen_once() {
    let mut draft = complete();
    draft.share_with(share(ScopeType::Project, "7"));
    draft.share_with(share(ScopeType::Project, "7"));
    draft.share_with(share(ScopeType::Department, "7"));
    assert_eq!(draft.shares.len(), 2);
    draft.unshare(&Scope::new(ScopeType::Project, "7"));
    assert_eq!(draft.shares, [share(ScopeType::Department, "7")]);
}

#[test]
fn what_adds_nothing_is_said() {
    let mut draft = complete();
    draft.share_with(share(ScopeType::Department, "9"));
    assert_eq!(draft.redundancy(), None);
    draft.share_with(share(ScopeType::Project, "5"));
    assert!(draft.redundancy().unwrap().contains("without being shared"));
    draft.share_with(share(ScopeType::Cluster, "c"));
    assert!(draft.redundancy().unwrap().contains("every project"));
}

#[test]
fn a_draft_of_another_version_is_read_as_far_as_it_goes() {
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

#[test]
fn only_a_new_volume_with_everything_that_was_sent_was_made_by_it() {
    let sent_at = 1_800_000_000_000.0;
    let created_at = chrono::DateTime::from_timestamp_millis(1_800_000_000_500);
    let new = complete().finish().unwrap();
    let made = Volume {
        name: "scans".to_owned(),
        project_id: ProjectId::new("5"),
        origin_pvc_name: PvcName::new("pvc-a"),
        created_at,
        ..Volume::default()
    };
    assert!(is_made_of(&made, &new, sent_at));
    let older = chrono::DateTime::from_timestamp_millis(1_799_990_000_000);
    for other in [
        Volume {
            created_at: older,
            ..made.clone()
        },
        Volume {
            name: "scans-2".to_owned(),
            ..made.clone()
        },
        Volume {
            project_id: ProjectId::new("6"),
            ..made.clone()
        },
        Volume {
            origin_pvc_name: PvcName::new("pvc-b"),
            ..made.clone()
        },
        Volume {
            description: Some("another".to_owned()),
            ..made.clone()
        },
        Volume {
            should_delete_original_volume: true,
            ..made.clone()
        },
    ] {
        assert!(!is_made_of(&other, &new, sent_at), "{other:?}");
    }
}
