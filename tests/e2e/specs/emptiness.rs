//! Nothing there, and nothing found.

use crate::harness::Spec;

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn no_volumes_yet_is_said_as_such() {
    Spec::with_records(0)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.says("no data volumes yet").await;
            page.audit().await;
            page.by_role("button", "Next page").is_enabled(false).await;
            page.by_role("button", "Clear filters").none().await;
        })
        .await;
}

#[tokio::test]
async fn nothing_found_offers_to_clear_the_filters() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?filterBy=name==nothing-is-called-so&sortBy=name")
                .await;
            page.says("no data volume matches").await;
            let text = page.text().await.to_lowercase();
            assert!(!text.contains("no data volumes yet"), "{text}");
            page.audit().await;
            page.by_role("button", "Clear filters").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            page.shows("sortBy=name").await;
        })
        .await;
}
