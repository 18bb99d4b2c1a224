//! The PVCs that are registered as data sources.

use datavolumes_contract::org::pvc::PvcAssetList;
use datavolumes_contract::{Endpoint, ProjectId};
use serde_json::Value;

use crate::harness::{ADMIN, Api, RESEARCHER, api_test};

const PVCS: &str = "/api/v1/asset/datasource/pvc";

/// The entries of the list with this query.
async fn entries(api: &Api, query: &str) -> Vec<Value> {
    let list = api.get(ADMIN, &format!("{PVCS}?{query}")).await;
    list.expect_status(200)["entries"]
        .as_array()
        .unwrap()
        .clone()
}

fn names(entries: &[Value]) -> Vec<&str> {
    entries
        .iter()
        .map(|entry| entry["spec"]["claimName"].as_str().unwrap())
        .collect()
}

#[api_test]
async fn the_request_of_the_console_lists_the_pvcs_of_a_project_with_their_claims_and_states() {
    let api = Api::empty().await;
    let endpoint = Endpoint::ListPvcs(ProjectId::new("4500101"));
    let list: PvcAssetList = api.call(ADMIN, &endpoint, None).await.expect_json(200);
    assert_eq!(list.entries.unreadable, [""; 0]);
    let names: Vec<&str> = list
        .entries
        .iter()
        .filter_map(|pvc| pvc.claim_name())
        .collect();
    assert_eq!(
        names,
        [
            "archive-restore",
            "incoming-uploads",
            "model-exports",
            "pending-ingest",
            "raw-captures",
            "team-scratch"
        ]
    );
    for pvc in &list.entries.readable {
        let claim = &pvc.spec.claim_info;
        assert!(pvc.is_lasting());
        assert!(!claim.size.is_empty() && !claim.storage_class.is_empty());
        let modes = claim.access_modes;
        assert!(modes.read_write_once || modes.read_write_many);
        // These two are not bound.
        let has_issues = ["archive-restore", "pending-ingest"].contains(&&*pvc.spec.claim_name);
        let status = if has_issues {
            "Issues found"
        } else {
            "No issues found"
        };
        assert_eq!(pvc.status.status, status, "{}", pvc.spec.claim_name);
    }
}

#[api_test]
async fn usage_and_states_are_listed_when_they_are_asked_for() {
    let api = Api::empty().await;
    let plain = entries(&api, "projectId=4500101").await;
    assert!(
        plain
            .iter()
            .all(|entry| entry["usedBy"].is_null() && entry["status"].is_null())
    );
    let with_usage = entries(&api, "projectId=4500101&usageInfo=true&statusInfo=false").await;
    assert!(
        with_usage
            .iter()
            .all(|entry| entry["usedBy"]["trainings"].is_array())
    );
    assert!(with_usage.iter().all(|entry| entry["status"].is_null()));
    let is_mounted = |entry: &Value| !entry["usedBy"]["trainings"].as_array().unwrap().is_empty();
    let all = entries(&api, "usageInfo=true").await;
    assert!(all.iter().any(is_mounted) && !all.iter().all(is_mounted));
}

#[api_test]
async fn the_conditions_of_a_request_all_hold() {
    let api = Api::empty().await;
    let organisation = api.organisation();
    let project = &organisation.projects[0];
    let all = entries(&api, "").await;
    assert_eq!(all.len(), organisation.projects.len() * 6);
    let of_project = entries(&api, "projectId=4500101").await;
    let first = of_project[0]["meta"]["id"].as_str().unwrap();
    let capitals = project.cluster_id.as_str().to_uppercase();
    let department = &project.parent_id;
    for (query, count) in [
        ("name=raw-captures&projectId=4500101".to_owned(), 1),
        (
            format!("projectId=4500101&departmentId={department}&clusterId={capitals}"),
            6,
        ),
        ("projectId=4500101&scope=project".to_owned(), 6),
        (
            format!("assetIds={first},00000000-0000-4000-8000-000000000000"),
            1,
        ),
        (format!("projectId=4500102&assetIds={first}"), 0),
        ("projectId=4500101&scope=tenant".to_owned(), 0),
        ("projectId=none".to_owned(), 0),
        ("projectId=4500101&projectId=4500101".to_owned(), 0),
        ("assetIds=x".to_owned(), 0),
        ("usageInfo=perhaps".to_owned(), 0),
    ] {
        assert_eq!(entries(&api, &query).await.len(), count, "{query}");
    }
}

#[api_test]
async fn the_pvc_of_a_volume_is_listed_if_it_exists() {
    let api = Api::seeded(60).await;
    let volumes = api.list(RESEARCHER, "").await;
    let listed = entries(&api, "projectId=4500101").await;
    let listed = names(&listed);
    let bound = volumes
        .iter()
        .find(|volume| volume.status.phase.as_str() == "Ready");
    assert!(listed.contains(&bound.unwrap().origin_pvc_name.as_str()));
    let missing = api.create(0, "from-nothing", "no-such-pvc").await;
    let after = entries(&api, "projectId=4500101").await;
    assert!(!names(&after).contains(&missing.origin_pvc_name.as_str()));
}
