//! Plans one change for many volumes.
//!
//! The same edits have a different effect on each volume: edits that a volume already satisfies are
//! dropped, and scopes that it cannot be shared with are skipped.

use datavolumes_contract::{SharedScopesPatch, Volume};

use crate::{Organisation, Outcome, Plan, Progress, RedundantShare, ScopeDiff, ScopeSet};

/// The plan of a bulk change for one volume. It keeps only counts of the effects, so that thousands
/// of volumes can be planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VolumePlan {
    /// The shares before the change.
    pub saved: ScopeSet,
    /// The edits that change something.
    pub diff: ScopeDiff,
    /// The edits that the saved shares already satisfy. They are not sent.
    pub no_ops: ScopeDiff,
    /// The scopes to add that are in a different cluster than the volume. They are skipped, because
    /// the server rejects the whole request for one of them.
    pub in_other_cluster: ScopeSet,
    /// The added shares that grant no additional access.
    pub redundant: Vec<RedundantShare>,
    /// The number of projects that gain access.
    pub gains: usize,
    /// The number of projects that lose access.
    pub loses: usize,
}

impl VolumePlan {
    /// Plans `edits` of the shares `saved` of `volume`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        volume: &Volume,
        saved: ScopeSet,
        edits: &ScopeDiff,
    ) -> Self {
        let (done, _) = edits.split(&saved);
        let in_other_cluster = organisation.refused_scopes(&volume.cluster_id, &saved, edits);
        let mut possible = edits.clone();
        for scope in &in_other_cluster {
            possible.reset(scope);
        }
        if done.len() == possible.len() {
            return Self {
                saved,
                no_ops: done,
                in_other_cluster,
                ..Self::default()
            };
        }
        let (origin, home) = (&volume.project_id, &volume.cluster_id);
        let plan = Plan::in_cluster(organisation, origin, home, saved, &possible);
        let is_new = |redundant: &&RedundantShare| plan.diff().add().contains(&redundant.scope);
        Self {
            saved: plan.saved().clone(),
            diff: plan.diff().clone(),
            no_ops: plan.no_ops().clone(),
            in_other_cluster,
            redundant: plan.redundant().iter().filter(is_new).cloned().collect(),
            gains: plan.with_outcome(Outcome::Gains).count(),
            loses: plan.with_outcome(Outcome::Loses).count(),
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diff.is_empty()
    }

    /// The requests that apply the change: see [`ScopeDiff::batches`].
    #[must_use]
    pub fn batches(&self) -> Vec<SharedScopesPatch> {
        self.diff.batches()
    }

    /// How much of the change the `current` shares contain.
    #[must_use]
    pub fn progress(&self, current: &ScopeSet) -> Progress {
        Progress::new(&self.saved, &self.diff, current)
    }
}

/// Counts over the plans of many volumes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BulkSummary {
    /// The number of volumes that change.
    pub changed: usize,
    /// The number of volumes that do not change.
    pub unchanged: usize,
    /// The number of shares added, over all volumes.
    pub added: usize,
    /// The number of shares removed, over all volumes.
    pub removed: usize,
    /// The number of volumes to which a project gains access.
    pub gaining: usize,
    /// The number of volumes to which a project loses access.
    pub losing: usize,
    /// The number of volumes for which a scope in another cluster is skipped.
    pub in_other_cluster: usize,
    /// The number of requests.
    pub requests: usize,
}

impl BulkSummary {
    /// Adds the plan of one volume.
    pub fn add(&mut self, plan: &VolumePlan) {
        self.changed += usize::from(!plan.is_empty());
        self.unchanged += usize::from(plan.is_empty());
        self.added += plan.diff.add().len();
        self.removed += plan.diff.remove().len();
        self.gaining += usize::from(plan.gains > 0);
        self.losing += usize::from(plan.loses > 0);
        self.in_other_cluster += usize::from(!plan.in_other_cluster.is_empty());
        self.requests += plan.batches().len();
    }
}

impl<'a> FromIterator<&'a VolumePlan> for BulkSummary {
    fn from_iter<I: IntoIterator<Item = &'a VolumePlan>>(plans: I) -> Self {
        let mut summary = Self::default();
        for plan in plans {
            summary.add(plan);
        }
        summary
    }
}

#[cfg(test)]
mod tests;
