use datavolumes_contract::{Problem, Scope};
use datavolumes_sharing::ScopeDiff;

use super::*;
use crate::api::ApiError;

fn rejected(status: u16, message: &str) -> ApiError {
    ApiError::Rejected {
        status,
        problem: Problem::new(status, message),
        retry_after: None,
    }
}

fn project(id: &str) -> Scope {
    Scope::new(ScopeType::Project, id)
}

fn plan(ids: &[&str]) -> VolumePlan {
    let mut plan = VolumePlan::default();
    for id in ids {
        plan.diff.share(project(id));
    }
    plan
}

fn said(standing: &Standing) -> Line {
    line(&Organisation::default(), standing)
}

#[test]
fn not_loaded_not_permitted_and_nothing_to_do_are_told_apart() {
    let statuses = [
        Standing::Waiting,
        Standing::Unread(rejected(403, "not you")),
        Standing::Unread(rejected(500, "the disk is full")),
        Standing::Planned(Box::default()),
    ]
    .map(|standing| said(&standing).status);
    assert_eq!(
        statuses,
        [
            "Not loaded yet",
            "Not permitted to see",
            "Not loaded",
            "Nothing to do"
        ]
    );
}

#[test]
fn a_failure_says_why_and_what_is_left() {
    let failed = |error, left| {
        let failure = Failure {
            error,
            left,
            plan: plan(&["1", "2"]),
            refused: Vec::new(),
        };
        let line = said(&Standing::Failed(Box::new(failure)));
        (line.change, line.reason)
    };
    let (change, reason) = failed(Some(rejected(403, "not you")), Some(plan(&["1", "2"]).diff));
    assert_eq!(change, "Not made: 2 scopes added");
    assert!(
        reason.contains("Not you. (status 403). Nothing was changed."),
        "{reason}"
    );
    let (change, reason) = failed(Some(rejected(500, "full")), Some(plan(&["2"]).diff));
    assert_eq!(change, "Not all made: 2 scopes added");
    assert!(reason.ends_with("1 scope of 2 left."), "{reason}");
    let (change, reason) = failed(Some(ApiError::Network), None);
    assert_eq!(change, "Perhaps not made: 2 scopes added");
    assert!(
        reason.ends_with("How far it came is not known."),
        "{reason}"
    );
    let (_, reason) = failed(None, Some(ScopeDiff::default()));
    assert!(
        reason.starts_with("The server accepted every request"),
        "{reason}"
    );
}

#[test]
fn a_plan_names_what_is_left_out_and_what_changes_nothing() {
    let mut plan = plan(&["1"]);
    (plan.gains, plan.loses) = (12, 1);
    plan.no_ops.share(project("3"));
    plan.in_other_cluster.insert(project("4"));
    plan.redundant.push(RedundantShare {
        scope: project("1"),
        covered_by: CoveredBy::Share(Scope::new(ScopeType::Department, "d")),
    });
    let line = said(&Standing::Planned(Box::new(plan)));
    assert_eq!(line.change, "1 scope added");
    assert_eq!(
        line.effect,
        "12 projects gain access, 1 project loses access"
    );
    assert_eq!(
        line.notes,
        [
            "1 scope so already",
            "project 4 is in another cluster: left out",
            "project 1 changes nothing: reached through department d anyway"
        ]
    );
}

#[test]
fn the_summary_leaves_out_what_there_is_none_of() {
    let none = summary(&BulkSummary::default(), 0);
    assert_eq!(none, ["Nothing is changed."]);
    let sum = BulkSummary {
        changed: 2,
        unchanged: 1,
        added: 3,
        removed: 1,
        requests: 2,
        losing: 1,
        ..BulkSummary::default()
    };
    assert_eq!(
        summary(&sum, 2),
        [
            "2 data volumes: 3 shares added, 1 removed. It takes 2 requests.",
            "1 data volume can be used by fewer projects.",
            "1 data volume has nothing to be done.",
            "2 data volumes could not be read, and are left out."
        ]
    );
}
