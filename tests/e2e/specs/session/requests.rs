//! The log of requests.

use thirtyfour::Key;

use crate::harness::Spec;

#[tokio::test]
async fn the_log_shows_what_failed_and_copies_it_without_the_token() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            let token = page.token().await.expect("the page is signed in");
            page.server().reject_list_requests(503, 1).await;
            page.by_role("button", "Refresh").click().await;
            page.by_role("button", "Requests").click().await;
            let log = page.by_role("dialog", "Requests");
            log.find().await;
            page.has_text("503").await;
            page.audit().await;
            let text = log.text().await;
            assert!(text.contains("GET /api/v1/datavolumes?"), "{text}");
            assert!(text.contains("503") && text.contains("200"), "{text}");
            let html = log.property("outerHTML").await;
            assert!(!html.contains(&token), "the token is in the dialog");
            page.press(Key::Escape).await;
            page.by_role("button", "Requests").is_focused().await;
        })
        .await;
}
