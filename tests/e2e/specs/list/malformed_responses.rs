//! Responses that the API does not document.

use serde_json::json;

use crate::harness::Spec;

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn a_response_that_is_not_json_shows_an_error_and_keeps_the_rows() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let malformed = json!({ "kind": "malformed" });
            page.server().fault_list_requests(1, malformed).await;
            page.by_role("combobox", "Sort by")
                .choose("createdBy")
                .await;
            page.has_alert("cannot be read").await;
            page.has_text("cannot be read").await;
            page.has_text("/api/v1/datavolumes").await;
            page.has_text("200").await;
            page.audit().await;
            assert_eq!(page.row_ids().await.map(|ids| ids.len()), Ok(50));
            page.by_role("button", "Retry").click().await;
            page.has_rows("sortBy=createdBy").await;
        })
        .await;
}

#[tokio::test]
async fn unknown_fields_and_an_unknown_phase_are_accepted() {
    Spec::with_records(20)
        .run(|page| async move {
            let wanted = page.server().ids("").await;
            let newer =
                json!({ "path": "/api/v1/", "times": 99, "fault": { "kind": "unknownFields" } });
            page.server().fault(newer).await;
            page.open_signed_in(HOME).await;
            page.has_rows_of(&wanted).await;
            let phases = page.column("Status").await;
            assert!(
                phases.iter().all(|phase| phase.contains("Hibernating")),
                "{phases:?}"
            );
            page.audit().await;
            page.open(&format!("{HOME}/{}", wanted[0])).await;
            page.has_text("Hibernating").await;
            page.audit().await;
        })
        .await;
}
