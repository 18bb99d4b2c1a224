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
async fn every_header_sorts_in_both_directions_with_one_request() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.requests().await;
            for (header, key) in KEYS {
                for (order, aria) in [("", "ascending"), ("&sortOrder=desc", "descending")] {
                    click_header(&page, header).await;
                    let query = format!("sortBy={key}{order}");
                    page.has_address(&format!("/datavolumes?{query}")).await;
                    page.has_rows(&query).await;
                    page.by_role("columnheader", header)
                        .has("aria-sort", aria)
                        .await;
                    let wanted = ListQuery::from_address(&query).0.to_request();
                    let mut requests = page.requests().await;
                    requests.retain(|path| path.starts_with("/api/v1/datavolumes?"));
                    assert_eq!(requests, [format!("/api/v1/datavolumes?{wanted}")]);
                }
            }
        })
        .await;
}
