//! The name of a data volume: `^[a-z][-a-z0-9]{0,62}$`.
//!
//! The rule is written by hand so that each part of it can be told apart; a property test holds it
//! against the regular expression.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The most characters that a name may have ("string <= 63 characters").
pub const MAX_LEN: usize = 63;

/// A name that satisfies every [`NameRule`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VolumeName(String);

/// One part of the rule for names, in the order in which a person meets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRule {
    /// The first character is one of `a` to `z`.
    StartsWithLetter,
    /// Every character is one of `a` to `z`, `0` to `9` and `-`.
    AllowedCharacters,
    /// There are 1 to [`MAX_LEN`] characters.
    Length,
}

impl NameRule {
    /// All parts of the rule.
    pub const ALL: [Self; 3] = [
        Self::StartsWithLetter,
        Self::AllowedCharacters,
        Self::Length,
    ];

    /// Whether `text` satisfies this part, whatever the others say.
    #[must_use]
    pub fn is_met_by(self, text: &str) -> bool {
        match self {
            Self::StartsWithLetter => text.starts_with(|c: char| c.is_ascii_lowercase()),
            Self::AllowedCharacters => text.chars().all(is_allowed),
            Self::Length => (1..=MAX_LEN).contains(&text.chars().count()),
        }
    }
}

/// Why a text is not a name. The first broken part is told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// There is no text.
    #[error("a name is required")]
    Empty,
    /// The first character is allowed, but not in the first place, or not allowed at all.
    #[error("a name starts with a lowercase letter (a–z), not with “{0}”")]
    FirstCharacter(char),
    /// A later character is not allowed.
    #[error("a name has only lowercase letters, digits and hyphens; “{0}” is none of them")]
    Character(char),
    /// There are more than [`MAX_LEN`] characters.
    #[error("a name has at most {MAX_LEN} characters; this one has {0}")]
    TooLong(usize),
}

fn is_allowed(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

impl VolumeName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest valid name to `text`: itself where it is one; else lowercased, accents taken off,
    /// every run of other characters made one hyphen, a `v` set before a leading digit, and cut to
    /// [`MAX_LEN`]. Hyphens that were typed stay. `None` where there is neither letter nor digit.
    #[must_use]
    pub fn suggest(text: &str) -> Option<Self> {
        let mut slug = String::new();
        let mut gap = Gap::default();
        for c in text
            .chars()
            .flat_map(char::to_lowercase)
            .filter(|c| !is_combining(*c))
            .map(without_accent)
        {
            match c {
                '-' => gap.hyphens += 1,
                'a'..='z' | '0'..='9' if slug.is_empty() => {
                    if c.is_ascii_digit() {
                        slug.push('v');
                    }
                    slug.push(c);
                    gap = Gap::default();
                }
                'a'..='z' | '0'..='9' => {
                    gap.close(&mut slug);
                    slug.push(c);
                }
                _ => gap.has_others = true,
            }
        }
        if !gap.has_others && slug.len() + gap.hyphens <= MAX_LEN {
            gap.close(&mut slug);
        }
        if slug.len() > MAX_LEN {
            slug.truncate(MAX_LEN);
            slug.truncate(slug.trim_end_matches('-').len());
        }
        slug.parse().ok()
    }
}

/// What stands between two letters or digits of a text that is made a name.
#[derive(Default)]
struct Gap {
    hyphens: usize,
    has_others: bool,
}

impl Gap {
    /// Writes it: typed hyphens as they are, anything else as one.
    fn close(&mut self, slug: &mut String) {
        let count = if self.has_others { 1 } else { self.hyphens };
        slug.extend(std::iter::repeat_n('-', count));
        *self = Self::default();
    }
}

/// Whether it is an accent of its own, as some systems write them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The plain letter of the commonest accented ones; any other character as it is.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

impl FromStr for VolumeName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let first = text.chars().next().ok_or(NameError::Empty)?;
        if !first.is_ascii_lowercase() {
            return Err(NameError::FirstCharacter(first));
        }
        if let Some(other) = text.chars().find(|c| !is_allowed(*c)) {
            return Err(NameError::Character(other));
        }
        match text.len() {
            0..=MAX_LEN => Ok(Self(text.to_owned())),
            longer => Err(NameError::TooLong(longer)),
        }
    }
}

impl TryFrom<String> for VolumeName {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<VolumeName> for String {
    fn from(name: VolumeName) -> Self {
        name.0
    }
}

impl fmt::Display for VolumeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;
    use crate::arbitrary::text;

    /// Texts that are names or nearly so.
    fn near_name() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z][-a-z0-9]{0,62}",
            "[-a-z0-9]{0,65}",
            "[a-z][-a-z0-9]{55,70}",
            "[a-zA-Z0-9 _.-]{0,66}",
            "[a-z]{0,3}.{0,2}[a-z]{0,3}",
        ]
    }

    proptest! {
        #[test]
        fn the_rule_is_the_regular_expression_of_the_reference(
            candidate in prop_oneof![text(), near_name()]
        ) {
            // Without `$`, which in some engines also stands in front of a last line break.
            let pattern = Regex::new(r"\A[a-z][-a-z0-9]{0,62}\z").unwrap();
            prop_assert_eq!(candidate.parse::<VolumeName>().is_ok(), pattern.is_match(&candidate));
        }

        #[test]
        fn a_text_is_a_name_where_every_part_of_the_rule_is_met(
            candidate in prop_oneof![text(), near_name()]
        ) {
            let all_met = NameRule::ALL.into_iter().all(|rule| rule.is_met_by(&candidate));
            prop_assert_eq!(candidate.parse::<VolumeName>().is_ok(), all_met);
        }

        #[test]
        fn a_suggestion_is_a_name_and_exists_where_there_is_a_letter_or_digit(
            candidate in prop_oneof![text(), near_name()]
        ) {
            if let Some(name) = VolumeName::suggest(&candidate) {
                prop_assert_eq!(name.as_str().parse(), Ok(name.clone()));
            } else {
                prop_assert!(!candidate.contains(|c: char| c.is_ascii_alphanumeric()));
            }
        }

        #[test]
        fn a_name_is_its_own_suggestion_in_either_case(name in "[a-z][-a-z0-9]{0,62}") {
            let suggested = VolumeName::suggest(&name).map(String::from);
            prop_assert_eq!(suggested.as_ref(), Some(&name));
            prop_assert_eq!(VolumeName::suggest(&name.to_ascii_uppercase()).map(String::from), suggested);
        }

        #[test]
        fn a_name_is_read_from_json_by_the_same_rule(text in near_name()) {
            let json = serde_json::to_string(&text).unwrap();
            let read = serde_json::from_str::<VolumeName>(&json);
            prop_assert_eq!(read.ok(), text.parse().ok());
        }
    }

    #[test]
    fn suggestions_keep_what_can_be_kept() {
        let suggest = |text| VolumeName::suggest(text).map(String::from);
        for (text, expected) in [
            ("My Data_2", "my-data-2"),
            ("  trimmed  ", "trimmed"),
            ("a -- b", "a-b"),
            ("a--b-", "a--b-"),
            ("2024 results", "v2024-results"),
            ("--x", "x"),
            ("Données élargies", "donnees-elargies"),
            ("donne\u{301}es", "donnees"),
            ("İstanbul", "istanbul"),
            ("İ", "i"),
            ("𝔘nicode", "nicode"),
        ] {
            assert_eq!(suggest(text).as_deref(), Some(expected), "{text}");
        }
        let long = format!("{}-{}", "a".repeat(62), "b".repeat(9));
        assert_eq!(suggest(&long), Some("a".repeat(62)));
        for nothing in ["", "---", "日本", "_ _"] {
            assert_eq!(suggest(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn the_first_broken_part_is_told() {
        let error = |text: &str| text.parse::<VolumeName>().unwrap_err();
        assert_eq!(error(""), NameError::Empty);
        assert_eq!(error("-a"), NameError::FirstCharacter('-'));
        assert_eq!(error("Éa"), NameError::FirstCharacter('É'));
        assert_eq!(error("a_b"), NameError::Character('_'));
        assert_eq!(error(&"a".repeat(64)), NameError::TooLong(64));
    }
}
