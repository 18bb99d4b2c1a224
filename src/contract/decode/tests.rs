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
        ("", "it breaks off after 0 bytes"),
        (r#"{"datavolumes":[{"id""#, "it breaks off after 21 bytes"),
        (r#"{"datavolumes":5"#, "it breaks off after 16 bytes"),
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
    for (page, message) in [
        (
            json!({ "datavolumes": [{ "id": ID }, { "id": ID, "createdBy": 5 }] }),
            "datavolumes[1].createdBy: invalid type: integer `5`, expected a string",
        ),
        (
            json!({ "datavolumes": [{ "id": ID, "status": { "conditions": {} } }] }),
            "datavolumes[0].status.conditions: invalid type: map, expected a sequence",
        ),
        (
            json!({ "datavolumes": [{ "id": ID, "status": { "phase": 1 } }] }),
            "datavolumes[0].status.phase: invalid type: integer `1`, expected a string",
        ),
        (
            json!({ "datavolumes": [{ "id": ID, "projectId": 1.5 }] }),
            "datavolumes[0].projectId: invalid type: floating point `1.5`, expected an id: a string or a whole number",
        ),
        (
            json!({ "datavolumes": [{ "id": "5" }] }),
            "datavolumes[0].id: a data volume id is a UUID, such as 71f69d83-ba66-4822-adf5-55ce55efd210",
        ),
        (json!({ "next": 1 }), "missing field `datavolumes`"),
        (
            json!("x"),
            "invalid type: string \"x\", expected struct VolumePage",
        ),
    ] {
        let error = from_json::<VolumePage>(&page.to_string()).unwrap_err();
        assert!(matches!(error, DecodeError::Shape { .. }), "{error:?}");
        let text = error.to_string();
        assert!(text.starts_with(message), "{text}");
    }
}

#[test]
fn an_array_is_not_a_page() {
    assert!(from_json::<VolumePage>("[]").is_err());
}

#[test]
fn of_several_fields_with_one_name_the_last_counts() {
    let text = format!(r#"{{"id":"{ID}","name":"first","name":"second"}}"#);
    assert_eq!(from_json::<Volume>(&text).unwrap().name, "second");
}

#[test]
fn a_whole_number_must_fit_its_type() {
    let next = |number: &str| {
        let text = format!(r#"{{"datavolumes":[],"next":{number}}}"#);
        from_json::<VolumePage>(&text)
            .ok()
            .and_then(|page| page.next)
    };
    assert_eq!(next("9223372036854775807"), Some(i64::MAX));
    assert_eq!(next("-9223372036854775808"), Some(i64::MIN));
    for number in ["9223372036854775808", "1.5", "1e3", "\"1\"", "true"] {
        assert_eq!(next(number), None, "{number}");
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
