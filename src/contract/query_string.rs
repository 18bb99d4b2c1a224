//! Reads and writes query strings, with percent-encoding.
//!
//! `filterBy` is declared with `explode: false`: it is one parameter whose entries are joined by
//! commas. The entries must be split **before** they are percent-decoded. General query parsers
//! decode first. Therefore the app and the server both use this module, on the raw query string.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

#[cfg(test)]
mod tests;

/// The characters that are encoded in a value: those with a meaning in a query string, and those that
/// browsers rewrite in their address bar.
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
    // Some parsers treat `;` like `&`; others drop the parameter.
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

/// The characters that are encoded in a segment of a path.
const SEGMENT: &AsciiSet = &VALUE.add(b'/').add(b':');

/// Builds a query string, without `?`.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    /// Adds `key=value`. The value is encoded; the key must not need encoding.
    pub fn push(&mut self, key: &str, value: &str) {
        self.push_key(key);
        self.0.extend(utf8_percent_encode(value, VALUE));
    }

    /// Adds `key=value,value…`, or nothing if there are no values.
    pub fn push_list<V: AsRef<str>>(&mut self, key: &str, values: impl IntoIterator<Item = V>) {
        for (index, value) in values.into_iter().enumerate() {
            if index == 0 {
                self.push_key(key);
            } else {
                self.0.push(',');
            }
            self.0.extend(utf8_percent_encode(value.as_ref(), VALUE));
        }
    }

    fn push_key(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
    }

    /// Returns the query string; empty if nothing was added.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
}

/// The parameters of a raw query string, with or without `?`. The keys are decoded. The values are
/// raw, for [`decode`] or [`decode_list`].
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

/// Decodes a raw value. `+` becomes a space, and bytes that are not UTF-8 become `�`.
#[must_use]
pub fn decode(raw: &str) -> String {
    let spaced = raw.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// Splits a raw value at its commas and decodes the entries. Empty entries are dropped.
pub fn decode_list(raw: &str) -> impl Iterator<Item = String> {
    raw.split(',').filter(|entry| !entry.is_empty()).map(decode)
}

/// Encodes `text` as one segment of a path.
pub(crate) fn path_segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}
