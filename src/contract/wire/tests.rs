use serde_json::{from_str, from_value, json};

use super::*;
use crate::{Volume, VolumePage};

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

#[test]
fn a_mismatch_says_where_it_stands_and_what_was_expected_there() {
    for (page, message) in [
        (
            json!({ "datavolumes": [{ "id": ID }, { "id": ID, "createdBy": 5 }] }),
            "datavolumes.1.createdBy: expected a text",
        ),
        (
            json!({ "datavolumes": [{ "id": ID, "status": { "conditions": {} } }] }),
            "datavolumes.0.status.conditions: expected a list",
        ),
        (
            json!({ "datavolumes": [{ "id": 5 }] }),
            "datavolumes.0.id: expected the id of a data volume: a UUID",
        ),
        (
            json!({ "next": 1 }),
            "datavolumes: expected the field, which is missing",
        ),
        (json!([]), "expected an object"),
    ] {
        let error = from_value::<VolumePage>(page).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn of_two_fields_with_one_name_the_first_counts() {
    let volume: Volume = from_str(&format!(
        r#"{{"id":"{ID}","name":"first","name":"second"}}"#
    ))
    .unwrap();
    assert_eq!(volume.name, "first");
}

#[test]
fn a_whole_number_fits_or_is_refused() {
    let whole = |json| from_str::<Value>(json).unwrap().whole().ok().flatten();
    assert_eq!(whole("9223372036854775807"), Some(i64::MAX));
    assert_eq!(whole("-9223372036854775808"), Some(i64::MIN));
    for json in ["9223372036854775808", "1.5", "1e3", "\"1\"", "true"] {
        assert_eq!(whole(json), None, "{json}");
    }
}

#[test]
fn an_answer_that_is_nested_without_end_is_refused() {
    let deep = "[".repeat(100_000);
    assert!(from_str::<Value>(&deep).is_err());
}
