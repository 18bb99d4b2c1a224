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
const SEGMENT: &AsciiSet = &VALUE.add(b'/').add(b';').add(b':');

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
