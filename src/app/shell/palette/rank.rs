//! How well a text fits what is searched for. Pure.

use datavolumes_contract::input;

/// How well a text fits; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the text.
    Exact,
    /// It begins with it.
    Start,
    /// One of its words begins with it.
    Word,
    /// It contains it, or each of its words.
    Part,
}

/// How well `text` fits `search`, whatever the case. `None` if it does not. Everything fits an empty search.
pub(super) fn rank(text: &str, search: &str) -> Option<Rank> {
    let (text, search) = (fold(text), fold(search));
    if text == search {
        return Some(Rank::Exact);
    }
    let mut places = text.match_indices(&search).map(|(at, _)| at).peekable();
    if places.peek() == Some(&0) {
        return Some(Rank::Start);
    }
    let is_word = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|c| !c.is_alphanumeric())
    };
    if places.peek().is_some() {
        return Some(if places.any(is_word) {
            Rank::Word
        } else {
            Rank::Part
        });
    }
    let mut words = search.split_whitespace().peekable();
    let has_words = words.peek().is_some() && words.all(|word| text.contains(word));
    has_words.then_some(Rank::Part)
}

/// A text as searches compare it.
pub(super) fn fold(text: &str) -> String {
    input::trim(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_start_is_better_than_a_word_and_a_word_better_than_a_part() {
        for (text, search, expected) in [
            ("imagenet", "Imagenet ", Some(Rank::Exact)),
            ("imagenet", "ima", Some(Rank::Start)),
            ("my-imagenet", "ima", Some(Rank::Word)),
            ("magenta-agent", "agent", Some(Rank::Word)),
            ("imagenet", "net", Some(Rank::Part)),
            ("New data volume", "vol new", Some(Rank::Part)),
            ("imagenet", "images", None),
            ("Ärzte", "ärz", Some(Rank::Start)),
            ("x", "", Some(Rank::Start)),
        ] {
            assert_eq!(rank(text, search), expected, "{text} {search}");
        }
    }

    proptest! {
        #[test]
        fn what_contains_the_search_fits(before in ".{0,9}", search in "[^\\s]{1,9}", after in ".{0,9}") {
            let text = fold(&[&*before, &search, &after].concat());
            prop_assume!(text.contains(&fold(&search)));
            prop_assert!(rank(&text, &search).is_some());
            prop_assert_eq!(rank(&search, &search), Some(Rank::Exact));
        }
    }
}
