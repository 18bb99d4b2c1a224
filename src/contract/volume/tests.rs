use serde_json::{Value, from_value, json, to_value};

use super::*;
use crate::{Phase, Scope, ScopeType};

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

/// The response sample of the reference, completed with a shared scope and a status.
fn sample() -> Value {
    json!({
        "id": ID,
        "createdAt": "2019-08-24T14:15:22Z",
        "updatedAt": "2019-08-24T14:15:22Z",
        "createdBy": "user@run.ai",
        "updatedBy": "user@run.ai",
        "name": "datavolume-a",
        "description": "Results of experiment X",
        "originPvcName": "pvc-a",
        "projectId": "5",
        "shouldDeleteOriginalVolume": false,
        "projectName": "project-a",
        "departmentId": "department-a",
        "clusterId": ID,
        "sharedScopes": [{
            "scopeType": "project",
            "scopeId": "5",
            "scopeName": "project-a",
            "createdAt": "2019-08-24T14:15:22Z",
            "createdBy": "user@run.ai",
        }],
        "status": { "phase": "Ready" },
    })
}

/// A volume with nothing but an id.
fn bare() -> Volume {
    Volume {
        id: ID.parse().unwrap(),
        ..Volume::default()
    }
}

#[test]
fn the_sample_of_the_reference_is_read_and_written() {
    let volume: Volume = from_value(sample()).unwrap();
    assert_eq!(volume.name, "datavolume-a");
    assert_eq!(volume.origin_pvc_name.as_str(), "pvc-a");
    assert_eq!(volume.status.phase, Phase::Ready);
    let shares = volume.shared_scopes.as_deref().unwrap_or_default();
    assert_eq!(shares[0].scope(), Scope::new(ScopeType::Project, "5"));
    assert_eq!(to_value(volume).unwrap(), sample());
}

#[test]
fn the_response_to_a_list_is_read_and_written() {
    let mut volume = sample();
    volume.as_object_mut().unwrap().remove("sharedScopes");
    let answer = json!({ "next": 1, "datavolumes": [volume] });
    let page: VolumePage = crate::from_json(&answer.to_string()).unwrap();
    assert_eq!((page.next, page.datavolumes.len()), (Some(1), 1));
    assert_eq!(page.datavolumes[0].shared_scopes, None);
    assert_eq!(to_value(page).unwrap(), answer);
    assert_eq!(
        to_value(VolumePage::default()).unwrap(),
        json!({ "datavolumes": [] })
    );
}

#[test]
fn every_field_except_the_id_may_be_missing() {
    assert_eq!(from_value::<Volume>(json!({ "id": ID })).unwrap(), bare());
    for id in [json!(null), json!(5), json!("5")] {
        assert!(from_value::<Volume>(json!({ "id": id })).is_err(), "{id}");
    }
    assert!(from_value::<Volume>(json!({})).is_err());
}

#[test]
fn every_field_except_the_id_may_be_null() {
    let mut volume = sample();
    let fields: Vec<String> = volume.as_object().unwrap().keys().cloned().collect();
    for field in fields.iter().filter(|field| *field != "id") {
        volume[field] = Value::Null;
        from_value::<Volume>(volume.clone()).unwrap();
    }
    volume["useOriginalVolume"] = Value::Null;
    assert_eq!(from_value::<Volume>(volume).unwrap(), bare());
}

#[test]
fn unknown_fields_and_odd_values_do_not_hide_the_rest() {
    let mut volume = sample();
    volume["storageClass"] = json!({ "name": "fast" });
    volume["projectId"] = json!(5);
    volume["createdAt"] = json!("24 August");
    volume["updatedAt"] = json!(1_566_656_122);
    volume["status"] = json!({ "phase": "Migrating", "progress": 0.5 });
    volume["createdBy"] = json!({ "name": "user" });
    volume["updatedBy"] = json!(7);
    volume["name"] = json!(12);
    volume["description"] = json!(["x"]);
    let read: Volume = from_value(volume).unwrap();
    assert_eq!(read.project_id.as_str(), "5");
    let created_at = Timestamp::Other("24 August".to_owned());
    assert_eq!(read.created_at, Some(created_at));
    assert_eq!(read.status.phase, Phase::Other("Migrating".to_owned()));
    assert_eq!(
        (read.created_by, read.updated_by),
        (None, Some("7".to_owned()))
    );
    assert_eq!((read.name.as_str(), read.description), ("12", None));
    assert_eq!(read.project_name, "project-a");
}

#[test]
fn not_shared_differs_from_unknown() {
    let shares = |shares: Value| {
        let volume = json!({ "id": ID, "sharedScopes": shares });
        from_value::<Volume>(volume).unwrap().shared_scopes
    };
    assert_eq!(shares(json!([])), Some(Vec::new()));
    assert_eq!(shares(json!(null)), None);
    assert_eq!(bare().shared_scopes, None);
}

#[test]
fn the_volumes_of_a_page_may_be_null_but_not_missing() {
    let page = json!({ "datavolumes": null, "next": null });
    assert_eq!(
        from_value::<VolumePage>(page).unwrap(),
        VolumePage::default()
    );
    assert!(from_value::<VolumePage>(json!({ "next": 1 })).is_err());
    assert!(from_value::<VolumePage>(json!({ "datavolumes": {} })).is_err());
}

#[test]
fn a_count_is_required() {
    let count = VolumeCount { count: 1 };
    assert_eq!(to_value(count).unwrap(), json!({ "count": 1 }));
    assert_eq!(
        from_value::<VolumeCount>(json!({ "count": 1, "more": 2 })).unwrap(),
        count
    );
    assert!(from_value::<VolumeCount>(json!({ "count": null })).is_err());
}

fn request() -> Value {
    json!({
        "name": "datavolume-a",
        "description": "Results of experiment X",
        "originPvcName": "pvc-a",
        "projectId": "5",
        "shouldDeleteOriginalVolume": false,
    })
}

#[test]
fn the_request_sample_of_the_reference_is_read_and_written() {
    let create: CreateVolume = from_value(request()).unwrap();
    assert_eq!(create.name.as_str(), "datavolume-a");
    assert_eq!(to_value(create).unwrap(), request());
}

#[test]
fn optional_fields_of_a_request_may_be_missing_or_null() {
    let least = json!({ "name": "a", "originPvcName": "p", "projectId": "5" });
    let mut nulls = least.clone();
    for field in [
        "description",
        "shouldDeleteOriginalVolume",
        "useOriginalVolume",
    ] {
        nulls[field] = Value::Null;
    }
    for body in [least, nulls] {
        let create: CreateVolume = from_value(body).unwrap();
        assert_eq!(
            (create.description, create.use_original_volume),
            (None, None)
        );
        assert!(!create.should_delete_original_volume);
    }
}

#[test]
fn a_request_must_follow_the_rules_and_types_of_the_reference() {
    for (field, value) in [
        ("name", json!("A")),
        ("name", json!(null)),
        ("description", json!("x".repeat(128))),
        ("description", json!(5)),
        ("originPvcName", json!(null)),
        ("originPvcName", json!(5)),
        ("projectId", json!(null)),
        ("projectId", json!(5)),
        ("shouldDeleteOriginalVolume", json!("false")),
        ("useOriginalVolume", json!(0)),
    ] {
        let mut body = request();
        body[field] = value.clone();
        assert!(
            from_value::<CreateVolume>(body).is_err(),
            "{field}: {value}"
        );
    }
    for field in ["name", "originPvcName", "projectId"] {
        let mut body = request();
        body.as_object_mut().unwrap().remove(field);
        assert!(from_value::<CreateVolume>(body).is_err(), "{field}");
    }
}

#[test]
fn a_patch_changes_only_the_description() {
    let description = Some("Results of experiment X".parse().unwrap());
    let patch = PatchVolume { description };
    let body = json!({ "description": "Results of experiment X" });
    assert_eq!(to_value(&patch).unwrap(), body);
    assert_eq!(from_value::<PatchVolume>(body).unwrap(), patch);
    let erased: PatchVolume = from_value(json!({ "description": "" })).unwrap();
    assert_eq!(erased.description, Some(Description::default()));
    for nothing in [
        json!({}),
        json!({ "description": null }),
        json!({ "name": "b" }),
    ] {
        assert_eq!(
            from_value::<PatchVolume>(nothing).unwrap(),
            PatchVolume::default()
        );
    }
    assert!(from_value::<PatchVolume>(json!({ "description": "x".repeat(128) })).is_err());
}
