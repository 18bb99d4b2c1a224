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
async fn the_id_of_the_project_can_be_sorted_by_though_its_column_is_hidden() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.by_role("columnheader", "Project ID").is_absent().await;
            page.by_role("combobox", "Sort by")
                .choose("projectId")
                .await;
            page.has_address("/datavolumes?sortBy=projectId").await;
            page.has_rows("sortBy=projectId").await;
            click_header(&page, "Project ID").await;
            page.has_rows("sortBy=projectId&sortOrder=desc").await;
            page.by_role("columnheader", "Project ID")
                .has("aria-sort", "descending")
                .await;
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

#[tokio::test]
async fn sorting_returns_to_the_first_page_and_keeps_its_size() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?offset=20&limit=10").await;
            page.has_rows("offset=20&limit=10").await;
            click_header(&page, "Name").await;
            page.has_address("/datavolumes?limit=10&sortBy=name").await;
            page.has_rows("limit=10&sortBy=name").await;
        })
        .await;
}
