//! One wanted change, made to many volumes.
//!
//! The change says what shall be different and not what shall be, so it means something else to each
//! volume: what is so already there is dropped, and what a volume cannot be shared with is left out.

use datavolumes_contract::{Scope, SharedScopesPatch, Volume};

use crate::lint::other_cluster;
use crate::redundancy::Redundant;
use crate::{Change, Organisation, Outcome, Plan, Progress, ScopeSet};

#[cfg(test)]
mod tests;

/// What one wanted change means to one volume. It tells the effects in numbers only, so that
/// thousands of volumes can be planned for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumePlan {
    /// What is shared now.
    pub saved: ScopeSet,
    /// What is to be done.
    pub change: Change,
    /// What was asked for and is so already: dropped.
    pub no_ops: Change,
    /// What the volume was to be shared with and cannot be, being in another cluster: left out, since
    /// a server refuses the whole request for it.
    pub elsewhere: ScopeSet,
    /// Which of the new shares change nothing.
    pub redundant: Vec<Redundant>,
    /// How many projects gain access.
    pub gains: usize,
    /// How many projects lose it.
    pub loses: usize,
}

impl VolumePlan {
    /// The plan of making `asked` of the shares `saved` of `volume`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        volume: &Volume,
        saved: ScopeSet,
        asked: &Change,
    ) -> Self {
        let is_elsewhere =
            |scope: &&Scope| other_cluster(organisation, &volume.cluster_id, scope).is_some();
        let (done, _) = asked.split(&saved);
        let new = asked.add().difference(done.add());
        let elsewhere: ScopeSet = new.filter(is_elsewhere).cloned().collect();
        let mut possible = asked.clone();
        for scope in &elsewhere {
            possible.forget(scope);
        }
        if done.len() == possible.len() {
            return Self {
                saved,
                no_ops: done,
                elsewhere,
                ..Self::default()
            };
        }
        let plan = Plan::new(organisation, &volume.project_id, saved, &possible);
        let is_new = |redundant: &&Redundant| plan.change().add().contains(&redundant.scope);
        Self {
            saved: plan.saved().clone(),
            change: plan.change().clone(),
            no_ops: plan.no_ops().clone(),
            elsewhere,
            redundant: plan.redundant().iter().filter(is_new).cloned().collect(),
            gains: plan.with_outcome(Outcome::Gains).count(),
            loses: plan.with_outcome(Outcome::Loses).count(),
        }
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.change.is_empty()
    }

    /// The requests that make it: see [`Change::batches`].
    #[must_use]
    pub fn batches(&self) -> Vec<SharedScopesPatch> {
        self.change.batches()
    }

    /// How far it came, by what is shared `now`.
    #[must_use]
    pub fn progress(&self, now: &ScopeSet) -> Progress {
        Progress::of(&self.saved, &self.change, now)
    }
}

/// The plans of many volumes in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BulkSummary {
    /// How many volumes are changed.
    pub changed: usize,
    /// How many have nothing to be done.
    pub unchanged: usize,
    /// How many shares are added, of all volumes together.
    pub added: usize,
    /// How many are removed.
    pub removed: usize,
    /// To how many volumes some project gains access.
    pub gaining: usize,
    /// To how many volumes some project loses it.
    pub losing: usize,
    /// For how many volumes something is left out, being in another cluster.
    pub elsewhere: usize,
    /// How many requests it takes.
    pub requests: usize,
}

impl BulkSummary {
    /// Counts one more volume.
    pub fn count(&mut self, plan: &VolumePlan) {
        self.changed += usize::from(!plan.is_empty());
        self.unchanged += usize::from(plan.is_empty());
        self.added += plan.change.add().len();
        self.removed += plan.change.remove().len();
        self.gaining += usize::from(plan.gains > 0);
        self.losing += usize::from(plan.loses > 0);
        self.elsewhere += usize::from(!plan.elsewhere.is_empty());
        self.requests += plan.batches().len();
    }
}

impl<'a> FromIterator<&'a VolumePlan> for BulkSummary {
    fn from_iter<I: IntoIterator<Item = &'a VolumePlan>>(plans: I) -> Self {
        let mut sum = Self::default();
        for plan in plans {
            sum.count(plan);
        }
        sum
    }
}
