//! Reading a model from the text of a response.

use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

#[cfg(test)]
mod tests;

/// Why a text is not the JSON that was expected.
///
/// The messages complete a sentence such as "the response cannot be read: …".
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The text ends before its JSON value does, for example because the connection broke.
    #[error("it breaks off after {length} bytes")]
    Truncated {
        /// The length of the text in bytes.
        length: usize,
    },
    /// The text is not JSON, or it nests deeper than 127 levels, the limit of `serde_json`.
    #[error("it is not JSON: {0}")]
    Syntax(serde_json::Error),
    /// The text is JSON of another shape than the model.
    #[error("{}{error}", path_prefix(path))]
    Shape {
        /// The field, such as `datavolumes[3].status.phase`; `.` stands for the whole value.
        path: String,
        /// What is wrong with the field, and at which line and column.
        error: serde_json::Error,
    },
}

/// Reads a `T` from JSON.
///
/// If an object has several fields with one name, the last one counts, as with `JSON.parse`.
///
/// # Errors
/// [`DecodeError`] tells a truncated text, a text that is not JSON, and JSON of another shape apart.
/// A text that is both broken and of another shape is reported as broken.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    read(text).or_else(|error| {
        // Derived models refuse a duplicate field, and stop before an error of the syntax that comes
        // later. `Value` does neither.
        let value: Value = serde_json::from_str(text).map_err(|error| not_json(text, error))?;
        read(&value.to_string()).map_err(|_| error)
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    let mut deserializer = Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        match error.into_inner() {
            error if error.is_data() => DecodeError::Shape { path, error },
            error => not_json(text, error),
        }
    })?;
    deserializer.end().map_err(|error| not_json(text, error))?;
    Ok(value)
}

fn not_json(text: &str, error: serde_json::Error) -> DecodeError {
    if error.is_eof() {
        DecodeError::Truncated { length: text.len() }
    } else {
        DecodeError::Syntax(error)
    }
}

/// The beginning of a message about the field at `path`; empty for the whole value.
fn path_prefix(path: &str) -> String {
    match path {
        "." => String::new(),
        path => format!("{path}: "),
    }
}
