//! Which part of a list: `offset` and `limit`.

use std::fmt;
use std::str::FromStr;

/// "The maximum number of entries to return": 1 to 500, 50 where nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Limit(u16);

/// The number is not from 1 to 500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("limit is a whole number from {} to {}", Limit::MIN.get(), Limit::MAX.get())]
pub struct LimitError;

impl Limit {
    /// The smallest: 1.
    pub const MIN: Self = Self(1);
    /// The largest: 500.
    pub const MAX: Self = Self(500);

    /// `entries` as a limit.
    ///
    /// # Errors
    /// When it is not from 1 to 500.
    pub fn new(entries: u16) -> Result<Self, LimitError> {
        match entries {
            1..=500 => Ok(Self(entries)),
            _ => Err(LimitError),
        }
    }

    /// The number of entries.
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

/// "The offset of the first item returned in the collection": 0 to 2³¹ − 1 (an `int32`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Offset(u32);

/// The number is negative or larger than an `int32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("offset is a whole number from 0 to {}", Offset::MAX.get())]
pub struct OffsetError;

impl Offset {
    /// The first item.
    pub const ZERO: Self = Self(0);
    /// The largest: 2³¹ − 1.
    pub const MAX: Self = Self(i32::MAX.unsigned_abs());

    /// `items` as an offset; what is too large becomes the largest.
    #[must_use]
    pub fn new(items: u64) -> Self {
        u32::try_from(items).map_or(Self::MAX, |items| Self(items).min(Self::MAX))
    }

    /// The number of items before the first one returned.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The offset one page on.
    #[must_use]
    pub fn next(self, limit: Limit) -> Self {
        Self::new(u64::from(self.0) + u64::from(limit.0))
    }

    /// The offset one page back, not before the start.
    #[must_use]
    pub fn previous(self, limit: Limit) -> Self {
        Self(self.0.saturating_sub(u32::from(limit.0)))
    }

    /// The offset of the last page of `count` items.
    #[must_use]
    pub fn last(count: u64, limit: Limit) -> Self {
        let limit = u64::from(limit.0);
        Self::new(count.saturating_sub(1) / limit * limit)
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

/// The text where it has digits only: `+5` is a number to Rust, but not to the API.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::limit;

    proptest! {
        #[test]
        fn a_limit_is_read_from_1_to_500_and_written_back(number in any::<i32>().prop_map(|n| n % 1_000)) {
            let read = number.to_string().parse::<Limit>();
            prop_assert_eq!(read.is_ok(), (1..=500).contains(&number));
            if let Ok(limit) = read {
                prop_assert_eq!(limit.to_string(), number.to_string());
            }
        }

        #[test]
        fn an_offset_is_read_where_it_is_an_int32_that_is_not_negative(number in any::<i64>()) {
            for number in [number, number % 5_000_000_000, i64::from(i32::MAX), i64::from(i32::MAX) + 1] {
                let read = number.to_string().parse::<Offset>();
                prop_assert_eq!(read.is_ok(), (0..=i64::from(i32::MAX)).contains(&number));
                if let Ok(offset) = read {
                    prop_assert_eq!(i64::from(offset.get()), number);
                }
            }
        }

        #[test]
        fn a_page_on_and_a_page_back_is_where_one_was(offset in 0..2_000_000_000_u64, limit in limit()) {
            let offset = Offset::new(offset);
            prop_assert_eq!(offset.next(limit).get(), offset.get() + u32::from(limit.get()));
            prop_assert_eq!(offset.next(limit).previous(limit), offset);
        }

        #[test]
        fn paging_never_leaves_the_range(offset in any::<u64>(), limit in limit()) {
            let offset = Offset::new(offset);
            prop_assert!(offset.next(limit) >= offset);
            prop_assert!(offset.next(limit) <= Offset::MAX);
            prop_assert!(offset.previous(limit) <= offset);
        }

        #[test]
        fn the_last_page_has_the_last_item(count in 1..2_000_000_000_u64, limit in limit()) {
            let last = Offset::last(count, limit);
            prop_assert!(u64::from(last.get()) < count);
            prop_assert!(u64::from(last.next(limit).get()) >= count);
            prop_assert_eq!(last.get() % u32::from(limit.get()), 0);
        }
    }

    #[test]
    fn the_last_page_of_nothing_is_the_first() {
        assert_eq!(Offset::last(0, Limit::default()), Offset::ZERO);
        assert_eq!(Offset::ZERO.previous(Limit::MAX), Offset::ZERO);
        assert_eq!(Offset::last(u64::MAX, Limit::MIN), Offset::MAX);
    }

    #[test]
    fn only_plain_digits_are_numbers() {
        for text in [
            "",
            "+5",
            "-1",
            " 5",
            "5 ",
            "5.0",
            "0x5",
            "٥",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Limit>().is_err(), "{text:?}");
            assert!(text.parse::<Offset>().is_err(), "{text:?}");
        }
    }
}
