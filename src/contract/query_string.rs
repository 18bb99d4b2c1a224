//! Reading and writing query strings: the only place that percent-encodes.
//!
//! `filterBy` is `explode: false`: one parameter whose entries are joined by commas. They must be
//! split **before** percent-decoding, which general query parsers get wrong; so the console, its
//! addresses and the server share this code and work on the raw query.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is encoded in a value: everything that means something in a query, or that the address bar
/// of a browser would rewrite. Operators such as `=@` stay readable only in part, since `=`, `^`
/// and `$` must be encoded.
const VALUE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'$')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b',')
    // Older parsers take it for `&`, newer ones drop the parameter.
    .add(b';')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'@')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What is encoded in a segment of a path.
const SEGMENT: &AsciiSet = &VALUE.add(b'/').add(b':');

/// A query that is being written, without its `?`.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    /// Adds `key=value`.
    pub fn push(&mut self, key: &str, value: &str) {
        self.begin(key);
        self.0.extend(utf8_percent_encode(value, VALUE));
    }

    /// Adds `key=value,value…`; nothing where there are no values.
    pub fn push_list<V: AsRef<str>>(&mut self, key: &str, values: impl IntoIterator<Item = V>) {
        for (index, value) in values.into_iter().enumerate() {
            if index == 0 {
                self.begin(key);
            } else {
                self.0.push(',');
            }
            self.0.extend(utf8_percent_encode(value.as_ref(), VALUE));
        }
    }

    fn begin(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
    }

    /// The query, without `?`; empty where nothing was added.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}

/// The parameters of a raw query (with or without its `?`), keys decoded, values still raw: see
/// [`decode`] and [`decode_list`].
pub fn parameters(raw: &str) -> impl Iterator<Item = (String, &str)> {
    raw.strip_prefix('?')
        .unwrap_or(raw)
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(key), value)
        })
}

/// The text that a raw value stands for. `+` is a space; bytes that are not UTF-8 become `�`.
#[must_use]
pub fn decode(raw: &str) -> String {
    let spaced = raw.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// The entries of a comma-joined raw value: split first, then decoded. Empty entries are dropped.
pub fn decode_list(raw: &str) -> impl Iterator<Item = String> {
    raw.split(',').filter(|entry| !entry.is_empty()).map(decode)
}

/// `text` as one segment of a path.
#[must_use]
pub fn path_segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::{raw_query, text};

    proptest! {
        #[test]
        fn any_value_is_read_back_as_it_was_written(values in proptest::collection::vec(text(), 1..5)) {
            let mut writer = Writer::default();
            for value in &values {
                writer.push("key", value);
            }
            let written = writer.finish();
            let read: Vec<String> = parameters(&written).map(|(_, raw)| decode(raw)).collect();
            prop_assert_eq!(read, values);
        }

        #[test]
        fn any_list_is_read_back_as_it_was_written(values in proptest::collection::vec(text().prop_filter("not empty", |text| !text.is_empty()), 0..5)) {
            let mut writer = Writer::default();
            writer.push_list("key", &values);
            let written = writer.finish();
            let read: Vec<String> =
                parameters(&written).flat_map(|(_, raw)| decode_list(raw)).collect();
            prop_assert_eq!(read, values);
        }

        #[test]
        fn a_value_brings_in_nothing_that_means_something_in_an_address(value in text()) {
            let mut writer = Writer::default();
            writer.push("key", &value);
            let written = writer.finish();
            let value = &written["key=".len()..];
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~!*()/:%".contains(c);
            prop_assert!(value.chars().all(plain), "{}", value);
        }

        #[test]
        fn a_segment_stays_one_segment(text in text()) {
            let segment = path_segment(&text);
            prop_assert!(!segment.contains(['/', '?', '#', ':', ';', ' ']));
            prop_assert_eq!(percent_decode_str(&segment).decode_utf8_lossy(), text);
        }

        #[test]
        fn any_text_can_be_taken_apart(raw in raw_query()) {
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
    fn keys_are_decoded_and_values_end_at_the_first_ampersand() {
        let read: Vec<_> = parameters("?a%20b=1=2&&flag&=x").collect();
        let expected = [("a b", "1=2"), ("flag", ""), ("", "x")];
        assert_eq!(read, expected.map(|(key, value)| (key.to_owned(), value)));
    }

    #[test]
    fn bytes_that_are_no_utf_8_become_replacement_characters() {
        assert_eq!(decode("%FF%zz%"), "\u{fffd}%zz%");
    }
}
