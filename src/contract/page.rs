//! The page of a list: `offset` and `limit`.

use std::fmt;
use std::str::FromStr;

#[cfg(test)]
mod tests;

/// "The maximum number of entries to return": 1 to 500. The default is 50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Limit(u16);

/// The value is not a whole number from 1 to 500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("limit is a whole number from {} to {}", Limit::MIN.get(), Limit::MAX.get())]
pub struct LimitError;

impl Limit {
    /// The smallest limit: 1.
    pub const MIN: Self = Self(1);
    /// The largest limit: 500.
    pub const MAX: Self = Self(500);

    /// Creates a limit of `entries`.
    ///
    /// # Errors
    /// If `entries` is not from 1 to 500.
    pub fn new(entries: u16) -> Result<Self, LimitError> {
        let limit = Self(entries);
        if (Self::MIN..=Self::MAX).contains(&limit) {
            Ok(limit)
        } else {
            Err(LimitError)
        }
    }

    /// The limit as a number of entries.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        digits(text)
            .and_then(|text| text.parse().ok())
            .map_or(Err(LimitError), Self::new)
    }
}

/// "The offset of the first item returned in the collection": 0 to 2³¹ − 1, since it is an `int32`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Offset(u32);

/// The value is not a whole number from 0 to 2³¹ − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("offset is a whole number from 0 to {}", Offset::MAX.get())]
pub struct OffsetError;

impl Offset {
    /// The offset of the first item: 0.
    pub const ZERO: Self = Self(0);
    /// The largest offset: 2³¹ − 1.
    pub const MAX: Self = Self(i32::MAX.unsigned_abs());

    /// Creates an offset of `items`, or [`Offset::MAX`] if `items` is larger than that.
    #[must_use]
    pub fn new(items: u64) -> Self {
        u32::try_from(items).map_or(Self::MAX, |items| Self(items).min(Self::MAX))
    }

    /// The offset as a number of items.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The offset of the next page.
    #[must_use]
    pub fn next(self, limit: Limit) -> Self {
        Self::new(u64::from(self.0) + u64::from(limit.0))
    }

    /// The offset of the previous page; 0 if that would be negative.
    #[must_use]
    pub fn previous(self, limit: Limit) -> Self {
        Self(self.0.saturating_sub(u32::from(limit.0)))
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Offset {
    type Err = OffsetError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        digits(text)
            .and_then(|text| text.parse().ok())
            .map(Self)
            .filter(|offset| *offset <= Self::MAX)
            .ok_or(OffsetError)
    }
}

/// Returns `text` if it consists of digits only. Rust also parses `+5`, which the API does not document.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}
