//! How much of a planned change is applied.

use crate::{ScopeDiff, ScopeSet};

/// The state of a planned change, measured against the current shares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The part that is applied.
    pub done: ScopeDiff,
    /// The part that is not applied. Its batches resume the change.
    pub remaining: ScopeDiff,
    /// Differences that are not part of the plan: changes made by someone else.
    pub concurrent: ScopeDiff,
}

impl Progress {
    /// Measures how much of `diff`, planned for the shares `saved`, the `current` shares contain.
    #[must_use]
    pub fn new(saved: &ScopeSet, diff: &ScopeDiff, current: &ScopeSet) -> Self {
        let (done, remaining) = diff.split(current);
        let concurrent = ScopeDiff::between(saved, current).difference(diff);
        Self {
            done,
            remaining,
            concurrent,
        }
    }

    /// Whether the whole change is applied.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.remaining.is_empty()
    }

    /// Whether the current shares are exactly the planned result.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.remaining.is_empty() && self.concurrent.is_empty()
    }
}
