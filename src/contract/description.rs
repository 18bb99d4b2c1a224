//! The description of a data volume: at most 127 characters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The most characters of a description ("string <= 127 characters"), counted as Unicode code
/// points.
pub const MAX_CHARS: usize = 127;

/// A description of at most [`MAX_CHARS`] code points. It may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Description(String);

/// The text has more than [`MAX_CHARS`] code points; carries how many it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a description has at most {MAX_CHARS} characters; this one has {0}")]
pub struct DescriptionError(pub usize);

impl Description {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromStr for Description {
    type Err = DescriptionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.to_owned().try_into()
    }
}

impl TryFrom<String> for Description {
    type Error = DescriptionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.chars().count() {
            0..=MAX_CHARS => Ok(Self(text)),
            longer => Err(DescriptionError(longer)),
        }
    }
}

impl From<Description> for String {
    fn from(description: Description) -> Self {
        description.0
    }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn characters_are_code_points() {
        assert!("🦀".repeat(127).parse::<Description>().is_ok());
        assert_eq!(
            "x".repeat(128).parse::<Description>(),
            Err(DescriptionError(128))
        );
        // One family on the screen, seven code points in the text.
        let families = "👨‍👩‍👧‍👦".repeat(19);
        assert_eq!(families.parse::<Description>(), Err(DescriptionError(133)));
    }

    proptest! {
        #[test]
        fn a_text_is_a_description_up_to_the_limit_and_kept_as_it_is(
            text in proptest::collection::vec(any::<char>(), 0..140)
        ) {
            let count = text.len();
            let text: String = text.into_iter().collect();
            match text.parse::<Description>() {
                Ok(description) => {
                    prop_assert!(count <= MAX_CHARS);
                    let json = serde_json::to_value(&description).unwrap();
                    prop_assert_eq!(json.as_str(), Some(text.as_str()));
                }
                Err(error) => {
                    prop_assert!(count > MAX_CHARS);
                    prop_assert_eq!(error, DescriptionError(count));
                }
            }
        }
    }
}
