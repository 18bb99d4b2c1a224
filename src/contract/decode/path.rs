//! Finds the field that an error of `serde_json` is about by its position in the text.
//!
//! Only texts with an error pay for it. `serde_path_to_error` tracks the path of every value instead, which doubles the
//! code that reads the models: 10 % of the app's first load.

use std::fmt::Write;

/// What leads from an open array or object to the value that is being read.
enum Step<'a> {
    Index(usize),
    /// Empty before the first key.
    Key(&'a str),
}

/// The path of the value that ends or is being read at `line` and `column`, which count from 1 and in bytes. Empty for
/// the whole text.
pub(super) fn at(text: &str, line: usize, column: usize) -> String {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let end = lines.map(str::len).sum::<usize>() + column;
    let mut path = String::new();
    for step in steps(text, end) {
        // Writing to a string cannot fail.
        let _ = match step {
            Step::Index(index) => write!(path, "[{index}]"),
            Step::Key("") => Ok(()),
            Step::Key(key) if path.is_empty() => path.write_str(key),
            Step::Key(key) => write!(path, ".{key}"),
        };
    }
    path
}

/// The steps to the value at `end`, a number of bytes.
fn steps(text: &str, end: usize) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut is_key_next = false;
    let mut bytes = text.bytes().enumerate().take(end);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' => {
                steps.push(Step::Key(""));
                is_key_next = true;
            }
            b'[' => steps.push(Step::Index(0)),
            b'}' | b']' => {
                steps.pop();
            }
            b',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                _ => is_key_next = true,
            },
            b'"' => {
                let mut is_escaped = false;
                let end = bytes.find(|(_, byte)| {
                    let is_end = *byte == b'"' && !is_escaped;
                    is_escaped = *byte == b'\\' && !is_escaped;
                    is_end
                });
                if std::mem::take(&mut is_key_next)
                    && let (Some((end, _)), Some(step)) = (end, steps.last_mut())
                {
                    *step = Step::Key(text.get(at + 1..end).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path at the end of the text.
    fn path(text: &str) -> String {
        let line = text.lines().count();
        at(text, line, text.lines().last().unwrap_or_default().len())
    }

    #[test]
    fn the_path_leads_to_the_value_that_is_read_or_has_just_ended() {
        for (text, expected) in [
            ("", ""),
            ("5", ""),
            ("{", ""),
            (r#"{"a""#, "a"),
            (r#"{"a":"#, "a"),
            (r#"{"a":{"b":[1,[2,3"#, "a.b[1][1]"),
            (r#"{"a":{"b":[1,[2,3]"#, "a.b[1]"),
            (r#"{"a":{"b":1},"c":{}"#, "c"),
            (r#"{"a":{}}"#, ""),
            (r#"[{},{"a":1}"#, "[1]"),
        ] {
            assert_eq!(path(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_in_a_string_has_no_meaning() {
        assert_eq!(path(r#"{"a":"{[,\"\\","b":["x,y","#), "b[1]");
        assert_eq!(path(r#"{"é\"{":"#), r#"é\"{"#);
    }

    #[test]
    fn a_position_is_a_line_and_a_column() {
        let text = "{\n \"a\": [\n  1,\n  true\n]}";
        assert_eq!(at(text, 4, 6), "a[1]");
        assert_eq!(at(text, 2, 4), "a");
        assert_eq!(at(text, 9, 99), "");
    }
}
