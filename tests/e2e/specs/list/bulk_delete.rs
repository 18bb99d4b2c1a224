//! Deleting many volumes.

use datavolumes_contract::Phase;
use serde_json::json;

use crate::harness::{Page, Spec, until};

/// Waits until every volume of `ids` is in deletion or gone.
async fn are_deleted(page: &Page, ids: &[datavolumes_contract::VolumeId]) {
    until("all volumes are deleted", || async {
        let rest = page.server().list("limit=500").await;
        let rest = rest
            .into_iter()
            .filter(|volume| ids.contains(&volume.id) && volume.status.phase != Phase::Deleting);
        match rest.count() {
            0 => Ok(()),
            count => Err(format!("{count} are still there")),
        }
    })
    .await;
}

#[tokio::test]
async fn all_that_match_are_deleted_and_only_failures_are_retried() {
    Spec::with_records(120)
        .run(|page| async move {
            let server = page.server();
            let ready = "filterBy=phase==Ready";
            let volumes = server.list(&format!("{ready}&limit=500")).await;
            let ids: Vec<_> = volumes.iter().map(|volume| volume.id).collect();
            let count = ids.len();
            let orphans = server.ids("filterBy=phase==NotReady&limit=500").await;
            assert!(!orphans.is_empty());
            page.open_signed_in(&format!("/datavolumes?{ready}&limit=10"))
                .await;
            page.has_rows(&format!("{ready}&limit=10")).await;
            page.page_checkbox().click().await;
            page.press_button(&format!("Select all {count} that match"))
                .await;
            let others = count - 10;
            page.has_selection_count(&format!("{count} selected ({others} on other pages)"))
                .await;
            let delete = page.by_role("button", "Delete").within(&page.selection());
            delete.click().await;
            let dialog = page.by_role("alertdialog", format!("Delete {count} data volumes"));
            dialog.find().await;
            page.by_role("heading", "Review deletion").find().await;
            page.has_text("the origin projects and those they are shared with")
                .await;
            page.audit().await;
            let confirm = page.by_role("button", "Delete").within(&dialog);
            confirm.is_enabled(false).await;
            page.by_role("textbox", format!("Type {count} to confirm"))
                .fill(&count.to_string())
                .await;
            confirm.is_enabled(true).await;
            for (skip, times, fault) in [
                (
                    2,
                    2,
                    json!({ "kind": "status", "status": 500, "message": "the disk is full" }),
                ),
                (
                    0,
                    1,
                    json!({ "kind": "status", "status": 429, "retryAfter": 1 }),
                ),
                (3, 1, json!({ "kind": "dropAfter" })),
            ] {
                let rule = json!({
                    "method": "DELETE", "path": "/api/v1/datavolumes/",
                    "skip": skip, "times": times, "fault": fault
                });
                server.fault(rule).await;
            }
            confirm.click().await;
            page.by_role("heading", "Not all data volumes were deleted")
                .is_focused()
                .await;
            page.has_alert(&format!("2 of {count} failed")).await;
            page.has_text("The server said: “the disk is full” (500).")
                .await;
            page.audit().await;
            page.press_button("Retry failed").await;
            page.by_role("heading", "Deleted").is_focused().await;
            page.press_button("Close").await;
            dialog.is_absent().await;
            // The browser may repeat the request that was dropped, and then finds that volume gone.
            page.has_text("data volumes are being deleted.").await;
            page.selection().is_absent().await;
            are_deleted(&page, &ids).await;
            // Those in other phases are left.
            let rest = server.ids("limit=500").await;
            let is_left = orphans.iter().all(|id| rest.contains(id));
            assert!(is_left, "{orphans:?}");
            // Each can be recreated.
            page.press_button("Recreate").await;
            page.by_role("button", format!("Recreate {}", volumes[0].name))
                .click()
                .await;
            page.by_role("heading", "New data volume").find().await;
        })
        .await;
}
