use datavolumes_contract::{Scope, ScopeType};

use super::*;
use crate::testing::rejected_because;

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

fn text(state: &ItemState) -> ItemText {
    item_text(&Organisation::default(), state)
}

#[test]
fn waiting_forbidden_failed_and_unchanged_volumes_have_their_own_status() {
    let statuses = [
        ItemState::Waiting,
        ItemState::ReadFailed(rejected_because(403, "not you")),
        ItemState::ReadFailed(rejected_because(500, "the disk is full")),
        ItemState::Planned(Box::default()),
        ItemState::Gone,
    ]
    .map(|state| text(&state).status);
    assert_eq!(
        statuses,
        [
            "Not loaded yet",
            "No permission to see",
            "Not loaded",
            "No change",
            "Deleted"
        ]
    );
}

#[test]
fn a_failure_has_the_reason_and_what_remains() {
    let failed = |error, remaining: Option<ScopeDiff>| {
        let notes = match remaining.as_ref().map(ScopeDiff::len) {
            Some(0) => vec![],
            Some(1) => vec!["To add: project 2"],
            _ => vec!["To add: project 1, project 2"],
        };
        let failure = ItemFailure {
            error,
            remaining,
            plan: plan(&["1", "2"]),
            rejected: Vec::new(),
        };
        let text = text(&ItemState::Failed(Box::new(failure)));
        assert_eq!(text.notes, notes);
        (text.change, text.reason)
    };
    let (change, reason) = failed(
        Some(rejected_because(403, "not you")),
        Some(plan(&["1", "2"]).diff),
    );
    assert_eq!(change, "Failed: 2 scopes");
    assert!(
        reason.starts_with("The server said: “not you” (403)."),
        "{reason}"
    );
    let (change, reason) = failed(Some(rejected_because(500, "full")), Some(plan(&["2"]).diff));
    assert_eq!(change, "Partly failed: 2 scopes");
    assert!(reason.ends_with("1 scope of 2 not applied."), "{reason}");
    let (_, reason) = failed(Some(ApiError::Timeout), Some(plan(&["1", "2"]).diff));
    assert!(
        reason.ends_with("The request may still arrive."),
        "{reason}"
    );
    let (change, reason) = failed(Some(ApiError::Network), None);
    assert_eq!(change, "Unknown: 2 scopes");
    assert!(reason.ends_with("What was applied is unknown."), "{reason}");
    let (_, reason) = failed(None, Some(ScopeDiff::default()));
    assert!(
        reason.starts_with("The server accepted every request"),
        "{reason}"
    );
}

#[test]
fn a_plan_has_its_effect_and_notes_on_skipped_and_redundant_scopes() {
    let mut plan = plan(&["1"]);
    (plan.gains, plan.loses) = (12, 1);
    plan.no_ops.share(project("3"));
    plan.in_other_cluster.insert(project("4"));
    plan.redundant.push(RedundantShare {
        scope: project("1"),
        covered_by: CoveredBy::Share(Scope::new(ScopeType::Department, "d")),
    });
    let text = text(&ItemState::Planned(Box::new(plan)));
    assert_eq!(text.change, "1 scope added");
    assert_eq!(
        text.effect,
        "12 projects gain access, 1 project loses access"
    );
    assert_eq!(
        text.notes,
        [
            "Added: project 1",
            "1 scope already done",
            "project 4 is in another cluster: left out",
            "project 1 changes nothing: reached through department d"
        ]
    );
}
