//! Stylesheets, read far enough to tell selectors from declarations.

use super::Finding;
use super::tree::Source;

/// A part of a stylesheet.
pub(super) struct Part {
    pub(super) kind: Kind,
    /// Its line in the file.
    pub(super) line: usize,
    pub(super) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What stands before `{`: a selector or an at-rule.
    Prelude,
    /// What stands before `;` or `}`.
    Declaration,
}

/// The stylesheets among the sources.
pub(super) fn sheets(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.has_extension("css"))
}

/// The parts of a stylesheet, nested ones too. Comments and strings are left out.
pub(super) fn parts(sheet: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut line = 1;
    let mut begun = 1;
    let mut add = |kind, text: &mut String, line| {
        let text = std::mem::take(text).trim().to_owned();
        if !text.is_empty() {
            parts.push(Part { kind, line, text });
        }
    };
    let plain = without_comments_and_strings(sheet);
    for c in plain.chars() {
        match c {
            '{' => add(Kind::Prelude, &mut text, begun),
            ';' | '}' => add(Kind::Declaration, &mut text, begun),
            _ => {
                if text.trim_start().is_empty() {
                    begun = line;
                }
                text.push(c);
            }
        }
        line += usize::from(c == '\n');
    }
    add(Kind::Declaration, &mut text, begun);
    parts
}

/// The sheet with as many lines, and nothing in comments, strings and addresses.
fn without_comments_and_strings(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        let closing = match first {
            '/' if rest.starts_with("/*") => Some("*/"),
            '"' => Some("\""),
            '\'' => Some("'"),
            'u' if rest.starts_with("url(") => Some(")"),
            _ => None,
        };
        let Some(closing) = closing else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let inner = rest[1..].find(closing);
        let length = inner.map_or(rest.len(), |at| 1 + at + closing.len());
        out.push(' ');
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        rest = &rest[length..];
    }
    out
}

/// Nothing wins by shouting: layers and order decide.
pub(super) fn nothing_is_important(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in sheets(sources) {
        for part in parts(&sheet.text) {
            if part
                .text
                .replace(char::is_whitespace, "")
                .contains("!important")
            {
                findings.push(Finding::new(sheet, part.line, "`!important`: use a layer"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn selectors_and_declarations_are_told_apart_however_deep() {
        let sheet =
            "/* a { b } */\n@layer x {\n  .a:hover {\n    color: red;\n    &.b { top: 0 }\n  }\n}";
        let read: Vec<_> = parts(sheet)
            .into_iter()
            .map(|part| (part.line, part.kind, part.text))
            .collect();
        let expected = [
            (2, Kind::Prelude, "@layer x"),
            (3, Kind::Prelude, ".a:hover"),
            (4, Kind::Declaration, "color: red"),
            (5, Kind::Prelude, "&.b"),
            (5, Kind::Declaration, "top: 0"),
        ];
        assert_eq!(
            read,
            expected.map(|(line, kind, text)| (line, kind, text.to_owned()))
        );
    }

    #[test]
    fn braces_in_strings_and_addresses_open_nothing() {
        let sheet = ".a { content: \"{;\"; background: url(data:,{;}) }";
        assert_eq!(parts(sheet).len(), 3);
    }

    #[test]
    fn important_is_found_even_with_a_space_and_not_in_a_comment() {
        let files = [(
            "style/a.css",
            ".a {\n  top: 0 ! important;\n}\n/* !important */",
        )];
        assert_eq!(
            check(nothing_is_important, &files),
            ["style/a.css:2: `!important`: use a layer"]
        );
    }
}
