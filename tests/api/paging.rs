//! Pages, their order and their number.

use datavolumes_contract::{Volume, VolumeField, VolumePage};

use crate::harness::{ADMIN, Api};

async fn page(api: &Api, query: &str) -> VolumePage {
    let path = format!("/api/v1/datavolumes?requestType=Originated&{query}");
    api.get(ADMIN, &path).await.read_as(200)
}

fn key(volume: &Volume, field: VolumeField) -> String {
    match field {
        VolumeField::Name => volume.name.clone(),
        VolumeField::ProjectId => volume.project_id.to_string(),
        VolumeField::ClusterId => volume.cluster_id.to_string(),
        VolumeField::DepartmentId => volume.department_id.to_string(),
        VolumeField::ProjectName => volume.project_name.clone(),
        VolumeField::CreatedAt => volume.created_at.unwrap().to_rfc3339(),
        VolumeField::CreatedBy => volume.created_by.clone().unwrap(),
        VolumeField::Phase => volume.status.phase.to_string(),
    }
}

#[tokio::test]
async fn fifty_are_on_a_page_unless_another_number_is_asked_for() {
    let api = Api::seeded(120).await;
    assert_eq!(page(&api, "").await.datavolumes.len(), 50);
    assert_eq!(page(&api, "limit=1").await.datavolumes.len(), 1);
    assert_eq!(page(&api, "limit=500").await.datavolumes.len(), 120);
}

#[tokio::test]
async fn next_is_where_the_next_page_begins_and_absent_on_the_last() {
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

#[tokio::test]
async fn in_every_order_the_pages_together_are_the_list() {
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
            let mut walked = Vec::new();
            let mut next = Some(0);
            while let Some(offset) = next {
                let page = page(&api, &format!("{query}&limit=17&offset={offset}")).await;
                next = page.next;
                walked.extend(page.datavolumes);
            }
            assert_eq!(walked, api.list(ADMIN, &query).await, "{query}");
            let mut seen: Vec<_> = walked.iter().map(|volume| volume.id).collect();
            seen.sort();
            assert_eq!(seen, ids, "{query}");
            let keys: Vec<String> = walked.iter().map(|volume| key(volume, field)).collect();
            let sorted = match order {
                "asc" => keys.is_sorted(),
                _ => keys.iter().rev().is_sorted(),
            };
            assert!(sorted, "{query}: {keys:?}");
        }
    }
}

#[tokio::test]
async fn descending_is_ascending_turned_round() {
    let api = Api::seeded(60).await;
    let up = api.list(ADMIN, "sortBy=phase").await;
    let mut down = api.list(ADMIN, "sortBy=phase&sortOrder=desc").await;
    down.reverse();
    assert_eq!(up, down);
}

#[tokio::test]
async fn without_an_order_volumes_stand_by_name() {
    let api = Api::seeded(60).await;
    let listed = api.list(ADMIN, "").await;
    assert!(listed.is_sorted_by(|a, b| a.name <= b.name));
}
