//! The filter builder with the operators of the fields.

use datavolumes_contract::{Filter, FilterOperator, ListQuery, Volume, VolumeField};

use crate::harness::{Page, Spec};

const RECORDS: u32 = 120;

/// The value of `field` as the API returns it.
fn text(volume: &Volume, field: VolumeField) -> String {
    let volume = serde_json::to_value(volume).expect("a volume is JSON");
    let value = match field {
        VolumeField::Phase => &volume["status"]["phase"],
        other => &volume[other.as_str()],
    };
    value.as_str().unwrap_or_default().to_owned()
}

/// A value that matches `text` with `operator`: the whole text, or the part that the operator
/// compares.
fn operand(text: &str, operator: FilterOperator) -> String {
    let letters: Vec<char> = text.chars().collect();
    let third = letters.len() / 3;
    let part = match operator {
        FilterOperator::Contains | FilterOperator::NotContains => &letters[third..=2 * third],
        FilterOperator::StartsWith => &letters[..=third],
        FilterOperator::EndsWith => &letters[2 * third..],
        _ => &letters[..],
    };
    part.iter().collect::<String>().trim().to_owned()
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
    }
    page.by_role("button", "Apply filter").click().await;
}

/// Adds a filter of `field` with each of its operators, compares the rows and removes it.
async fn try_operators(page: &Page, field: VolumeField, sample: &Volume) {
    let all = page.server().ids("limit=500").await.len();
    let mut is_selective = false;
    for operator in FilterOperator::ALL {
        if !operator.is_available_for(field) {
            continue;
        }
        let value = operand(&text(sample, field), operator);
        let filter = Filter::new(field, operator, value.as_str()).expect("the filter is valid");
        let query = ListQuery::default().with_filter(filter).to_address();
        build(page, field, operator, &value).await;
        page.has_address(&format!("/datavolumes?{query}")).await;
        page.has_rows(&query).await;
        let matching = page.server().ids(&format!("{query}&limit=500")).await.len();
        is_selective |= (1..all).contains(&matching);
        page.by_role(
            "button",
            format!("Remove filter {field} {operator} {value}"),
        )
        .click()
        .await;
        page.has_address("/datavolumes").await;
    }
    assert!(
        is_selective,
        "no operator of {field} matches some volumes but not all"
    );
}

/// Tries every operator of `fields`.
async fn spec(fields: &'static [VolumeField]) {
    Spec::with_records(RECORDS)
        .run(move |page| async move {
            let volumes = page.server().list("limit=500").await;
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            for field in fields {
                // A value from the middle has smaller and larger ones.
                let mut ordered: Vec<&Volume> = volumes.iter().collect();
                ordered.sort_by_key(|volume| text(volume, *field));
                try_operators(&page, *field, ordered[ordered.len() / 2]).await;
            }
        })
        .await;
}

#[tokio::test]
async fn names_are_filtered_by_every_operator() {
    spec(&[VolumeField::Name]).await;
}

#[tokio::test]
async fn dates_are_filtered_by_each_of_their_operators() {
    spec(&[VolumeField::CreatedAt]).await;
}
