//! Bulk changes that fail for some volumes.

use std::collections::BTreeSet;

use datavolumes_contract::{Endpoint, Volume};
use serde_json::json;

use crate::harness::{Page, Spec, department};
use crate::specs::session::sessions::sign_in_again;

async fn all_shared(page: &Page, volumes: &[Volume], other: &str) {
    for volume in volumes {
        let shares = page.server().shares(volume.id).await;
        assert_eq!(shares, BTreeSet::from([department(other)]));
    }
}

#[tokio::test]
async fn a_busy_server_slows_the_change_down_and_only_a_failed_volume_is_retried() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_volumes(3).await;
            page.open_bulk_sharing(&volumes).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Review changes").find().await;
            let busy = json!({ "kind": "status", "status": 429, "retryAfter": 2 });
            let path = Endpoint::GetSharedScopes(volumes[0].id).path_and_query();
            let rule = json!({ "method": "PATCH", "path": path, "times": 2, "fault": busy });
            page.server().fault(rule).await;
            let refused = json!({ "kind": "status", "status": 403, "message": "the moon is full" });
            page.server()
                .inject_share_fault("PATCH", volumes[1].id, refused)
                .await;
            let gone = json!({ "kind": "status", "status": 404 });
            page.server()
                .inject_share_fault("GET", volumes[2].id, gone)
                .await;
            page.press_button("Apply changes").await;
            page.has_text("The server asked to wait").await;
            page.by_role("heading", "Not all changes were applied")
                .is_focused()
                .await;
            page.has_alert("1 of 3 failed").await;
            page.bulk_row_has_text(&volumes[0], "Done").await;
            page.bulk_row_has_text(&volumes[1], "Failed").await;
            page.bulk_row_has_text(&volumes[1], "The server said: “the moon is full” (403).")
                .await;
            // A volume that is gone is no failure.
            page.bulk_row_has_text(&volumes[2], "Deleted").await;
            page.audit().await;
            assert!(page.server().shares(volumes[1].id).await.is_empty());
            page.requests().await;
            page.press_button("Retry failed").await;
            page.by_role("heading", "Applied").find().await;
            let id = volumes[1].id.to_string();
            // Volumes in a transitional phase are polled at the same time.
            let mut requests = page.requests().await;
            requests.retain(|request| request.contains("sharedScopes"));
            assert!(!requests.is_empty());
            for request in requests {
                assert!(request.contains(&id), "{request} is about another volume");
            }
            page.has_text("2 updated · 1 deleted by someone else").await;
            all_shared(&page, &volumes[..2], &other).await;
            // Its row may be on another page, which is not loaded again.
            page.press_button("Close").await;
            page.has_selection_count("2 selected").await;
            page.has_text("1 data volume was deleted by someone else and is no longer selected.")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_change_that_the_user_or_an_expired_session_stops_is_resumed() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_volumes(3).await;
            page.open_bulk_sharing(&volumes).await;
            page.toggle_scope(&name).await;
            // The shares are read again after signing in.
            let expired = json!({ "kind": "status", "status": 401 });
            page.server()
                .inject_share_fault("GET", volumes[0].id, expired.clone())
                .await;
            page.press_button("Review changes").await;
            sign_in_again(&page).await;
            page.has_text("3 data volumes: 3 scopes added.").await;
            let slow = json!({ "kind": "delay", "ms": 1_500 });
            page.server()
                .inject_share_fault("PATCH", volumes[0].id, slow)
                .await;
            page.press_button("Apply changes").await;
            page.by_role("progressbar", "0 of 3 data volumes")
                .find()
                .await;
            page.press_button("Stop").await;
            page.by_role("heading", "Stopped").is_focused().await;
            page.has_text("1 updated · 2 not applied").await;
            page.audit().await;
            assert!(page.server().shares(volumes[1].id).await.is_empty());
            // After signing in, the change is only resumed by the user.
            page.server()
                .inject_share_fault("PATCH", volumes[1].id, expired)
                .await;
            page.press_button("Resume").await;
            sign_in_again(&page).await;
            page.by_role("heading", "Stopped").find().await;
            page.has_text("1 updated · 2 not applied").await;
            page.press_button("Resume").await;
            page.by_role("heading", "Applied").find().await;
            page.has_text("3 updated").await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn a_scope_named_by_a_rejection_can_be_left_out() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_volumes(2).await;
            let projects = page.server().other_projects(&volumes[0]).await;
            let project_name = page.server().project_name(&projects[0]).await;
            page.open_bulk_sharing(&volumes).await;
            page.toggle_scope(&name).await;
            page.add_scope_by_id("Project", &projects[0]).await;
            page.press_button("Review changes").await;
            for volume in &volumes {
                let message = format!("update is missing for the project {}", projects[0]);
                let fault = json!({ "kind": "status", "status": 403, "message": message });
                page.server()
                    .inject_share_fault("PATCH", volume.id, fault)
                    .await;
            }
            page.press_button("Apply changes").await;
            page.has_alert("2 of 2 failed").await;
            page.bulk_row_has_text(&volumes[0], "Failed: 2 scopes")
                .await;
            page.press_button(&format!("Leave out project {project_name} and retry"))
                .await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}
