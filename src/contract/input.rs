//! Text that a person typed or pasted.
//!
//! What is copied from a document or a chat often ends in characters that nobody sees. They are removed
//! before the text is compared or sent.

/// Removes white space and [invisible](is_invisible) characters from both ends.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Whether `c` has no width: a zero-width space or joiner, a byte order mark, a soft hyphen, or a mark for
/// the direction of text.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_are_trimmed() {
        for (text, trimmed) in [
            (" a b\n", "a b"),
            ("a\u{200b}", "a"),
            ("\u{feff}a \u{200b} ", "a"),
            ("\u{202a}a\u{200d}b\u{202c}", "a\u{200d}b"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("\u{200b} ", ""),
        ] {
            assert_eq!(trim(text), trimmed, "{text:?}");
        }
    }
}
