//! Pages of a list: size, order and the offset of the next one.

use datavolumes_contract::{VolumeField, VolumePage};

use crate::harness::{ADMIN, Api, api_test, field_text};

async fn page(api: &Api, query: &str) -> VolumePage {
    let path = format!("/api/v1/datavolumes?requestType=Originated&{query}");
    api.get(ADMIN, &path).await.expect_json(200)
}

#[api_test]
async fn a_page_has_fifty_volumes_by_default() {
    let api = Api::seeded(120).await;
    assert_eq!(page(&api, "").await.datavolumes.len(), 50);
    assert_eq!(page(&api, "limit=1").await.datavolumes.len(), 1);
    assert_eq!(page(&api, "limit=500").await.datavolumes.len(), 120);
}

#[api_test]
async fn next_is_the_offset_of_the_next_page_and_missing_on_the_last() {
    let api = Api::seeded(120).await;
    for (query, next, entries) in [
        ("", Some(50), 50),
        ("offset=50", Some(100), 50),
        ("offset=100", None, 20),
        ("offset=70&limit=50", None, 50),
        ("offset=69&limit=50", Some(119), 50),
        ("offset=120", None, 0),
        ("offset=2147483647&limit=500", None, 0),
    ] {
        let page = page(&api, query).await;
        assert_eq!(
            (page.next, page.datavolumes.len()),
            (next, entries),
            "{query}"
        );
    }
}

#[api_test]
async fn the_pages_of_every_order_add_up_to_the_list() {
    let api = Api::seeded(120).await;
    let mut ids: Vec<_> = api
        .list(ADMIN, "")
        .await
        .iter()
        .map(|volume| volume.id)
        .collect();
    ids.sort();
    for field in VolumeField::ALL {
        for order in ["asc", "desc"] {
            let query = format!("sortBy={field}&sortOrder={order}");
            let mut volumes = Vec::new();
            let mut next = Some(0);
            while let Some(offset) = next {
                let page = page(&api, &format!("{query}&limit=17&offset={offset}")).await;
                next = page.next;
                volumes.extend(page.datavolumes);
            }
            assert_eq!(volumes, api.list(ADMIN, &query).await, "{query}");
            let mut seen: Vec<_> = volumes.iter().map(|volume| volume.id).collect();
            seen.sort();
            assert_eq!(seen, ids, "{query}");
            let keys: Vec<String> = volumes
                .iter()
                .map(|volume| field_text(volume, field))
                .collect();
            let sorted = match order {
                "asc" => keys.is_sorted(),
                _ => keys.iter().rev().is_sorted(),
            };
            assert!(sorted, "{query}: {keys:?}");
        }
    }
}

#[api_test]
async fn descending_order_is_the_reverse_of_ascending_order() {
    let api = Api::seeded(60).await;
    let ascending = api.list(ADMIN, "sortBy=phase").await;
    let mut descending = api.list(ADMIN, "sortBy=phase&sortOrder=desc").await;
    descending.reverse();
    assert_eq!(ascending, descending);
}

#[api_test]
async fn the_default_order_is_by_name() {
    let api = Api::seeded(60).await;
    let listed = api.list(ADMIN, "").await;
    assert!(listed.is_sorted_by(|a, b| a.name <= b.name));
}
