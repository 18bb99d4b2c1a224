//! Rust and CSS told apart into code, comments and literals, by regular expressions.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::Result;

/// A regular expression that is compiled once.
pub(super) type Pattern = LazyLock<Result<Regex>>;

static COMMENT_OR_LITERAL: Pattern = LazyLock::new(|| {
    regex(r##"(?s)//[^\n]*|/\*.*?\*/|r#"(.*?)"#|r?"((?:\\.|[^"\\])*)"|'(?:\\.[^']*|[^'\\\n])'"##)
});
static CSS_COMMENT_OR_STRING: Pattern =
    LazyLock::new(|| regex(r#"(?s)/\*.*?\*/|"[^"]*"|'[^']*'|url\([^)]*\)"#));
static CSS_PART: Pattern = LazyLock::new(|| regex(r"([^{};]+)([{};]|$)"));

pub(super) fn regex(pattern: &str) -> Result<Regex> {
    Regex::new(pattern).map_err(|error| error.to_string())
}

/// Rust code without comments and literals, which are blank: offsets stay the same.
pub(super) struct Rust {
    pub(super) code: String,
    /// The text of each string with its offset.
    pub(super) strings: Vec<(usize, String)>,
}

impl Rust {
    pub(super) fn parse(text: &str) -> Result<Self> {
        let pattern = COMMENT_OR_LITERAL.as_ref().map_err(Clone::clone)?;
        let strings = pattern.captures_iter(text).filter_map(|found| {
            let string = found.get(1).or_else(|| found.get(2))?;
            Some((string.start(), string.as_str().to_owned()))
        });
        let (code, strings) = (blank(text, pattern), strings.collect());
        Ok(Self { code, strings })
    }
}

/// A selector or at-rule of a style sheet, or a declaration, with its offset.
pub(super) enum Css {
    Prelude(usize, String),
    Declaration(usize, String),
}

impl Css {
    pub(super) fn parse(sheet: &str) -> Result<Vec<Self>> {
        let plain = blank(sheet, CSS_COMMENT_OR_STRING.as_ref().map_err(Clone::clone)?);
        let part = CSS_PART.as_ref().map_err(Clone::clone)?;
        let parts = part.captures_iter(&plain).map(|found| {
            let start = found
                .get(1)
                .map_or(0, |text| text.end() - text.as_str().trim_start().len());
            let text = found[1].trim().to_owned();
            match &found[2] {
                "{" => Self::Prelude(start, text),
                _ => Self::Declaration(start, text),
            }
        });
        Ok(parts.collect())
    }
}

/// `text` with spaces in place of what `pattern` matches; line breaks stay.
fn blank(text: &str, pattern: &Regex) -> String {
    let blanked = pattern.replace_all(text, |found: &Captures| {
        let bytes = found[0].bytes();
        let blank = bytes.map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        blank.collect::<String>()
    });
    blanked.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_no_code() {
        let text = "a('\"', '\\'', \"b \\\" // c\", r#\"d \" e\"#); // \"f\n/* g */ fn h<'i>()";
        let rust = Rust::parse(text).unwrap();
        let words: Vec<_> = rust.code.split_whitespace().collect();
        assert_eq!(words.join(" "), "a( , , , ); fn h<'i>()");
        assert_eq!(rust.code.len(), text.len());
        let strings: Vec<_> = rust
            .strings
            .iter()
            .map(|(_, string)| string.as_str())
            .collect();
        assert_eq!(strings, ["b \\\" // c", "d \" e"]);
    }

    #[test]
    fn selectors_and_declarations_are_told_apart() {
        let sheet = "/* a {} */ .b:hover { color: red; &.c { content: \"{\" } }";
        let parts = Css::parse(sheet).unwrap();
        let texts = parts.iter().map(|part| match part {
            Css::Prelude(_, text) => format!("{text} {{"),
            Css::Declaration(_, text) => text.clone(),
        });
        let texts: Vec<_> = texts.filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, [".b:hover {", "color: red", "&.c {", "content:"]);
    }
}
