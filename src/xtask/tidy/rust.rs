//! Rust text, read far enough to tell code, comments and literals apart.

/// A source, with what is not code set aside.
pub(super) struct Scan {
    /// The source with comments and the insides of literals blanked: every offset is the same.
    pub(super) code: String,
    pub(super) literals: Vec<Literal>,
}

/// A string literal.
pub(super) struct Literal {
    /// The offset of its first quote.
    pub(super) at: usize,
    /// As it stands there, escapes and all.
    pub(super) text: String,
}

/// Reads `text`.
pub(super) fn scan(text: &str) -> Scan {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    while code.len() < text.len() {
        let at = code.len();
        let rest = &text[at..];
        let is_after_word = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if let Some(length) = comment(rest) {
            blank(&mut code, &rest[..length]);
        } else if let Some((quote, length)) = string(rest, is_after_word) {
            let end = length - quote.close;
            literals.push(Literal {
                at: at + quote.open - 1,
                text: rest[quote.open..end].to_owned(),
            });
            code.push_str(&rest[..quote.open]);
            blank(&mut code, &rest[quote.open..end]);
            code.push_str(&rest[end..length]);
        } else if let Some(length) = character(rest) {
            blank(&mut code, &rest[..length]);
        } else {
            code.extend(rest.chars().next());
        }
    }
    Scan { code, literals }
}

/// Appends as many spaces as `text` has bytes; its line ends stay.
fn blank(code: &mut String, text: &str) {
    code.extend(
        text.bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
    );
}

/// The length of the comment that `rest` begins with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while rest.starts_with("/*") {
        match &rest.as_bytes()[at..] {
            [] => return Some(at),
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The lengths of the marks around a literal: `r#"` and `"#`.
struct Quotes {
    open: usize,
    close: usize,
}

/// The string literal that `rest` begins with: its quotes and its whole length.
fn string(rest: &str, is_after_word: bool) -> Option<(Quotes, usize)> {
    let prefix = rest.find(['"', '#', '\'']).unwrap_or(0);
    let is_prefix = matches!(&rest[..prefix], "" | "b" | "c" | "r" | "br" | "cr");
    if !is_prefix || (prefix > 0 && is_after_word) {
        return None;
    }
    let is_raw = rest[..prefix].ends_with('r');
    let hashes = rest[prefix..].len() - rest[prefix..].trim_start_matches('#').len();
    let open = prefix + hashes + 1;
    if !rest[prefix + hashes..].starts_with('"') || (hashes > 0 && !is_raw) {
        return None;
    }
    let end = if is_raw {
        rest[open..].find(&format!("\"{}", "#".repeat(hashes)))
    } else {
        unescaped_quote(&rest[open..])
    };
    // One that breaks off has no mark at its end.
    let close = end.map_or(0, |_| hashes + 1);
    let length = end.map_or(rest.len(), |end| open + end + close);
    Some((Quotes { open, close }, length))
}

fn unescaped_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })
}

/// The length of the character literal that `rest` begins with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let mut inner = rest.strip_prefix('\'')?.chars();
    match inner.next()? {
        '\\' => rest.get(3..)?.find('\'').map(|end| 3 + end + 1),
        first => (inner.next() == Some('\'')).then(|| first.len_utf8() + 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        let code = scan(text).code;
        assert_eq!(code.len(), text.len());
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn literals(text: &str) -> Vec<String> {
        scan(text)
            .literals
            .into_iter()
            .map(|literal| literal.text)
            .collect()
    }

    #[test]
    fn comments_are_blanked() {
        assert_eq!(code("a // crate::api\nb /* c /* d */ e */ f"), "a b f");
    }

    #[test]
    fn literals_are_set_aside_whatever_they_hold() {
        let text = "f(\"a \\\" // b\", r#\"c \" d\"#, b\"e\", r\"\\\")";
        assert_eq!(literals(text), ["a \\\" // b", "c \" d", "e", "\\"]);
        assert!(!code(text).contains("//"));
    }

    #[test]
    fn characters_and_lifetimes_do_not_begin_a_string() {
        let text = "fn f<'a>(x: &'a str) { g('\"', '\\'', '\\u{22}', '/', \"z\") }";
        assert_eq!(literals(text), ["z"]);
    }

    #[test]
    fn a_raw_identifier_is_code() {
        assert_eq!(code("r#type = bar"), "r#type = bar");
    }

    #[test]
    fn text_that_breaks_off_is_read_to_its_end() {
        for text in [
            "\"", "\"é", "\"abc", "/* abc", "r#\"abc", "'", "'\\", "\"é\\",
        ] {
            assert_eq!(scan(text).code.len(), text.len(), "{text}");
        }
    }
}
