//! The entries of a list, read one by one.

use std::ops::{Deref, DerefMut};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::decode;

#[cfg(test)]
mod tests;

/// The longest part of an unreadable entry that is quoted, in characters.
const MAX_EXCERPT: usize = 80;

/// The entries of a list in a response. An entry that does not fit the model does not hide the others.
///
/// `null` is the empty list. It is deserialized from a text only, since it borrows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T> {
    /// The entries that could be read, in the order of the response.
    pub readable: Vec<T>,
    /// For each entry that could not be read, its position, its beginning, and what is wrong with it.
    pub unreadable: Vec<String>,
}

impl<T> Entries<T> {
    /// The number of entries that the server sent.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.readable.len() + self.unreadable.len()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Entries<T> {
    fn from(readable: Vec<T>) -> Self {
        Self {
            readable,
            unreadable: Vec::new(),
        }
    }
}

impl<T> Deref for Entries<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.readable
    }
}

impl<T> DerefMut for Entries<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.readable
    }
}

impl<T> FromIterator<T> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = T>>(readable: I) -> Self {
        readable.into_iter().collect::<Vec<_>>().into()
    }
}

/// Iterates over the readable entries.
impl<T> IntoIterator for Entries<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.readable.into_iter()
    }
}

/// Serializes the readable entries.
impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.readable.serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let sent: Vec<&RawValue> = Option::deserialize(deserializer)?.unwrap_or_default();
        let mut entries = Self::from(Vec::with_capacity(sent.len()));
        for (index, entry) in sent.iter().enumerate() {
            match decode::read(entry.get()) {
                Ok(entry) => entries.readable.push(entry),
                Err(error) => entries
                    .unreadable
                    .push(description(index, entry.get(), &error)),
            }
        }
        Ok(entries)
    }
}

fn description(index: usize, entry: &str, error: &decode::DecodeError) -> String {
    let position = index + 1;
    let mut excerpt: String = entry.chars().take(MAX_EXCERPT).collect();
    if excerpt.len() < entry.len() {
        excerpt.push('…');
    }
    format!("Entry {position}: {error}. The entry is {excerpt}")
}
