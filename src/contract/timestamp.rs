//! A point in time in a response.

use chrono::{DateTime, Datelike, Utc};
use serde::{Serialize, Serializer};

#[cfg(test)]
mod tests;

/// A time as the server sent it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timestamp {
    /// A text that is not a time in RFC 3339, or a time before 1900, as the server sent it.
    Other(String),
    /// A time.
    Known(DateTime<Utc>),
}

impl Timestamp {
    /// Reads an RFC 3339 timestamp. `None` for an empty text and for the zero values of programming
    /// languages (year 1, and 1970), which mean that the time is not set.
    pub(crate) fn parse(text: String) -> Option<Self> {
        let Ok(time) = DateTime::parse_from_rfc3339(&text) else {
            return (!text.is_empty()).then_some(Self::Other(text));
        };
        let time = time.to_utc();
        match time.year() {
            ..=1 => None,
            1970 if time == DateTime::UNIX_EPOCH => None,
            2..1900 => Some(Self::Other(text)),
            _ => Some(Self::Known(time)),
        }
    }

    /// The time, if it could be read.
    #[must_use]
    pub fn time(&self) -> Option<DateTime<Utc>> {
        self.to_result().ok()
    }

    /// The time, or the text of the server if that is not a time.
    ///
    /// # Errors
    /// The text.
    pub fn to_result(&self) -> Result<DateTime<Utc>, String> {
        match self {
            Self::Known(time) => Ok(*time),
            Self::Other(text) => Err(text.clone()),
        }
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(time: DateTime<Utc>) -> Self {
        Self::Known(time)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(time) => time.serialize(serializer),
            Self::Other(text) => serializer.serialize_str(text),
        }
    }
}
