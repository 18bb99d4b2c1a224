//! Sorting the table.

use datavolumes_contract::ListQuery;

use crate::harness::{Page, Spec};

/// The column headers and their sort keys.
const KEYS: [(&str, &str); 7] = [
    ("Name", "name"),
    ("Status", "phase"),
    ("Project", "projectName"),
    ("Department", "departmentId"),
    ("Cluster", "clusterId"),
    ("Created by", "createdBy"),
    ("Created", "createdAt"),
];

async fn click_header(page: &Page, header: &str) {
    let table = page.table();
    page.by_role("button", header).within(&table).click().await;
}

#[tokio::test]
async fn every_header_sorts_in_both_directions() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            for (header, key) in KEYS {
                for (order, aria) in [("", "ascending"), ("&sortOrder=desc", "descending")] {
                    click_header(&page, header).await;
                    let query = format!("sortBy={key}{order}");
                    page.has_address(&format!("/datavolumes?{query}")).await;
                    page.has_rows(&query).await;
                    page.by_role("columnheader", header)
                        .has("aria-sort", aria)
                        .await;
                }
            }
        })
        .await;
}

#[tokio::test]
async fn a_header_works_with_the_keyboard_and_requests_the_list_once() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.requests().await;
            let table = page.table();
            let header = page.by_role("button", "Created by").within(&table);
            header.focus().await;
            page.press(thirtyfour::Key::Enter).await;
            page.has_rows("sortBy=createdBy").await;
            header.is_focused().await;
            let wanted = ListQuery::from_address("sortBy=createdBy").0;
            let requests = page.requests().await;
            let lists: Vec<_> = requests
                .iter()
                .filter(|path| path.starts_with("/api/v1/datavolumes?"))
                .collect();
            assert_eq!(
                lists,
                [&format!("/api/v1/datavolumes?{}", wanted.to_request())]
            );
        })
        .await;
}
