//! Reads a model from JSON text, such as the body of a response.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;

mod path;
#[cfg(test)]
mod tests;

/// Why a text is not the JSON that was expected.
///
/// The messages complete a sentence such as "the response cannot be read: …".
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The text ends before its JSON value does, for example because the connection broke.
    #[error("it is cut off after {length} bytes")]
    Truncated {
        /// The length of the text in bytes.
        length: usize,
    },
    /// The text is not JSON, or it nests deeper than 127 levels, the limit of `serde_json`.
    #[error("it is not JSON: {0}")]
    Syntax(serde_json::Error),
    /// The text is JSON, but does not fit the model.
    #[error("{}{error}", path_prefix(path))]
    Shape {
        /// The field, such as `datavolumes[3].status.phase`; empty for the whole value.
        path: String,
        /// What is wrong with the field, and at which line and column.
        error: serde_json::Error,
    },
}

/// Reads a `T` from JSON.
///
/// # Errors
/// [`DecodeError`] distinguishes a truncated text, a text that is not JSON, and JSON that does not fit
/// `T`. A text that is truncated or not JSON is reported as such, even where it would not fit `T`.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    read(text).map_err(|error| match serde_json::from_str::<IgnoredAny>(text) {
        // A derived model stops at the first value that does not fit, before a syntax error that comes later.
        Err(syntax) if matches!(error, DecodeError::Shape { .. }) => not_json(text, syntax),
        _ => error,
    })
}

/// Reads a `T` from JSON, and reports the first error, whether of the syntax or of the shape.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => DecodeError::Shape {
            path: path::at(text, error.line(), error.column()),
            error,
        },
        _ => not_json(text, error),
    })
}

fn not_json(text: &str, error: serde_json::Error) -> DecodeError {
    if error.is_eof() {
        DecodeError::Truncated { length: text.len() }
    } else {
        DecodeError::Syntax(error)
    }
}

/// The beginning of a message about the field at `path`.
fn path_prefix(path: &str) -> String {
    if path.is_empty() {
        String::new()
    } else {
        format!("{path}: ")
    }
}
