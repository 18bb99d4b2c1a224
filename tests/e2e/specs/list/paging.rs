//! Pagination.

use crate::harness::{Page, Spec};

const HOME: &str = "/datavolumes";

async fn press_button(page: &Page, button: &str) {
    let pagination = page.by_role("navigation", "Pagination");
    page.by_role("button", button)
        .within(&pagination)
        .click()
        .await;
}

#[tokio::test]
async fn the_first_page_is_requested_once_and_the_others_by_buttons_and_in_other_sizes() {
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
            press_button(&page, "Last page").await;
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
