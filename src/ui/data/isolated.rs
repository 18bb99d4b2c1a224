use std::borrow::Cow;

/// The longest text that is shown within a sentence, in characters.
const MAX_CHARS: usize = 1_000;

/// The longest excerpt of a text, in characters.
const MAX_EXCERPT: usize = 80;

/// First strong isolate and pop directional isolate: what stands between them does not change the direction of the
/// text around them.
const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// A text of the server or of another person, as a part of a sentence.
///
/// It is cut off after 1000 characters. Where it may be written from right to left, it stands in an isolate, and its
/// own directional formatting characters, one of which could end the isolate, are left out. See the [Unicode
/// Bidirectional Algorithm](https://www.unicode.org/reports/tr9/). A text alone in its element needs none of that.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    isolated_start(text, MAX_CHARS)
}

/// The start of what the user has typed, which a message about it quotes. It is [isolated], and cut off after 80
/// characters.
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    isolated_start(text, MAX_EXCERPT)
}

fn isolated_start(text: &str, max_chars: usize) -> Cow<'_, str> {
    let end = text.char_indices().nth(max_chars).map(|(end, _)| end);
    let start = end.map_or(text, |end| &text[..end]);
    let more = if end.is_some() { "…" } else { "" };
    if !start.chars().any(turns_text) {
        return match end {
            None => text.into(),
            Some(_) => [start, more].concat().into(),
        };
    }
    let mut isolate = String::from(START);
    isolate.extend(start.chars().filter(|c| !is_formatting(*c)));
    isolate.push_str(more);
    isolate.push(END);
    isolate.into()
}

/// Whether `c` is of a script that is written from right to left, or changes the direction of the text after it.
const fn turns_text(c: char) -> bool {
    is_formatting(c)
        || matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Line and paragraph separator, which end an isolate; embeddings, overrides and isolates.
const fn is_formatting(c: char) -> bool {
    matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_cannot_turn_others_around_stays_as_it_is() {
        for text in ["", "imagenet-2024", "<b>é 日本 🦀\0</b>"] {
            assert_eq!(isolated(text), text);
        }
    }

    #[test]
    fn a_text_from_right_to_left_is_isolated() {
        for text in ["שלום", "a مرحبا", "𐡀"] {
            assert_eq!(isolated(text), ["\u{2068}", text, "\u{2069}"].concat());
        }
    }

    #[test]
    fn a_text_cannot_leave_its_isolate() {
        for control in [
            '\u{2028}', '\u{2029}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
            '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
        ] {
            let text = ["gnp", &String::from(control), "exe"].concat();
            assert_eq!(isolated(&text), "\u{2068}gnpexe\u{2069}");
        }
    }

    #[test]
    fn a_long_text_is_cut_off_between_characters() {
        let cut = isolated(&"é".repeat(10_000)).into_owned();
        assert_eq!(cut, ["é".repeat(MAX_CHARS).as_str(), "…"].concat());
        let cut = isolated(&"ש".repeat(10_000)).into_owned();
        assert_eq!(cut.chars().count(), MAX_CHARS + 3);
        assert!(cut.ends_with("…\u{2069}"));
        assert_eq!(
            excerpt(&"é".repeat(10_000)).chars().count(),
            MAX_EXCERPT + 1
        );
        assert_eq!(excerpt("zzz"), "zzz");
    }
}
