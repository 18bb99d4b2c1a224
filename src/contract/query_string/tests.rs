use proptest::prelude::*;

use super::*;
use crate::arbitrary::{raw_query, text};

proptest! {
    #[test]
    fn values_round_trip(values in proptest::collection::vec(text(), 1..5)) {
        let mut writer = Writer::default();
        for value in &values {
            writer.push("key", value);
        }
        let written = writer.finish();
        let read: Vec<String> = parameters(&written).map(|(_, raw)| decode(raw)).collect();
        prop_assert_eq!(read, values);
    }

    #[test]
    fn lists_round_trip(values in proptest::collection::vec(text().prop_filter("not empty", |text| !text.is_empty()), 0..5)) {
        let mut writer = Writer::default();
        writer.push_list("key", &values);
        let written = writer.finish();
        let read: Vec<String> =
            parameters(&written).flat_map(|(_, raw)| decode_list(raw)).collect();
        prop_assert_eq!(read, values);
    }

    #[test]
    fn a_written_value_has_no_character_with_a_meaning_in_a_url(value in text()) {
        let mut writer = Writer::default();
        writer.push("key", &value);
        let written = writer.finish();
        let value = &written["key=".len()..];
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~!*()/:%".contains(c);
        prop_assert!(value.chars().all(plain), "{}", value);
    }

    #[test]
    fn an_encoded_segment_is_one_segment(text in text()) {
        let segment = path_segment(&text);
        prop_assert!(!segment.contains(['/', '?', '#', ':', ';', ' ']));
        prop_assert_eq!(percent_decode_str(&segment).decode_utf8_lossy(), text);
    }

    #[test]
    fn any_text_can_be_parsed(raw in raw_query()) {
        for (_, value) in parameters(&raw) {
            decode_list(value).for_each(drop);
        }
    }
}

#[test]
fn lists_are_split_before_they_are_decoded() {
    let entries: Vec<String> = decode_list("a%2Cb,,c+d,").collect();
    assert_eq!(entries, ["a,b", "c d"]);
}

#[test]
fn keys_are_decoded_and_values_end_at_an_ampersand() {
    let read: Vec<_> = parameters("?a%20b=1=2&&flag&=x").collect();
    let expected = [("a b", "1=2"), ("flag", ""), ("", "x")];
    assert_eq!(read, expected.map(|(key, value)| (key.to_owned(), value)));
}

#[test]
fn bytes_that_are_not_utf_8_become_replacement_characters() {
    assert_eq!(decode("%FF%zz%"), "\u{fffd}%zz%");
}
