use std::cmp::Ordering;

use datavolumes_contract::input;

/// The longest name, in characters.
pub(super) const MAX_NAME: usize = 60;

/// The name of a saved view: what the user has typed, without spaces around it. Names that differ in case only are equal.
#[derive(Clone, Debug)]
pub(super) struct ViewName(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum ViewNameError {
    #[error("Enter a name.")]
    Empty,
    #[error("A name has at most 60 characters.")]
    TooLong,
    #[error("A name has no control characters.")]
    ControlCharacter,
}

impl ViewName {
    /// The name in `text`.
    pub(super) fn new(text: &str) -> Result<Self, ViewNameError> {
        let text = input::trim(text);
        if text.is_empty() {
            Err(ViewNameError::Empty)
        } else if text.chars().count() > MAX_NAME {
            Err(ViewNameError::TooLong)
        } else if text.chars().any(char::is_control) {
            Err(ViewNameError::ControlCharacter)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The name itself, then the name with ` (2)`, ` (3)` and so on, cut so that each is a name.
    pub(super) fn alternatives(&self) -> impl Iterator<Item = Self> + use<> {
        let name = self.0.clone();
        let numbered = (2..=99).map({
            let name = name.clone();
            move |number| {
                let suffix = format!(" ({number})");
                let start: String = name.chars().take(MAX_NAME - suffix.len()).collect();
                Self(start + &suffix)
            }
        });
        std::iter::once(Self(name)).chain(numbered)
    }

    fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl PartialEq for ViewName {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for ViewName {}

impl PartialOrd for ViewName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ViewName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(&other.folded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_limited() {
        assert_eq!(ViewName::new(" a b ").unwrap().as_str(), "a b");
        assert_eq!(ViewName::new(" \u{200b}"), Err(ViewNameError::Empty));
        assert_eq!(
            ViewName::new("a\u{0}b"),
            Err(ViewNameError::ControlCharacter)
        );
        let longest = "é".repeat(MAX_NAME);
        assert!(ViewName::new(&longest).is_ok());
        assert_eq!(ViewName::new(&(longest + "é")), Err(ViewNameError::TooLong));
    }

    #[test]
    fn alternatives_are_names_too() {
        let longest = ViewName::new(&"é".repeat(MAX_NAME)).unwrap();
        let second = longest.alternatives().nth(1).unwrap();
        assert!(second.as_str().ends_with("é (2)"));
        assert_eq!(ViewName::new(second.as_str()), Ok(second));
    }
}
