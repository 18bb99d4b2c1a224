use serde_json::json;

use super::*;

fn list(entries: &serde_json::Value) -> PvcAssetList {
    crate::from_json(&json!({ "entries": entries }).to_string()).unwrap()
}

#[test]
fn a_pvc_is_read_despite_its_unknown_fields() {
    let assets = list(&json!([{
        "meta": {
            "name": "Raw data", "scope": "project", "projectId": 7, "kind": "pvc", "deletedAt": null,
        },
        "spec": {
            "path": "/data", "existingPvc": true, "claimName": "raw", "ephemeral": false,
            "claimInfo": {
                "size": "1G", "storageClass": "fast", "volumeMode": "Block",
                "accessModes": { "readOnlyMany": true, "readWriteOnce": null },
            },
        },
        "usedBy": null,
        "status": { "status": "No issues found", "issues": [] },
        "clusterInfo": { "resources": [{ "name": "raw-in-cluster" }] },
    }]));
    let [asset] = &assets.entries.readable[..] else {
        panic!("{assets:?}");
    };
    assert_eq!(asset.claim_name(), Some("raw"));
    assert!(asset.is_lasting());
    let claim = &asset.spec.claim_info;
    assert_eq!((&*claim.size, &*claim.storage_class), ("1G", "fast"));
    assert!(claim.access_modes.read_only_many && !claim.access_modes.read_write_once);
    assert_eq!(asset.status.status, "No issues found");
}

#[test]
fn every_field_may_be_missing_or_null() {
    let nulls = json!({
        "meta": null, "spec": { "claimName": null, "claimInfo": null, "ephemeral": null },
        "status": null, "clusterInfo": { "resources": null },
    });
    let assets = list(&json!([{}, nulls, 5]));
    assert_eq!(
        assets.entries.readable,
        [PvcAsset::default(), PvcAsset::default()]
    );
    assert_eq!(assets.entries.unreadable.len(), 1);
    assert_eq!(list(&json!(null)), PvcAssetList::default());
    assert_eq!(PvcAsset::default().claim_name(), None);
}

#[test]
fn the_name_in_the_cluster_takes_the_place_of_a_missing_claim_name() {
    let assets =
        list(&json!([{ "spec": {}, "clusterInfo": { "resources": [{ "name": "made" }] } }]));
    assert_eq!(assets.entries[0].claim_name(), Some("made"));
}

#[test]
fn what_does_not_last_is_told_apart() {
    for entry in [
        json!({ "spec": { "ephemeral": true } }),
        json!({ "meta": { "deletedAt": "2026-01-01T00:00:00Z" } }),
        json!({ "status": { "status": "Deleting" } }),
    ] {
        assert!(!list(&json!([entry])).entries[0].is_lasting(), "{entry}");
    }
}
