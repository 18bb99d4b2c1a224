//! Pagination.

use serde_json::json;

use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

async fn press_button(page: &Page, button: &str) {
    let pagination = page.by_role("navigation", "Pagination");
    page.by_role("button", button)
        .within(&pagination)
        .click()
        .await;
}

#[tokio::test]
async fn the_first_page_is_requested_once_and_the_buttons_go_through_all_pages() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // The boot script sends the request and the app uses its response.
            let requests = page.requests().await;
            let lists = requests
                .iter()
                .filter(|path| path.starts_with("/api/v1/datavolumes?"));
            assert_eq!(lists.count(), 1, "{requests:?}");
            page.by_role("button", "Previous page")
                .is_enabled(false)
                .await;
            page.by_role("button", "First page").is_enabled(false).await;
            for (button, address) in [
                ("Next page", "/datavolumes?offset=50"),
                ("Next page", "/datavolumes?offset=100"),
                ("Previous page", "/datavolumes?offset=50"),
                ("Last page", "/datavolumes?offset=100"),
                ("First page", "/datavolumes"),
            ] {
                press_button(&page, button).await;
                page.has_address(address).await;
                page.has_rows(address.split('?').nth(1).unwrap_or_default())
                    .await;
            }
        })
        .await;
}

#[tokio::test]
async fn the_page_size_can_be_chosen() {
    Spec::with_records(130)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?offset=100").await;
            page.has_rows("offset=100").await;
            let size = page.by_role("combobox", "Rows per page");
            assert_eq!(size.value().await, "50");
            assert_eq!(size.options().await, ["10", "25", "50", "100", "500"]);
            for (rows, address) in [
                ("10", "/datavolumes?limit=10"),
                ("500", "/datavolumes?limit=500"),
                ("25", "/datavolumes?limit=25"),
                ("50", "/datavolumes"),
            ] {
                size.choose(rows).await;
                page.has_address(address).await;
                page.has_rows(&format!("limit={rows}")).await;
            }
        })
        .await;
}

#[tokio::test]
async fn without_a_count_the_total_is_not_shown() {
    Spec::with_records(120)
        .run(|page| async move {
            page.server()
                .fault(json!({
                    "path": "/api/v1/datavolumes/count", "times": 99,
                    "fault": { "kind": "status", "status": 404 }
                }))
                .await;
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            page.has_text("1–50").await;
            page.by_role("button", "Last page").is_absent().await;
            let pagination = page.by_role("navigation", "Pagination").text().await;
            assert!(!pagination.contains("of"), "{pagination}");
            press_button(&page, "Next page").await;
            page.has_rows("offset=50").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_past_the_end_has_a_message_and_a_button_to_the_first_page() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?offset=5000").await;
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
