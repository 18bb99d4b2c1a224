//! Previews a change of the shares of a volume.

use datavolumes_contract::{ClusterId, ProjectId, SharedScopesPatch};

use crate::{
    Access, EffectiveAccess, Node, NodeId, Organisation, Progress, RedundantShare, ScopeDiff,
    ScopeSet, redundant_shares,
};

/// A change of the shares of one volume, with its effects.
///
/// The initial shares of a volume that is being created are a change of an empty set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    saved: ScopeSet,
    target: ScopeSet,
    diff: ScopeDiff,
    no_ops: ScopeDiff,
    refused: ScopeSet,
    redundant: Vec<RedundantShare>,
    before: EffectiveAccess,
    after: EffectiveAccess,
    effects: Vec<Effect>,
}

/// The effect of a plan on one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The project.
    pub project: NodeId,
    /// Its access before the change.
    pub before: Access,
    /// Its access after the change.
    pub after: Access,
}

/// How the access of a project changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The project has access before and after, possibly for different reasons.
    Keeps,
    /// The project has access only after the change.
    Gains,
    /// The project has access only before the change.
    Loses,
    /// Not known: the position of the project in the organisation is incomplete.
    Unknown,
    /// The project has no access before and after.
    NoAccess,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 5] = [
        Self::Keeps,
        Self::Gains,
        Self::Loses,
        Self::Unknown,
        Self::NoAccess,
    ];
}

impl Effect {
    /// The effect on `project` of a change from `before` to `after`. Whether a project gains access of which the
    /// directory knows nothing is not known.
    #[must_use]
    pub fn of(project: Node<'_>, before: &EffectiveAccess, after: &EffectiveAccess) -> Self {
        let effect = Self::new(project.id(), before, after);
        if effect.outcome() == Outcome::Gains && project.is_unresolved() {
            Self {
                after: Access::Unknown,
                ..effect
            }
        } else {
            effect
        }
    }

    /// As [`of`](Self::of), for a project that the directory knows.
    #[must_use]
    pub(crate) fn new(project: NodeId, before: &EffectiveAccess, after: &EffectiveAccess) -> Self {
        Self {
            project,
            before: before.access(project),
            after: after.access(project),
        }
    }

    /// How the access changes.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match (self.before, self.after) {
            (Access::None, Access::None) => Outcome::NoAccess,
            (Access::None, Access::Usable(_)) => Outcome::Gains,
            (Access::Usable(_), Access::None) => Outcome::Loses,
            (Access::Usable(_), Access::Usable(_)) => Outcome::Keeps,
            (Access::Unknown, _) | (_, Access::Unknown) => Outcome::Unknown,
        }
    }

    /// Whether the access or a reason for it changes.
    #[must_use]
    pub fn is_change(self) -> bool {
        self.before != self.after
    }
}

impl Plan {
    /// Plans `edits` of the shares `saved`, for a volume that originates in `origin`. Scopes in another
    /// cluster than `origin` are not added: see [`refused`](Self::refused).
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        origin: &ProjectId,
        saved: ScopeSet,
        edits: &ScopeDiff,
    ) -> Self {
        let home = organisation.cluster_of_project(origin);
        Self::in_cluster(organisation, origin, &home, saved, edits)
    }

    /// As [`new`](Self::new), for a volume in the cluster `home`.
    pub(crate) fn in_cluster(
        organisation: &Organisation,
        origin: &ProjectId,
        home: &ClusterId,
        saved: ScopeSet,
        edits: &ScopeDiff,
    ) -> Self {
        let refused = organisation.refused_scopes(home, &saved, edits);
        let mut possible = edits.clone();
        for scope in &refused {
            possible.reset(scope);
        }
        let (no_ops, diff) = possible.split(&saved);
        let target = diff.applied_to(&saved);
        let before = EffectiveAccess::new(organisation, origin, &saved);
        let after = EffectiveAccess::new(organisation, origin, &target);
        let effects = organisation
            .projects()
            .map(|project| Effect::of(project, &before, &after))
            .filter(|effect| effect.outcome() != Outcome::NoAccess)
            .collect();
        Self {
            redundant: redundant_shares(organisation, &after),
            saved,
            target,
            diff,
            no_ops,
            refused,
            before,
            after,
            effects,
        }
    }

    /// The shares before the change.
    #[must_use]
    pub const fn saved(&self) -> &ScopeSet {
        &self.saved
    }

    /// The shares after the change.
    #[must_use]
    pub const fn target(&self) -> &ScopeSet {
        &self.target
    }

    /// The edits that change something.
    #[must_use]
    pub const fn diff(&self) -> &ScopeDiff {
        &self.diff
    }

    /// The edits that the saved shares already satisfy. They are not sent.
    #[must_use]
    pub const fn no_ops(&self) -> &ScopeDiff {
        &self.no_ops
    }

    /// The scopes of the edits that are in another cluster than the volume. They are not sent, because the
    /// server rejects the whole request for one of them.
    #[must_use]
    pub const fn refused(&self) -> &ScopeSet {
        &self.refused
    }

    /// The shares after the change, new or not, that grant no additional access, in tree order.
    #[must_use]
    pub fn redundant(&self) -> &[RedundantShare] {
        &self.redundant
    }

    /// The access before the change.
    #[must_use]
    pub const fn before(&self) -> &EffectiveAccess {
        &self.before
    }

    /// The access after the change.
    #[must_use]
    pub const fn after(&self) -> &EffectiveAccess {
        &self.after
    }

    /// The effect on every project that has, or may have, access before or after, in tree order.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The effects with the given outcome.
    pub fn with_outcome(&self, outcome: Outcome) -> impl Iterator<Item = Effect> {
        self.effects
            .iter()
            .copied()
            .filter(move |effect| effect.outcome() == outcome)
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

#[cfg(test)]
mod tests;
