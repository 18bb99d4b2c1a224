//! Answers that are not what the API documents.

use serde_json::{Value, json};

use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

async fn fault(page: &Page, path: &str, fault: Value) {
    let fault = json!({ "method": "GET", "path": path, "times": 1, "fault": fault });
    page.server().fault(fault).await;
}

#[tokio::test]
async fn an_answer_that_is_no_json_is_a_clear_error_and_keeps_the_rows() {
    Spec::with_records(120)
        .run(|page| async move {
            for kind in ["malformed", "html"] {
                page.open_signed_in(HOME).await;
                page.shows("").await;
                fault(&page, "/api/v1/datavolumes", json!({ "kind": kind })).await;
                page.by_role("combobox", "Sort by").choose("name").await;
                page.by_role("alert", Name::Any).find().await;
                page.says("cannot be read").await;
                page.says("/api/v1/datavolumes").await;
                page.says("200").await;
                assert_eq!(page.row_ids().await.map(|ids| ids.len()), Ok(50));
                page.by_role("button", "Retry").click().await;
                page.shows("sortBy=name").await;
            }
        })
        .await;
}

#[tokio::test]
async fn unknown_fields_and_an_unknown_phase_are_read() {
    Spec::with_records(20)
        .run(|page| async move {
            fault(
                &page,
                "/api/v1/datavolumes",
                json!({ "kind": "unknownFields" }),
            )
            .await;
            page.open_signed_in(HOME).await;
            page.shows("").await;
            page.audit().await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_cannot_be_read_says_so_and_can_be_tried_again() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = page.server().list("").await.remove(0);
            let path = format!("{HOME}/{}", volume.id);
            fault(
                &page,
                &format!("/api/v1{path}"),
                json!({ "kind": "malformed" }),
            )
            .await;
            page.open_signed_in(&path).await;
            page.says("cannot be read").await;
            page.by_role("button", "Retry").click().await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}
