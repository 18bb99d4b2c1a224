//! The shape of a refusal.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lenient;

/// The body of every refusal: `{code, message, details?}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The HTTP status again, 100 to 599; 0 where the body did not say.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub code: u16,
    /// What is wrong, for people.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub message: String,
    /// More of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details: Option<String>,
}

impl Problem {
    /// A refusal with `code` and `message` and no details.
    pub fn new(code: u16, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.details {
            Some(details) if !details.is_empty() => write!(f, " ({details})"),
            _ => Ok(()),
        }
    }
}
