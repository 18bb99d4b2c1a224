//! Functions that statements use beside those of SQLite.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use super::set;

/// Makes `member(set, seq)`, `contains(text, part)`, `starts_with(text, part)` and
/// `ends_with(text, part)` known. The last three take upper and lower case of ASCII letters for
/// the same; `part` is in lower case.
pub(super) fn define(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function(c"member", 2, flags, |arguments| {
        let seq = arguments.get_raw(1).as_i64()?;
        Ok(set::has(bytes(arguments, 0), seq))
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
