//! The body of an error response: `Error` in the public document.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

mod reason;
#[cfg(test)]
mod tests;

/// The body of every error response: `{code, message, details?}`. Without details it is also the body
/// of a 202 response (`HttpResponse` in the public document).
///
/// It is read from any JSON: a server, or a gateway in front of it, may use the form of another
/// framework, such as `application/problem+json` (RFC 9457). What the body says is the message and the
/// details, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The HTTP status of the response; 0 if the body has none.
    pub code: u16,
    /// What is wrong, for people. Empty if the body does not say it.
    pub message: String,
    /// More about what is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
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

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|body| reason::problem(&body))
    }
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
