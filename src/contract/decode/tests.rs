use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{Volume, VolumePage};

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

/// JSON of every kind, including kinds that no server sends.
fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_prefix_of_a_document_is_truncated(document in document(), place: prop::sample::Index) {
        let text = serde_json::to_string(&[document]).unwrap();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let prefix = &text[..*place.get(&places)];
        let error = from_json::<Vec<Value>>(prefix).unwrap_err();
        prop_assert!(
            matches!(error, DecodeError::Truncated { length } if length == prefix.len()),
            "{}: {}", prefix, error
        );
    }
}

#[test]
fn an_error_says_what_is_wrong_and_where() {
    for (text, message) in [
        ("", "it is cut off after 0 bytes"),
        (r#"{"datavolumes":[{"id""#, "it is cut off after 21 bytes"),
        (r#"{"datavolumes":5"#, "it is cut off after 16 bytes"),
        (
            "{\"datavolumes\":[}",
            "it is not JSON: expected value at line 1 column 17",
        ),
        (
            "[] []",
            "it is not JSON: trailing characters at line 1 column 4",
        ),
        (
            r#"{"datavolumes":{}}"#,
            "datavolumes: invalid type: map, expected a sequence at line 1 column 15",
        ),
    ] {
        let error = from_json::<VolumePage>(text).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
    }
}

#[test]
fn an_error_names_the_field_with_its_path() {
    for (volume, message) in [
        (
            json!({ "id": ID, "shouldDeleteOriginalVolume": 5 }),
            "shouldDeleteOriginalVolume: invalid type: integer `5`, expected a boolean",
        ),
        (
            json!({ "id": ID, "status": { "conditions": {} } }),
            "status.conditions: invalid type: map, expected a sequence",
        ),
        (
            json!({ "id": ID, "status": { "conditions": [{}, 5] } }),
            "status.conditions[1]: invalid type: integer `5`, expected struct Condition",
        ),
        (
            json!({ "id": ID, "projectId": 1.5 }),
            "projectId: invalid type: floating point `1.5`, expected an id: a string or a whole number",
        ),
        (
            json!({ "id": "5" }),
            "id: a data volume id is a UUID, such as 71f69d83-ba66-4822-adf5-55ce55efd210",
        ),
        (json!({ "name": "x" }), "missing field `id`"),
        (
            json!("x"),
            "invalid type: string \"x\", expected struct Volume",
        ),
    ] {
        let error = from_json::<Volume>(&volume.to_string()).unwrap_err();
        assert!(matches!(error, DecodeError::Shape { .. }), "{error:?}");
        let text = error.to_string();
        assert!(text.starts_with(message), "{text}");
    }
}

#[test]
fn a_syntax_error_is_reported_even_after_a_value_that_does_not_fit() {
    for (text, is_syntax) in [
        (r#"{"id":5} x"#, true),
        (r#"{"id":5,"name":}"#, true),
        (r#"{"id":5}"#, false),
    ] {
        let error = from_json::<Volume>(text).unwrap_err();
        assert_eq!(
            matches!(error, DecodeError::Syntax(_)),
            is_syntax,
            "{error:?}"
        );
    }
}

#[test]
fn an_array_is_not_a_page() {
    assert!(from_json::<VolumePage>("[]").is_err());
}

#[test]
fn a_field_that_occurs_twice_is_an_error_that_names_it() {
    let text = format!(r#"{{"id":"{ID}","name":"first","name":"second"}}"#);
    let error = from_json::<Volume>(&text).unwrap_err().to_string();
    assert!(error.starts_with("name: duplicate field `name`"), "{error}");
}

#[test]
fn any_text_or_whole_number_says_that_there_is_a_next_page() {
    let next = |value: &str| {
        let text = format!(r#"{{"datavolumes":[],"next":{value}}}"#);
        from_json::<VolumePage>(&text).unwrap().next
    };
    assert_eq!(next("9223372036854775807"), Some(i64::MAX));
    assert_eq!(next("\"50\""), Some(50));
    assert_eq!(next("\"eyJvIjo1MH0\""), Some(0));
    for value in ["\"\"", "null", "true", "{}", "[]"] {
        assert_eq!(next(value), None, "{value}");
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_stack_overflow() {
    for (depth, is_read) in [(127, true), (128, false), (100_000, false)] {
        let text = ["[".repeat(depth), "]".repeat(depth)].concat();
        assert_eq!(from_json::<Value>(&text).is_ok(), is_read, "{depth}");
        let page = format!(r#"{{"datavolumes":[],"later":{text}}}"#);
        let ignored = from_json::<VolumePage>(&page);
        assert!(ignored.is_ok(), "an unknown field may nest deeply: {depth}");
    }
}
