//! Random numbers that are the same on every machine and in every version: `SplitMix64`.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::{Builder, Uuid};

/// A pseudo-random number generator. Not suitable for secrets.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The generator for the item number `item`, independent of the generators of other items.
    pub(crate) fn new(seed: u64, item: u32) -> Self {
        let mut random = Self(seed);
        random.0 = random.next() ^ u64::from(item);
        random.0 = random.next();
        random
    }

    /// The next 64 random bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..end`; 0 if the range is empty.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end as u128;
        // The high half of the product is less than `end`, so it fits.
        usize::try_from((u128::from(self.next()) * end) >> 64).unwrap_or_default()
    }

    /// A number in `first..=last`.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        let span = usize::try_from(last - first + 1).unwrap_or_default();
        first + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// True with a probability of `percent` %.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, which must not be empty.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }

    /// A timestamp in `first..=last`, in whole milliseconds after `first`.
    pub(crate) fn timestamp_between(
        &mut self,
        first: DateTime<Utc>,
        last: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let millis = (last - first).num_milliseconds().max(0);
        first + TimeDelta::milliseconds(self.between(0, millis))
    }

    /// A random UUID (version 4).
    pub(crate) fn uuid(&mut self) -> Uuid {
        let bits = (u128::from(self.next()) << 64) | u128::from(self.next());
        Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_numbers_are_the_published_ones_of_splitmix64() {
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn below_returns_every_number_of_the_range_and_no_other() {
        let mut random = Random::new(1, 1);
        let drawn: std::collections::BTreeSet<_> = (0..200).map(|_| random.below(5)).collect();
        assert_eq!(drawn, (0..5).collect());
        assert_eq!(random.below(0), 0);
    }
}
