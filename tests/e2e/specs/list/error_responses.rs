//! Error responses, unreadable ones and newer ones, to the list and to a volume.

use serde_json::json;

use crate::harness::{Name, Spec};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn a_failed_or_unreadable_response_keeps_the_old_rows_and_can_be_retried() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let failed = json!({ "kind": "status", "status": 500 });
            let malformed = json!({ "kind": "malformed" });
            for (fault, header, key, texts) in [
                (
                    failed,
                    "Created by",
                    "createdBy",
                    ["could not be loaded", "500"],
                ),
                (
                    malformed,
                    "Created",
                    "createdAt",
                    ["cannot be read", "/api/v1/datavolumes"],
                ),
            ] {
                page.server().fault_list_requests(1, fault).await;
                page.press_header(header).await;
                for text in texts {
                    page.has_alert(text).await;
                }
                page.audit().await;
                let rows = page.row_ids().await.map(|ids| ids.len());
                assert_eq!(rows, Ok(50));
                page.by_role("button", "Retry").click().await;
                page.has_rows(&format!("sortBy={key}")).await;
                page.by_role("button", "Retry").is_absent().await;
            }
        })
        .await;
}

#[tokio::test]
async fn an_answer_from_in_between_is_not_taken_for_the_api_and_a_reload_is_offered() {
    Spec::with_records(120)
        .on_one_server()
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let elsewhere = json!({ "kind": "redirect", "location": "https://sign-in.example/" });
            let sign_in = json!({ "kind": "html", "status": 200 });
            for (fault, header, sort) in [
                (elsewhere, "Created by", "createdBy"),
                (sign_in, "Created", "createdAt"),
            ] {
                page.server().fault_list_requests(1, fault).await;
                page.press_header(header).await;
                page.has_alert("Something between you and the API answered")
                    .await;
                let text = page.text().await;
                assert!(!text.contains("<h1>"), "{text}");
                page.audit().await;
                page.by_role("button", "Reload").click().await;
                page.has_rows(&format!("sortBy={sort}")).await;
            }
        })
        .await;
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_why_and_link_to_the_table() {
    Spec::with_records(20)
        .run(|page| async move {
            for unknown in ["/nowhere", "/datavolumes/not-an-id", "/a/b/c"] {
                page.open_signed_in(unknown).await;
                page.has_text("page not found").await;
                page.has_address(unknown).await;
            }
            page.audit().await;
            let main = page.by_role("main", Name::Any);
            page.by_role("link", Name::Any).within(&main).click().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            let ready = page.server().ids("filterBy=phase==Ready").await[0];
            page.server().reject("GET", ready, 403).await;
            page.open(&format!("{HOME}/{ready}")).await;
            page.has_text("don’t have permission to see this data volume")
                .await;
            page.audit().await;
            page.open(&format!("{HOME}/71f69d83-ba66-4822-adf5-55ce55efd210"))
                .await;
            page.has_text("does not exist").await;
            page.audit().await;
            let link = page.by_role("link", "Go to data volumes");
            link.within(&main).click().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
        })
        .await;
}

#[tokio::test]
async fn what_a_newer_or_a_broken_server_returns_does_not_hide_the_volumes() {
    Spec::with_records(20)
        .run(|page| async move {
            let all = page.server().ids("").await;
            // The first entry has no id, and the third one is null.
            let readable = [&all[1..2], &all[3..]].concat();
            let odd = json!({ "path": "/api/v1/", "times": 99, "fault": { "kind": "oddEntries" } });
            page.server().fault(odd).await;
            page.open_signed_in(HOME).await;
            page.has_rows_of(&readable).await;
            page.has_text("2 data volumes on this page can’t be read")
                .await;
            page.has_text("Entry 3").await;
            page.has_text("1–20").await;
            page.has_text("last Tuesday").await;
            let updated = page.column("Updated").await;
            assert!(updated[0].contains("not set"), "{updated:?}");
            page.audit().await;
            page.server().clear_faults().await;
            // Unknown fields and an unknown phase are accepted.
            let newer =
                json!({ "path": "/api/v1/", "times": 99, "fault": { "kind": "unknownFields" } });
            page.server().fault(newer).await;
            page.reload().await;
            page.has_rows_of(&all).await;
            let phases = page.column("Status").await;
            assert!(
                phases.iter().all(|phase| phase.contains("Hibernating")),
                "{phases:?}"
            );
            page.audit().await;
            page.open(&format!("{HOME}/{}", all[0])).await;
            page.has_text("Hibernating").await;
            page.audit().await;
        })
        .await;
}
