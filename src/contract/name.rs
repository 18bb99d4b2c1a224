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

    /// The nearest valid name to `text`: lowercased, accents taken off, every run of other
    /// characters made one hyphen, cut to [`MAX_LEN`]. `None` where nothing usable is left.
    #[must_use]
    pub fn suggest(text: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in text
            .chars()
            .flat_map(char::to_lowercase)
            .map(without_accent)
        {
            let c = if is_allowed(c) { c } else { '-' };
            let wanted = if slug.is_empty() {
                c.is_ascii_lowercase()
            } else {
                c != '-' || !slug.ends_with('-')
            };
            if wanted {
                slug.push(c);
            }
        }
        slug.truncate(MAX_LEN);
        slug.truncate(slug.trim_end_matches('-').len());
        slug.parse().ok()
    }
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
