//! The body of an error response: `Error` in the public document.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::lenient;

#[cfg(test)]
mod tests;

/// The body of every error response: `{code, message, details?}`. Without details it is also the body
/// of a 202 response (`HttpResponse` in the public document).
///
/// All fields are optional when it is read, and a code or details of an unexpected type are ignored,
/// so that the message is not lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// The HTTP status of the response; 0 if the body has none.
    #[serde(deserialize_with = "code")]
    pub code: u16,
    /// What is wrong, for people. Empty if the body has no message.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub message: String,
    /// More about what is wrong.
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub details: Option<String>,
}

impl Problem {
    /// Creates a problem without details.
    pub fn new(code: u16, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: None,
        }
    }
}

/// Deserializes a status from a number or a string, and any other value as 0.
fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let text = lenient::text_or_none(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or_default())
}

/// Writes the message, followed by the details in parentheses.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.details {
            Some(details) if !details.is_empty() => write!(f, " ({details})"),
            _ => Ok(()),
        }
    }
}
