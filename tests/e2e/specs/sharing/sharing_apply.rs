//! Applying a change of shares in batches.

use std::collections::BTreeSet;

use datavolumes_contract::Scope;
use serde_json::{Value, json};

use crate::harness::{Page, Spec, project};

async fn fault_patches(page: &Page, skip: u32, fault: Value) {
    fault_requests(page, "PATCH", skip, fault).await;
}

async fn fault_requests(page: &Page, method: &str, skip: u32, fault: Value) {
    let rule = json!({
        "method": method, "path": "/api/v1/datavolumes", "skip": skip, "times": 1, "fault": fault
    });
    page.server().fault(rule).await;
}

/// A draft that adds `scopes` to a volume without shares.
fn draft(scopes: &[Scope]) -> Value {
    json!({ "base": [], "edits": { "add": scopes } })
}

#[tokio::test]
async fn a_rejected_second_batch_of_120_changes_is_resumed() {
    // With this many volumes a cluster has more than 120 projects.
    Spec::with_records(24_000)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let mut projects = page.server().other_projects(&volume).await;
            assert!(projects.len() >= 120, "there are {}", projects.len());
            projects.truncate(120);
            let scopes: Vec<Scope> = projects.iter().map(|id| project(id)).collect();
            page.open_signed_in("/datavolumes").await;
            page.store_draft(volume.id, draft(&scopes)).await;
            fault_patches(
                &page,
                1,
                json!({ "kind": "status", "status": 500, "message": "the disk is full" }),
            )
            .await;
            page.open_sharing(&volume).await;
            page.has_text("120 scopes added").await;
            page.press_button("Review changes").await;
            page.has_text("Sent as 3 requests").await;
            page.has_text("gain access").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Stopped").is_focused().await;
            page.has_alert("the disk is full").await;
            page.has_text("50applied").await;
            page.has_text("70not applied").await;
            page.audit().await;
            assert_eq!(page.server().shares(volume.id).await.len(), 50);
            page.has_stored_draft(volume.id, true).await;
            page.press_button("Resume").await;
            let wanted: BTreeSet<Scope> = scopes.into_iter().collect();
            page.is_applied(volume.id, &wanted).await;
            page.has_text("Now shared with 120 scopes").await;
            page.has_stored_draft(volume.id, false).await;
        })
        .await;
}

#[tokio::test]
async fn a_rejected_scope_is_named_and_can_be_left_out() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let projects = page.server().other_projects(&volume).await;
            let [first, refused, other] = &projects[..3] else {
                panic!("there are too few projects");
            };
            let first_name = page.server().project_name(first).await;
            let refused_name = page.server().project_name(refused).await;
            for project in [first, refused] {
                let message = format!("update is missing for the project {project}");
                fault_patches(
                    &page,
                    0,
                    json!({ "kind": "status", "status": 403, "message": message }),
                )
                .await;
            }
            page.open_signed_in("/datavolumes").await;
            let scopes = [first, refused, other].map(|id| project(id));
            page.store_draft(volume.id, draft(&scopes)).await;
            page.open_sharing(&volume).await;
            page.review_and_apply().await;
            page.press_button(&format!("Leave out project {first_name} and resume"))
                .await;
            page.has_alert(&format!("project {refused}")).await;
            page.by_role("heading", "Stopped").find().await;
            page.has_alert("update is missing").await;
            page.audit().await;
            // The tree shows the denied scope as disabled.
            page.press_button("Back to editing").await;
            page.search_scopes(&refused_name).await;
            page.scope(&refused_name).has("aria-disabled", "true").await;
            // It is not sent again.
            page.has_text(&format!("project {refused_name} is left out"))
                .await;
            page.press_button("Review changes").await;
            page.has_text("1left out: no permission").await;
            page.press_button("Apply changes").await;
            page.is_applied(volume.id, &BTreeSet::from([project(other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_reload_during_a_change_is_announced() {
    Spec::with_records(60)
        .run(|page| async move {
            let (volume, _) = page.edit_sharing().await;
            let interrupted = format!("{}: the sharing change was interrupted.", volume.name);
            // Once while the shares are read, once while the change is sent.
            for method in ["GET", "PATCH"] {
                let delay = json!({ "kind": "delay", "ms": 60_000 });
                fault_requests(&page, method, 0, delay).await;
                page.review_and_apply().await;
                page.by_role("heading", "Applying changes").find().await;
                page.driver().refresh().await.expect("the page reloads");
                page.has_alert(&interrupted).await;
            }
            // The same after a broken connection, which the browser tries again, until the user has gone on.
            for is_seen in [false, true] {
                let rule = json!({
                    "method": "PATCH", "path": "/api/v1/datavolumes", "times": 50, "fault": { "kind": "drop" }
                });
                page.server().fault(rule).await;
                page.review_and_apply().await;
                page.by_role("heading", "Stopped").find().await;
                page.server().clear_faults().await;
                let kept = "return sessionStorage.getItem('datavolumes.interruption')";
                let text = page.script(kept, []).await;
                assert!(text.as_str().is_some_and(|text| text.contains("interrupted")));
                if is_seen {
                    page.press_button("Back to editing").await;
                    page.by_role("button", "Review changes").find().await;
                    assert_eq!(page.script(kept, []).await, Value::Null);
                } else {
                    page.driver().refresh().await.expect("the page reloads");
                    page.has_alert(&interrupted).await;
                }
            }
        })
        .await;
}
