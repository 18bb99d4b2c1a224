use proptest::prelude::*;

use super::*;
use crate::VolumePage;

/// The same text, read by `serde_json`.
fn reference(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// Documents of every kind, also of kinds that no server sends.
fn document() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
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
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn a_document_is_read_as_serde_json_reads_it(document in document(), pretty: bool) {
        let text = if pretty {
            serde_json::to_string_pretty(&document)
        } else {
            serde_json::to_string(&document)
        };
        let text = text.unwrap();
        prop_assert_eq!(parse(&text).ok(), reference(&text));
    }

    #[test]
    fn what_serde_json_refuses_is_refused(document in document(), place: prop::sample::Index, junk in "[\\\\\"{}\\[\\],:0-9.eE+\\-a-z \u{1}ü]{0,3}") {
        let mut text = serde_json::to_string(&document).unwrap();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(*place.get(&places), &junk);
        prop_assume!(!is_out_of_range(&text));
        prop_assert_eq!(parse(&text).ok(), reference(&text), "{}", text);
    }

    #[test]
    fn a_document_that_breaks_off_is_none(document in document(), place: prop::sample::Index) {
        let text = serde_json::to_string(&[document]).unwrap();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = &text[..*place.get(&places)];
        prop_assert!(matches!(parse(cut), Err(Unreadable::Broken(at)) if at == cut.len()));
    }

    #[test]
    fn any_text_is_read_or_refused(text: String) {
        prop_assume!(!is_out_of_range(&text));
        prop_assert_eq!(parse(&text).ok(), reference(&text));
    }
}

/// Where `serde_json` looks how large a fraction is, and this does not.
fn is_out_of_range(text: &str) -> bool {
    let error = serde_json::from_str::<serde_json::Value>(text).err();
    error.is_some_and(|error| error.to_string().starts_with("number out of range"))
}

#[test]
fn escapes_are_read_and_halves_of_characters_refused() {
    let read = |text: &str| match parse(text) {
        Ok(Value::Text(text)) => Some(text),
        _ => None,
    };
    let escaped = r#""\"\\\/\b\f\n\r\t\u00fc\ud83d\ude00""#;
    assert_eq!(read(escaped).unwrap(), "\"\\/\u{8}\u{c}\n\r\tü😀");
    for text in [
        r#""\ud83d""#,
        r#""\ud83dx""#,
        r#""\ud83d\n""#,
        r#""\ude00""#,
        r#""\ud83d\u0041""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\x""#,
        "\"\n\"",
    ] {
        assert_eq!(read(text), None, "{text}");
        assert_eq!(reference(text), None, "{text}");
    }
}

#[test]
fn numbers_are_whole_or_fractions_and_signs_and_zeros_stand_where_they_may() {
    for text in [
        "0",
        "-0",
        "7",
        "-7",
        "1.5",
        "1e3",
        "1E+3",
        "-1.5e-3",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "--1",
        "1.e3",
        "0x1",
        "Infinity",
        "NaN",
    ] {
        assert_eq!(parse(text).ok(), reference(text), "{text}");
    }
}

#[test]
fn what_is_nested_without_end_is_refused_where_serde_json_refuses_it() {
    for depth in [127, 128, 100_000] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let text = [open, close].concat();
        assert_eq!(parse(&text).ok(), reference(&text), "{depth}");
    }
}

#[test]
fn a_refusal_says_where_and_why() {
    for (text, message) in [
        ("", "it breaks off after 0 bytes"),
        (r#"{"datavolumes":[{"id""#, "it breaks off after 21 bytes"),
        ("{\"datavolumes\":[}", "it is no JSON from byte 16 on"),
        ("[] []", "it is no JSON from byte 3 on"),
        (r#"{"datavolumes":{}}"#, "datavolumes: expected a list"),
    ] {
        let error = from_json::<VolumePage>(text).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
    }
}
