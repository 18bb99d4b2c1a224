//! The table of data volumes.

use serde_json::json;

use super::camera::{SIZES, on_each};

const HOME: &str = "/datavolumes";

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn list_rows() {
    let sizes = [
        (375, 812),
        (768, 1024),
        (1280, 800),
        (1440, 900),
        (2560, 1440),
    ];
    on_each(&sizes, 10_000, |page| async move {
        page.open_signed_in(HOME).await;
        page.has_rows("").await;
        page.shoot("list").await;
        page.open(&format!("{HOME}?limit=10")).await;
        page.has_rows("limit=10").await;
        page.shoot("list-10").await;
        let query = "filterBy=phase==Ready,createdAt%3E=2026-01-01T00:00:00Z&sortBy=name&search=a";
        page.open(&format!("{HOME}?{query}")).await;
        page.has_rows(query).await;
        page.shoot("list-filtered").await;
        page.page_checkbox().click().await;
        page.selection().find().await;
        page.shoot("list-selected").await;
        page.open(&format!("{HOME}?limit=500&offset=9500")).await;
        page.has_rows("limit=500&offset=9500").await;
        page.shoot("list-500").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn list_states() {
    on_each(&SIZES, 60, |page| async move {
        page.open_signed_in(&format!("{HOME}?filterBy=name==nothing-has-this-name"))
            .await;
        page.has_text("No data volume").await;
        page.shoot("list-no-match").await;
        page.open(&format!("{HOME}?offset=500")).await;
        page.has_text("No rows here").await;
        page.shoot("list-past-the-end").await;
        page.open(&format!("{HOME}?sortBy=nonsense")).await;
        page.has_rows("").await;
        page.shoot("list-corrected-link").await;
        page.open(&format!("{HOME}?requestType=UsableInProject"))
            .await;
        page.by_role("combobox", "Project").find().await;
        page.shoot("list-choose-project").await;
        let slow = json!({ "kind": "delay", "ms": 3_000 });
        page.server().fault_list_requests(1, slow).await;
        page.open(HOME).await;
        page.shoot("list-loading").await;
        page.has_rows("").await;
        let fault =
            json!({ "kind": "status", "status": 500, "message": "the index is being rebuilt" });
        page.server().fault_list_requests(1, fault.clone()).await;
        page.open(HOME).await;
        page.has_alert("the index is being rebuilt").await;
        page.shoot("list-failed").await;
        page.open(HOME).await;
        page.has_rows("").await;
        page.server().fault_list_requests(1, fault).await;
        page.by_role("button", "Refresh").click().await;
        page.has_alert("the index is being rebuilt").await;
        page.shoot("list-outdated").await;
        page.server().reject_list_requests(403, 1).await;
        page.open(HOME).await;
        page.has_text("don’t have permission to see data volumes")
            .await;
        page.shoot("list-forbidden").await;
        page.server().reject_list_requests(503, 50).await;
        page.open(HOME).await;
        page.by_role("button", "Retry now").find().await;
        page.shoot("list-unreachable").await;
        page.server().clear_faults().await;
    })
    .await;
}
