//! The filter builder.

use datavolumes_contract::org::Cluster;
use datavolumes_contract::{Endpoint, Filter, FilterOperator, ListQuery, Volume, VolumeField};
use thirtyfour::Key;

use crate::harness::{Page, Spec};

/// The value of `field` as the API returns it.
fn text(volume: &Volume, field: VolumeField) -> String {
    let volume = serde_json::to_value(volume).expect("a volume is JSON");
    let value = match field {
        VolumeField::Phase => &volume["status"]["phase"],
        other => &volume[other.as_str()],
    };
    value.as_str().unwrap_or_default().to_owned()
}

/// A value that `text` matches: a part of it for [`FilterOperator::Contains`].
fn operand(text: &str, operator: FilterOperator) -> String {
    let letters: Vec<char> = text.chars().collect();
    let third = letters.len() / 3;
    let part = match operator {
        FilterOperator::Contains => &letters[third..=2 * third],
        _ => &letters[..],
    };
    part.iter().collect()
}

/// Adds a filter with the builder.
async fn build(page: &Page, field: VolumeField, operator: FilterOperator, value: &str) {
    page.by_role("button", "Add filter").click().await;
    page.by_role("combobox", "Field")
        .choose(field.as_str())
        .await;
    page.by_role("combobox", "Operator")
        .choose(operator.as_str())
        .await;
    let control = page.control("Value");
    if control.property("tagName").await == "SELECT" {
        control.choose(value).await;
    } else {
        control.fill(value).await;
        // Choices would lie over the button.
        page.press(Key::Tab).await;
    }
    page.by_role("button", "Apply filter").click().await;
}

#[tokio::test]
async fn a_filter_is_built_from_a_field_an_operator_and_a_text_a_phase_a_cluster_or_a_day() {
    Spec::with_records(120)
        .run(|page| async move {
            let mut volumes = page.server().list("limit=500").await;
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            // The API tests have every operator of every field.
            for (field, operator) in [
                (VolumeField::Name, FilterOperator::Contains),
                (VolumeField::CreatedAt, FilterOperator::LessOrEqual),
                (VolumeField::Phase, FilterOperator::NotEquals),
            ] {
                // A value from the middle has smaller and larger ones.
                volumes.sort_by_key(|volume| text(volume, field));
                let value = operand(&text(&volumes[volumes.len() / 2], field), operator);
                let filter = Filter::new(field, operator, value.as_str());
                let filter = filter.expect("the filter is valid");
                let query = ListQuery::default().with_filter(filter).to_address();
                build(&page, field, operator, &value).await;
                page.has_address(&format!("/datavolumes?{query}")).await;
                page.has_rows(&query).await;
                let matching = page.server().ids(&format!("{query}&limit=500")).await.len();
                assert!(
                    (1..volumes.len()).contains(&matching),
                    "{query}: {matching}"
                );
                let remove = format!("Remove filter {field} {operator} {value}");
                page.by_role("button", remove).click().await;
                page.has_address("/datavolumes").await;
            }
            filter_by_cluster(&page).await;
            filter_by_day(&page).await;
        })
        .await;
}

/// Filters by the name of a cluster that the table shows.
async fn filter_by_cluster(page: &Page) {
    let clusters: Vec<Cluster> = page.server().read(&Endpoint::ListClusters).await;
    let cluster = clusters.first().expect("there is a cluster");
    let (field, equals) = (VolumeField::ClusterId, FilterOperator::Equals);
    build(page, field, equals, &cluster.name.to_uppercase()).await;
    let query = format!("filterBy=clusterId%3D%3D{}", cluster.id);
    page.has_address(&format!("/datavolumes?{query}")).await;
    page.has_rows(&query).await;
    page.by_role("button", format!("Cluster is {}", cluster.name))
        .find()
        .await;
    page.audit().await;
    let remove = format!("Remove filter clusterId == {}", cluster.id);
    page.by_role("button", remove).click().await;
    page.has_rows("").await;
}

/// Filters by a day of the reader's time zone, which stays when the filter is edited.
async fn filter_by_day(page: &Page) {
    page.by_role("button", "Add filter").click().await;
    page.by_role("combobox", "Field").choose("createdAt").await;
    page.by_role("combobox", "Operator").choose(">=").await;
    // Typing into a field for dates depends on the locale.
    let pick = "const day = document.querySelector('[type=date]');
        day.value = '2026-01-31';
        day.dispatchEvent(new Event('input', { bubbles: true }))";
    page.script(pick, []).await;
    assert_eq!(page.control("Value").value().await, "2026-01-31");
    page.by_role("button", "Apply filter").click().await;
    let chip = page.by_role("button", "Created on or after Jan 31, 2026");
    chip.click().await;
    assert_eq!(page.control("Value").value().await, "2026-01-31");
    let address = page.address().await;
    page.by_role("button", "Apply filter").click().await;
    page.has_address(&address).await;
    chip.find().await;
}
