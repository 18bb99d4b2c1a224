//! Making a change of shares: in batches, and honestly when one fails.

use std::collections::BTreeSet;

use datavolumes_contract::{Scope, SharedScopesPatch};
use serde_json::{Value, json};

use super::sessions::sign_in_again;
use crate::harness::{Page, Spec, department, project};

async fn fault_patches(page: &Page, skip: u32, fault: Value) {
    let rule = json!({
        "method": "PATCH", "path": "/api/v1/datavolumes", "skip": skip, "times": 1, "fault": fault
    });
    page.server().fault(rule).await;
}

/// A draft that shares with `scopes` what is shared with nobody.
fn draft(scopes: &[Scope]) -> Value {
    json!({ "base": [], "edits": { "add": scopes } })
}

#[tokio::test]
async fn of_120_changes_the_second_batch_is_refused_and_the_rest_is_resumed() {
    // Enough volumes for more than 120 projects in one cluster.
    Spec::with_records(24_000)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let mut projects = page.server().projects_beside(&volume).await;
            assert!(projects.len() >= 120, "there are {}", projects.len());
            projects.truncate(120);
            let scopes: Vec<Scope> = projects.iter().map(|id| project(id)).collect();
            page.open_signed_in("/datavolumes").await;
            page.hold_draft(volume.id, draft(&scopes)).await;
            fault_patches(
                &page,
                1,
                json!({ "kind": "status", "status": 500, "message": "the disk is full" }),
            )
            .await;
            page.open_sharing(&volume).await;
            page.says("120 scopes added").await;
            page.press_button("Review changes").await;
            page.says("It takes 3 requests").await;
            page.says("gain access").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Stopped").is_focused().await;
            page.alerts("the disk is full").await;
            page.says("50done").await;
            page.says("70left").await;
            page.audit().await;
            assert_eq!(page.server().shares(volume.id).await.len(), 50);
            page.press_button("Resume").await;
            let wanted: BTreeSet<Scope> = scopes.into_iter().collect();
            page.is_applied(volume.id, &wanted).await;
            page.says("shared with 120 scopes now").await;
            page.keeps_draft(volume.id, false).await;
        })
        .await;
}

#[tokio::test]
async fn what_was_left_survives_a_reload() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (other, name) = page.server().other_department(&volume).await;
            fault_patches(&page, 0, json!({ "kind": "status", "status": 503 })).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.review_and_apply().await;
            page.by_role("heading", "Stopped").find().await;
            page.says("1left").await;
            page.reload().await;
            page.says("1 scope added").await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_no_failure_when_the_change_was_made() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (other, name) = page.server().other_department(&volume).await;
            fault_patches(&page, 0, json!({ "kind": "dropAfter" })).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &BTreeSet::from([department(&other)]))
                .await;
            // The connection was broken on purpose; the browser says so.
        })
        .await;
}

#[tokio::test]
async fn a_scope_that_may_not_be_touched_is_named_and_can_be_left_out() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let projects = page.server().projects_beside(&volume).await;
            let (refused, other) = (&projects[0], &projects[1]);
            let refused_name = page.server().project_name(refused).await;
            let message = format!("update is missing for the project {refused}");
            fault_patches(
                &page,
                0,
                json!({ "kind": "status", "status": 403, "message": message }),
            )
            .await;
            page.open_signed_in("/datavolumes").await;
            page.hold_draft(volume.id, draft(&[project(refused), project(other)]))
                .await;
            page.open_sharing(&volume).await;
            page.review_and_apply().await;
            page.by_role("heading", "Stopped").find().await;
            page.alerts("update is missing").await;
            page.audit().await;
            // It is known now, and shown as such in the tree.
            page.press_button("Back to editing").await;
            page.find_scope(&refused_name).await;
            page.scope(&refused_name).has("aria-disabled", "true").await;
            page.press_button("Review changes").await;
            let message = format!("update is missing for the project {refused}");
            fault_patches(
                &page,
                0,
                json!({ "kind": "status", "status": 403, "message": message }),
            )
            .await;
            page.press_button("Apply changes").await;
            page.press_button(&format!("Leave out project {refused_name} and resume"))
                .await;
            page.is_applied(volume.id, &BTreeSet::from([project(other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_expires_in_the_middle_loses_nothing() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (other, name) = page.server().other_department(&volume).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            page.server().expire_tokens().await;
            page.press_button("Apply changes").await;
            sign_in_again(&page).await;
            page.press_button("Resume").await;
            page.is_applied(volume.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn how_far_it_came_is_read_again_after_signing_in_again() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (other, name) = page.server().other_department(&volume).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            // The write is refused, and so is the look that follows it.
            fault_patches(&page, 0, json!({ "kind": "status", "status": 401 })).await;
            let path = format!("/api/v1/datavolumes/{}/sharedScopes", volume.id);
            page.server()
                .fault(
                    json!({ "method": "GET", "path": path, "skip": 1, "times": 1,
                    "fault": { "kind": "status", "status": 401 } }),
                )
                .await;
            page.press_button("Apply changes").await;
            sign_in_again(&page).await;
            page.says("1left").await;
            page.press_button("Resume").await;
            page.is_applied(volume.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn what_is_to_be_kept_is_never_lost_in_between() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (old, old_name) = page.server().other_department(&volume).await;
            let patch = SharedScopesPatch {
                add: vec![department(&old)],
                remove: Vec::new(),
            };
            page.server().patch_shares(volume.id, &patch).await;
            let beside = page.server().projects_beside(&volume).await.remove(0);
            let beside_name = page.server().project_name(&beside).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&old_name).await;
            page.toggle_scope(&beside_name).await;
            page.says("1 scope added, 1 removed").await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &BTreeSet::from([project(&beside)]))
                .await;
        })
        .await;
}
