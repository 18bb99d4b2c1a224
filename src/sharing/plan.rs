//! What a change of shares would do, before it is made.

use datavolumes_contract::{ProjectId, SharedScopesPatch};

use crate::redundancy::{Redundant, redundant};
use crate::{Access, Change, NodeId, Organisation, Reach, ScopeSet};

/// A change of the shares of one volume, with all that it does.
///
/// The initial sharing of a volume that is still to be created is a change of no shares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    saved: ScopeSet,
    wanted: ScopeSet,
    change: Change,
    no_ops: Change,
    redundant: Vec<Redundant>,
    before: Reach,
    after: Reach,
    effects: Vec<Effect>,
}

/// What a plan does to one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The project.
    pub project: NodeId,
    /// Whether it can use the volume now, and why.
    pub before: Access,
    /// Whether it could use it then, and why.
    pub after: Access,
}

/// What becomes of a project's access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It has it and keeps it, if perhaps for other reasons.
    Keeps,
    /// It has none and gains it.
    Gains,
    /// It has it and loses it.
    Loses,
    /// Too little is known of its place in the organisation to tell.
    Unknown,
    /// It has none before and none after.
    Without,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [
        Self::Keeps,
        Self::Gains,
        Self::Loses,
        Self::Unknown,
        Self::Without,
    ];
}

impl Effect {
    /// What becomes of the access of `project` between `before` and `after`.
    #[must_use]
    pub fn new(project: NodeId, before: &Reach, after: &Reach) -> Self {
        Self {
            project,
            before: before.access(project),
            after: after.access(project),
        }
    }

    /// What becomes of the access.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match (self.before, self.after) {
            (Access::None, Access::None) => Outcome::Without,
            (Access::None, Access::Usable(_)) => Outcome::Gains,
            (Access::Usable(_), Access::None) => Outcome::Loses,
            (Access::Usable(_), Access::Usable(_)) => Outcome::Keeps,
            (Access::Unknown, _) | (_, Access::Unknown) => Outcome::Unknown,
        }
    }

    /// Whether anything is different afterwards: the access or a reason for it.
    #[must_use]
    pub fn is_change(self) -> bool {
        self.before != self.after
    }
}

impl Plan {
    /// The plan of making `asked` of the shares `saved`, for a volume that originates in `origin`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        origin: &ProjectId,
        saved: ScopeSet,
        asked: &Change,
    ) -> Self {
        let (no_ops, change) = asked.split(&saved);
        let wanted = change.applied_to(&saved);
        let before = Reach::new(organisation, origin, &saved);
        let after = Reach::new(organisation, origin, &wanted);
        let effects = organisation
            .projects()
            .map(|project| Effect::new(project.id(), &before, &after))
            .filter(|effect| effect.outcome() != Outcome::Without)
            .collect();
        Self {
            redundant: redundant(organisation, &after),
            saved,
            wanted,
            change,
            no_ops,
            before,
            after,
            effects,
        }
    }

    /// What is shared now.
    #[must_use]
    pub const fn saved(&self) -> &ScopeSet {
        &self.saved
    }

    /// What is shared once it is done.
    #[must_use]
    pub const fn wanted(&self) -> &ScopeSet {
        &self.wanted
    }

    /// What is to be done.
    #[must_use]
    pub const fn change(&self) -> &Change {
        &self.change
    }

    /// What was asked for and is so already: dropped.
    #[must_use]
    pub const fn no_ops(&self) -> &Change {
        &self.no_ops
    }

    /// Which of the wanted shares change nothing, whether they are new or not, in the order of the
    /// tree.
    #[must_use]
    pub fn redundant(&self) -> &[Redundant] {
        &self.redundant
    }

    /// How far the volume reaches now.
    #[must_use]
    pub const fn before(&self) -> &Reach {
        &self.before
    }

    /// How far it reaches once it is done.
    #[must_use]
    pub const fn after(&self) -> &Reach {
        &self.after
    }

    /// What becomes of every project that has access before or after, or may have it, in the order
    /// of the tree.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The projects to which `outcome` happens.
    pub fn with_outcome(&self, outcome: Outcome) -> impl Iterator<Item = Effect> {
        self.effects
            .iter()
            .copied()
            .filter(move |effect| effect.outcome() == outcome)
    }

    /// The requests that make it: see [`Change::batches`].
    #[must_use]
    pub fn batches(&self) -> Vec<SharedScopesPatch> {
        self.change.batches()
    }

    /// How far it came, by what is shared `now`: after a request failed, or at the end.
    #[must_use]
    pub fn progress(&self, now: &ScopeSet) -> Progress {
        Progress::of(&self.saved, &self.change, now)
    }
}

/// How far a plan came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What of it is so now.
    pub done: Change,
    /// What of it is still to do: its batches are those with which to go on.
    pub left: Change,
    /// What is different and was not part of it: someone else's doing.
    pub foreign: Change,
}

impl Progress {
    /// How far `change`, which is to be made of the shares `saved`, came by what is shared `now`.
    #[must_use]
    pub fn of(saved: &ScopeSet, change: &Change, now: &ScopeSet) -> Self {
        let (done, left) = change.split(now);
        let foreign = Change::between(saved, now).without(change);
        Self {
            done,
            left,
            foreign,
        }
    }

    /// Whether all of it is done.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.left.is_empty()
    }

    /// Whether what is shared is exactly what was wanted.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.left.is_empty() && self.foreign.is_empty()
    }
}

#[cfg(test)]
mod tests;
