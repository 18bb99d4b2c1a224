//! SQL functions that the statements of this module use in addition to SQLite's own.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use super::bitmap;

/// Registers `bitmap_contains(bitmap, seq)`, `contains(text, part)`, `starts_with(text, part)` and
/// `ends_with(text, part)`. The last three ignore the case of ASCII letters; `part` must be in
/// lower case.
pub(super) fn register(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function(c"bitmap_contains", 2, flags, |arguments| {
        let seq = arguments.get_raw(1).as_i64()?;
        Ok(bitmap::contains(bytes(arguments, 0), seq))
    })?;
    connection.create_scalar_function(c"contains", 2, flags, |arguments| {
        Ok(contains(bytes(arguments, 0), bytes(arguments, 1)))
    })?;
    connection.create_scalar_function(c"starts_with", 2, flags, |arguments| {
        let (text, part) = (bytes(arguments, 0), bytes(arguments, 1));
        Ok(text
            .get(..part.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(part)))
    })?;
    connection.create_scalar_function(c"ends_with", 2, flags, |arguments| {
        let (text, part) = (bytes(arguments, 0), bytes(arguments, 1));
        let end = text.len().checked_sub(part.len()).map(|at| &text[at..]);
        Ok(end.is_some_and(|end| end.eq_ignore_ascii_case(part)))
    })
}

fn bytes<'a>(arguments: &'a Context<'_>, index: usize) -> &'a [u8] {
    match arguments.get_raw(index) {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        _ => &[],
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    let Some((first, rest)) = part.split_first() else {
        return true;
    };
    text.iter().enumerate().any(|(at, byte)| {
        byte.to_ascii_lowercase() == *first
            && text[at + 1..]
                .get(..rest.len())
                .is_some_and(|next| next.eq_ignore_ascii_case(rest))
    })
}
