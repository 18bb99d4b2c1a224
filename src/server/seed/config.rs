//! The input of the generator.

use chrono::{DateTime, Utc};

/// What to generate. Equal configurations generate equal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeedConfig {
    /// The number of volumes.
    pub records: u32,
    /// The seed of the random numbers.
    pub seed: u64,
    /// The current time. Every generated timestamp is relative to it.
    pub now: DateTime<Utc>,
}
