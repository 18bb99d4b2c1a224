//! The address: links, reloads, history and invalid parameters.

use crate::harness::Spec;

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn a_link_with_every_parameter_shows_its_view_and_survives_a_reload() {
    Spec::with_records(120)
        .run(|page| async move {
            let query = "offset=10&limit=10&sortBy=createdAt&sortOrder=desc&filterBy=name%3D%40a,phase%21%3DUnknown";
            let address = format!("{HOME}?{query}");
            page.open_signed_in(&address).await;
            page.has_rows(query).await;
            page.has_address(&address).await;
            page.by_role("columnheader", "Created").has("aria-sort", "descending").await;
            page.by_role("button", "Remove filter phase != Unknown").find().await;
            assert_eq!(page.by_role("searchbox", "Filter by name").value().await, "a");
            assert_eq!(page.by_role("combobox", "Rows per page").value().await, "10");
            page.reload().await;
            page.has_address(&address).await;
            page.has_rows(query).await;
        })
        .await;
}

#[tokio::test]
async fn back_and_forward_step_through_views() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let table = page.table();
            page.by_role("button", "Created by")
                .within(&table)
                .click()
                .await;
            page.has_rows("sortBy=createdBy").await;
            page.by_role("button", "Next page").click().await;
            page.has_rows("sortBy=createdBy&offset=50").await;
            page.by_role("combobox", "Rows per page").choose("10").await;
            page.has_rows("sortBy=createdBy&limit=10").await;
            page.back().await;
            page.has_rows("sortBy=createdBy&offset=50").await;
            page.by_role("columnheader", "Created by")
                .has("aria-sort", "ascending")
                .await;
            page.back().await;
            page.has_rows("sortBy=createdBy").await;
            page.back().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            page.forward().await;
            page.forward().await;
            page.has_address("/datavolumes?offset=50&sortBy=createdBy")
                .await;
            page.has_rows("sortBy=createdBy&offset=50").await;
        })
        .await;
}

#[tokio::test]
async fn invalid_parameters_are_removed_from_the_address_with_a_warning() {
    Spec::with_records(60)
        .run(|page| async move {
            // The parser has the other cases.
            for (invalid, corrected) in [
                ("limit=9999&offset=-5&requestType=Everything", ""),
                (
                    "sortBy=name&sortOrder=sideways&filterBy=size==5,name=@a",
                    "?sortBy=name&filterBy=name%3D%40a",
                ),
            ] {
                page.open_signed_in(&format!("{HOME}?{invalid}")).await;
                page.has_address(&format!("{HOME}{corrected}")).await;
                page.has_rows(corrected.trim_start_matches('?')).await;
                page.has_text("was ignored").await;
                // Neither the app nor the script before it has sent what the server refuses.
                for sent in page.requests().await {
                    let is_valid = !["9999", "sideways", "size"]
                        .iter()
                        .any(|value| sent.contains(value));
                    assert!(is_valid, "{sent}");
                }
            }
        })
        .await;
}
