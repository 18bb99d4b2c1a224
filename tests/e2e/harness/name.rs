//! Accessible names to search for.

use std::fmt;

/// The accessible name to match.
#[derive(Clone)]
pub(crate) enum Name {
    /// Exactly this name.
    Exact(String),
    /// A name that contains this text.
    Containing(String),
    /// Any name, or none.
    Any,
}

impl Name {
    /// The text and the kind of the match, as `role.js` takes them.
    pub(super) fn criterion(&self) -> (&str, &'static str) {
        match self {
            Self::Exact(name) => (name, "exact"),
            Self::Containing(part) => (part, "contains"),
            Self::Any => ("", "any"),
        }
    }
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Exact(name.to_owned())
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Exact(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(name) => write!(f, "“{name}”"),
            Self::Containing(part) => write!(f, "“…{part}…”"),
            Self::Any => f.write_str("of any name"),
        }
    }
}
