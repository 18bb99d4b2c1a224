//! Lists without volumes.

use crate::harness::{Name, Spec};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn an_empty_list_and_the_n_key_lead_to_the_create_form() {
    Spec::with_records(0)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_text("no data volumes yet").await;
            page.audit().await;
            page.by_role("navigation", "Pagination").is_absent().await;
            page.by_role("button", "Clear filters").is_absent().await;
            page.by_role("button", "Create a data volume").click().await;
            page.has_address("/datavolumes/new").await;
            page.back().await;
            page.has_text("no data volumes yet").await;
            page.press("n").await;
            page.has_address("/datavolumes/new").await;
            page.by_role("form", "New data volume").find().await;
        })
        .await;
}

#[tokio::test]
async fn a_filter_without_matches_can_be_cleared_and_a_page_past_the_end_can_be_left() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?filterBy=name==nothing-is-called-so&sortBy=name")
                .await;
            page.has_text("no data volume matches").await;
            let text = page.text().await.to_lowercase();
            assert!(!text.contains("no data volumes yet"), "{text}");
            page.audit().await;
            page.by_role("button", "Clear all filters").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            page.has_rows("sortBy=name").await;
            page.open("/datavolumes?offset=5000").await;
            page.has_text("past the last page").await;
            page.has_text("No rows here · ").await;
            page.audit().await;
            let main = page.by_role("main", Name::Any);
            page.by_role("button", Name::Containing("first page".to_owned()))
                .within(&main)
                .click()
                .await;
            page.has_address(HOME).await;
            page.has_rows("").await;
        })
        .await;
}
