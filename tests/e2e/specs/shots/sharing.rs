//! The sharing editor, step by step.

use super::camera::{SIZES, on_each};
use crate::harness::project;
use serde_json::json;

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn sharing_editor() {
    on_each(&SIZES, 2_000, |page| async move {
        let volume = page.server().unshared_volume().await;
        let (_, name) = page.server().other_department(&volume).await;
        let projects = page.server().other_projects(&volume).await;
        let shares = projects.iter().take(3).map(|id| project(id));
        page.server().add_shares(volume.id, shares).await;
        page.open_sharing(&volume).await;
        page.shoot("sharing").await;
        page.toggle_scope(&name).await;
        page.shoot("sharing-changed").await;
        page.press_button("Review changes").await;
        page.by_role("heading", "Review changes").find().await;
        page.shoot("sharing-review").await;
        let theirs = projects.iter().skip(5).take(2).map(|id| project(id));
        page.server().add_shares(volume.id, theirs).await;
        page.press_button("Apply changes").await;
        page.by_role("table", crate::harness::Name::Any)
            .find()
            .await;
        page.shoot("sharing-merge").await;
        page.press_button("Review changes").await;
        let patch = json!({
            "method": "PATCH", "path": "/api/v1/datavolumes", "times": 1,
            "fault": { "kind": "status", "status": 500, "message": "the disk is full" }
        });
        page.server().fault(patch).await;
        page.press_button("Apply changes").await;
        page.by_role("heading", "Stopped").find().await;
        page.shoot("sharing-stopped").await;
        let slow = json!({
            "method": "PATCH", "path": "/api/v1/datavolumes", "times": 1,
            "fault": { "kind": "delay", "ms": 8_000 }
        });
        page.server().fault(slow).await;
        page.press_button("Resume").await;
        page.by_role("heading", "Applying changes").find().await;
        page.shoot("sharing-progress").await;
        page.by_role("button", "Copy receipt").find().await;
        page.shoot("sharing-done").await;
    })
    .await;
}
