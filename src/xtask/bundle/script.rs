//! Scripts without what only people read: comments, indentation, and spaces that separate nothing.
//!
//! It moves nothing and renames only what it is told to, so what it gives means what it was given. It reads the
//! scripts of this build (wasm-bindgen's glue and public/boot.js), not every script there could be: a
//! regular expression right after `)` would be read as a division.

use std::collections::BTreeMap;

/// `source` with less white space and no comments.
pub(super) fn compact(source: &str) -> String {
    let mut rest = source;
    let mut out = String::with_capacity(source.len());
    let mut gap = Gap::None;
    while let Some(first) = rest.chars().next() {
        let (length, is_blank) = token(rest, first, &out);
        let (text, after) = rest.split_at(length);
        rest = after;
        if is_blank {
            gap = gap.max(if text.contains('\n') {
                Gap::Line
            } else {
                Gap::Space
            });
            continue;
        }
        match std::mem::replace(&mut gap, Gap::None) {
            Gap::Line if ends_statement(&out, text) => out.push('\n'),
            Gap::Line | Gap::Space if keeps_apart(&out, text) => out.push(' '),
            _ => {}
        }
        out.push_str(text);
    }
    out
}

/// `source` with other names for the words in `renamed`.
pub(super) fn rename(source: &str, renamed: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (word, after) = if is_word(first) {
            rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()))
        } else {
            rest.split_at(first.len_utf8())
        };
        out.push_str(renamed.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out
}

/// What lies between two tokens.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

/// The length of what `rest` begins with, after `before`; and whether it says nothing.
fn token(rest: &str, first: char, before: &str) -> (usize, bool) {
    let until = |end: Option<usize>| end.unwrap_or(rest.len());
    match first {
        '/' if rest.starts_with("//") => (until(rest.find('\n')), true),
        '/' if rest.starts_with("/*") => (until(rest.find("*/").map(|at| at + 2)), true),
        '/' if begins_regex(before) => (literal(rest, '/'), false),
        '"' | '\'' | '`' => (literal(rest, first), false),
        _ if first.is_whitespace() => (until(rest.find(|c: char| !c.is_whitespace())), true),
        _ if is_word(first) => (until(rest.find(|c| !is_word(c))), false),
        _ => (first.len_utf8(), false),
    }
}

/// The length of the literal that `rest` begins with, both its quotes included.
fn literal(rest: &str, quote: char) -> usize {
    // In a regular expression, `/` means nothing within `[…]`.
    let mut is_class = false;
    let mut at = 1;
    while let Some(c) = rest[at..].chars().next() {
        at += c.len_utf8();
        match c {
            '\\' => at += rest[at..].chars().next().map_or(0, char::len_utf8),
            '[' if quote == '/' => is_class = true,
            ']' if quote == '/' => is_class = false,
            '$' if quote == '`' && rest[at..].starts_with('{') => at += braced(&rest[at..]),
            _ if c == quote && !is_class => break,
            _ => {}
        }
    }
    at
}

/// The length of the expression in braces that `rest` begins with.
fn braced(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        match c {
            '"' | '\'' | '`' => {
                at += literal(&rest[at..], c);
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        at += c.len_utf8();
        if depth == 0 {
            break;
        }
    }
    at
}

/// Whether a `/` after `before` begins a regular expression: it divides only what is a value.
fn begins_regex(before: &str) -> bool {
    let word = before.rsplit(|c| !is_word(c)).next().unwrap_or_default();
    if !word.is_empty() {
        return matches!(word, "return" | "typeof" | "case" | "in" | "of");
    }
    !before.ends_with([')', ']', '}', '"', '\'', '`'])
}

/// Whether a line that ends between `before` and `after` may end a statement: not where one has just
/// begun, or where it cannot end yet.
fn ends_statement(before: &str, after: &str) -> bool {
    let opens = ['{', '(', '[', ';', ',', ':', '=', '?', '&', '|'];
    let closes = ['}', ')', ']', ';', ',', '.', ':', '?', '='];
    !before.is_empty() && !before.ends_with(opens) && !after.starts_with(closes)
}

/// Whether `before` and `after` would be read as one without a space.
fn keeps_apart(before: &str, after: &str) -> bool {
    let (last, first) = (before.chars().next_back(), after.chars().next());
    last.is_some_and(is_word) && first.is_some_and(is_word)
        || last == first && matches!(first, Some('+' | '-' | '/'))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '#')
}

#[cfg(test)]
mod tests;
