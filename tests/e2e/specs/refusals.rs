//! What the server refuses, and what of the page stays usable.

use serde_json::json;

use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

async fn retry(page: &Page) {
    page.by_role("button", "Retry").click().await;
}

#[tokio::test]
async fn a_failed_page_keeps_the_old_rows_and_can_be_tried_again() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            page.server().refuse_lists(500, 1).await;
            page.by_role("combobox", "Sort by")
                .choose("createdBy")
                .await;
            page.alerts("could not be loaded").await;
            page.says("500").await;
            page.audit().await;
            let rows = page.row_ids().await.map(|ids| ids.len());
            assert_eq!(rows, Ok(50));
            retry(&page).await;
            page.shows("sortBy=createdBy").await;
            page.by_role("button", "Retry").none().await;
        })
        .await;
}

#[tokio::test]
async fn a_failed_first_load_can_be_tried_again() {
    Spec::with_records(60)
        .run(|page| async move {
            page.server().refuse_lists(500, 1).await;
            page.open_signed_in(HOME).await;
            page.says("could not be loaded").await;
            page.audit().await;
            retry(&page).await;
            page.shows("").await;
        })
        .await;
}

#[tokio::test]
async fn the_words_of_the_server_are_told() {
    Spec::with_records(5)
        .run(|page| async move {
            for status in [400_u16, 404, 500] {
                let refusal =
                    json!({ "kind": "status", "status": status, "message": "the moon is full" });
                page.server().fault_lists(1, refusal).await;
                page.open_signed_in(HOME).await;
                page.says("the moon is full").await;
                page.says(&status.to_string()).await;
            }
        })
        .await;
}

#[tokio::test]
async fn somebody_without_rights_is_told_so_and_not_that_there_is_nothing() {
    Spec::with_records(20)
        .run(|page| async move {
            page.server().refuse_lists(403, 99).await;
            page.open_signed_in(HOME).await;
            page.says("may not see").await;
            page.audit().await;
            let text = page.text().await.to_lowercase();
            assert!(!text.contains("no data volumes yet"), "{text}");
            page.by_role("button", "Retry").none().await;
            page.by_role("button", "Sign out").find().await;
        })
        .await;
}

#[tokio::test]
async fn each_person_of_the_demo_gets_an_honest_answer() {
    Spec::with_records(60)
        .run(|page| async move {
            let mut refused = 0;
            for person in page.server().people().await {
                let token = page.server().token_for(&person).await;
                page.hold_token(&token).await;
                page.open(HOME).await;
                match page.server().status_of_list(&token).await {
                    200 => _ = page.table().find().await,
                    403 => {
                        refused += 1;
                        page.says("may not see").await;
                        page.table().none().await;
                    }
                    other => panic!("{} is answered {other}", person.client_id),
                }
            }
            assert_eq!(refused, 1, "one person of the demo has no rights");
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_may_not_be_seen_or_does_not_exist_says_which() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = page.server().list("").await.remove(0);
            let path = format!("{HOME}/{}", volume.id);
            page.server()
                .fault(json!({
                    "path": format!("/api/v1{path}"), "times": 1,
                    "fault": { "kind": "status", "status": 403 }
                }))
                .await;
            page.open_signed_in(&path).await;
            page.says("may not see this data volume").await;
            page.audit().await;
            page.open(&format!("{HOME}/71f69d83-ba66-4822-adf5-55ce55efd210"))
                .await;
            page.says("does not exist").await;
            page.audit().await;
            let main = page.by_role("main", Name::Any);
            let way_back = page.by_role("link", "Go to the data volumes");
            way_back.within(&main).click().await;
            page.has_address(HOME).await;
            page.shows("").await;
        })
        .await;
}
