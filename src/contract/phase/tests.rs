use serde_json::json;

use super::*;

#[test]
fn the_phases_of_the_reference_are_read_and_written() {
    for raw in ["Ready", "NotReady", "Creating", "Deleting", "Unknown"] {
        let phase: Phase = serde_json::from_value(json!(raw)).unwrap();
        assert!(Phase::DOCUMENTED.contains(&phase));
        assert_eq!(serde_json::to_value(&phase).unwrap(), json!(raw));
    }
}

#[test]
fn an_undocumented_phase_is_kept_as_it_was_sent() {
    let phase: Phase = serde_json::from_value(json!("ready")).unwrap();
    assert_eq!(phase, Phase::Other("ready".to_owned()));
    assert_eq!(serde_json::to_value(&phase).unwrap(), json!("ready"));
    let number: Phase = serde_json::from_value(json!(3)).unwrap();
    assert_eq!(number, Phase::Other("3".to_owned()));
    for nothing in [json!(null), json!(""), json!({}), json!(true)] {
        assert_eq!(
            serde_json::from_value::<Phase>(nothing).unwrap(),
            Phase::Unknown
        );
    }
}

#[test]
fn only_creating_and_deleting_are_transitional() {
    let ending = Phase::DOCUMENTED.into_iter().filter(Phase::is_transitional);
    assert_eq!(
        ending.collect::<Vec<_>>(),
        [Phase::Creating, Phase::Deleting]
    );
}

#[test]
fn every_field_of_a_status_is_optional() {
    let nulls = json!({
        "phase": null, "phaseMessage": null, "conditions": null,
        "datavolumePvcName": null, "datavolumePvName": null,
    });
    for body in [json!({}), nulls] {
        assert_eq!(
            serde_json::from_value::<VolumeStatus>(body).unwrap(),
            VolumeStatus::default()
        );
    }
    let nulls = json!({
        "type": null, "status": null, "message": null, "reason": null, "lastTransitionTime": null,
    });
    for body in [
        json!({}),
        nulls,
        json!({ "lastTransitionTime": "0001-01-01T00:00:00Z" }),
    ] {
        assert_eq!(
            serde_json::from_value::<Condition>(body).unwrap(),
            Condition::default()
        );
    }
}

#[test]
fn the_examples_of_the_public_document_are_read_and_written() {
    let example = json!({
        "phase": "Ready",
        "phaseMessage": "Failed to copy pvc to project 'project-a'",
        "conditions": [{
            "type": "PvcsCreated",
            "status": "False",
            "message": "Failed to create pvc in namespace 'runai-proj1'",
            "reason": "ErrorCreatingPvc",
            "lastTransitionTime": "2022-01-01T03:49:52.531Z",
        }],
        "datavolumePvcName": "datavolume-pvc-1",
        "datavolumePvName": "datavolume-pv-1",
    });
    let status: VolumeStatus = serde_json::from_value(example.clone()).unwrap();
    assert_eq!(serde_json::to_value(status).unwrap(), example);
}
