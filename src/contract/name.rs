//! The name of a data volume: "string <= 63 characters `^[a-z][-a-z0-9]{0,62}$`".
//!
//! The rule is code rather than a regular expression, so that a form can show which part of it a text
//! breaks. A property test compares the two.
//!
//! To change the rule, change [`NameRule`], which a form lists, [`NameError`], which an invalid name
//! returns, and the `FromStr` implementation of [`VolumeName`]. A property test fails if they differ.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::EnumCount;

#[cfg(test)]
mod tests;

/// The maximum length of a name, in characters.
pub const MAX_LEN: usize = 63;

/// A name that a new data volume can have: it meets every [`NameRule`].
///
/// Names in responses are plain strings, because a server may have volumes with other names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VolumeName(String);

/// A part of the rule for names.
#[derive(Clone, Copy, Debug, EnumCount, PartialEq, Eq)]
pub enum NameRule {
    /// The first character is one of `a` to `z`.
    StartsWithLetter,
    /// Every character is one of `a` to `z`, `0` to `9` and `-`.
    AllowedCharacters,
    /// There are 1 to [`MAX_LEN`] characters.
    Length,
}

impl NameRule {
    /// All parts of the rule, in the order in which a form shows them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::StartsWithLetter,
        Self::AllowedCharacters,
        Self::Length,
    ];

    /// Whether `text` meets this part of the rule, regardless of the other parts.
    #[must_use]
    pub fn is_met_by(self, text: &str) -> bool {
        match self {
            Self::StartsWithLetter => text.starts_with(|c: char| c.is_ascii_lowercase()),
            Self::AllowedCharacters => text.chars().all(is_allowed),
            Self::Length => (1..=MAX_LEN).contains(&text.chars().count()),
        }
    }
}

/// Why a text is not a name. Only the first error is reported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// The text is empty.
    #[error("a name is required")]
    Empty,
    /// The first character is not a letter from `a` to `z`.
    #[error("a name starts with a lowercase letter (a–z), not with “{0}”")]
    FirstCharacter(char),
    /// A character after the first one is not allowed.
    #[error("a name has only lowercase letters, digits and hyphens; “{0}” is none of them")]
    Character(char),
    /// The text is longer than [`MAX_LEN`]. The field is its length.
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

    /// Suggests a valid name for `text`.
    ///
    /// A text that is a name is its own suggestion. Otherwise letters are lowercased, accents are
    /// removed, each run of other characters becomes one hyphen, a leading digit gets the prefix `v`,
    /// and the result is cut to [`MAX_LEN`]. Hyphens in `text` are kept, except at the start.
    ///
    /// Returns `None` if `text` has neither a letter nor a digit that a name can have.
    #[must_use]
    pub fn suggest(text: &str) -> Option<Self> {
        let mut slug = String::new();
        let mut separator = Separator::default();
        for c in text
            .chars()
            .flat_map(char::to_lowercase)
            .filter(|c| !is_combining(*c))
            .map(without_accent)
        {
            match c {
                '-' => separator.hyphens += 1,
                'a'..='z' | '0'..='9' if slug.is_empty() => {
                    if c.is_ascii_digit() {
                        slug.push('v');
                    }
                    slug.push(c);
                    separator = Separator::default();
                }
                'a'..='z' | '0'..='9' => {
                    separator.flush(&mut slug);
                    slug.push(c);
                }
                _ => separator.has_others = true,
            }
        }
        if !separator.has_others && slug.len() + separator.hyphens <= MAX_LEN {
            separator.flush(&mut slug);
        }
        if slug.len() > MAX_LEN {
            slug.truncate(MAX_LEN);
            slug.truncate(slug.trim_end_matches('-').len());
        }
        slug.parse().ok()
    }
}

/// The characters between two letters or digits of a text.
#[derive(Default)]
struct Separator {
    hyphens: usize,
    has_others: bool,
}

impl Separator {
    /// Appends the separator to `slug` and resets it: hyphens stay as they are; with any other
    /// character among them, they become a single hyphen.
    fn flush(&mut self, slug: &mut String) {
        let count = if self.has_others { 1 } else { self.hyphens };
        slug.extend(std::iter::repeat_n('-', count));
        *self = Self::default();
    }
}

/// Whether `c` is an accent in decomposed Unicode, where it follows its letter.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Removes the accent from the most common accented letters. Other characters stay as they are.
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
