//! Reading what clients send: held to the types of the API, except that `null` is as good as a missing
//! field.

use serde::{Deserialize, Deserializer};

/// Reads `null` as the default value. Together with `#[serde(default)]` a missing field is read
/// likewise.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads a text and nothing else, where an answer may have a number too.
pub(crate) fn text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: From<String>,
{
    String::deserialize(deserializer).map(T::from)
}
