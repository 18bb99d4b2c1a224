//! Taking texts apart by words, whatever their case. Pure.

use datavolumes_contract::input;

/// The first word of `text` and what follows it. The word is empty at the end.
pub(super) fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word, rest.trim_start())
}

/// Whether two words are the same.
pub(super) fn is_word(word: &str, other: &str) -> bool {
    word.to_lowercase() == other
}

/// What follows `words`, in lower case and separated by a space, at the start of `text`.
pub(super) fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text;
    for expected in words.split(' ') {
        let (word, tail) = first_word(rest);
        if !is_word(word, expected) {
            return None;
        }
        rest = tail;
    }
    Some(rest)
}

/// What is before and after the first of `separators` in `text`. A start of the first separator at the end of the text is
/// an unfinished one.
pub(super) fn split_at_word<'a>(text: &'a str, separators: &[&str]) -> (&'a str, Option<&'a str>) {
    let mut rest = text.trim_start();
    let before = |rest: &str| {
        let end = text.len() - rest.len();
        input::trim(text.get(..end).unwrap_or_default())
    };
    // A volume may be called as a separator.
    let mut is_first = true;
    while !rest.is_empty() {
        let (word, tail) = first_word(rest);
        if !is_first && separators.iter().any(|separator| is_word(word, separator)) {
            return (before(rest), Some(tail));
        }
        let start = word.to_lowercase();
        let is_start = separators
            .first()
            .is_some_and(|one| one.starts_with(&start));
        if !is_first && tail.is_empty() && is_start {
            return (before(rest), None);
        }
        is_first = false;
        rest = tail;
    }
    (input::trim(text), None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_whatever_their_case() {
        assert_eq!(after("Stop  SHARING x y", "stop sharing"), Some("x y"));
        assert_eq!(after("stop sharin", "stop sharing"), None);
        assert_eq!(after("shared", "share"), None);
        assert_eq!(after("share", "share"), Some(""));
    }

    #[test]
    fn a_text_is_split_at_a_word() {
        for (text, expected) in [
            ("a with b", ("a", Some("b"))),
            ("a WITH", ("a", Some(""))),
            ("a wi", ("a", None)),
            ("a b", ("a b", None)),
            ("with", ("with", None)),
            ("with with b", ("with", Some("b"))),
            ("a from b with c", ("a", Some("b with c"))),
            ("", ("", None)),
        ] {
            assert_eq!(split_at_word(text, &["with", "from"]), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart(text in ".{0,60}") {
            let _ = after(&text, "stop sharing");
            let (before, after) = split_at_word(&text, &["with"]);
            prop_assert!(text.contains(before));
            prop_assert!(after.is_none_or(|after| text.contains(after)));
        }
    }
}
