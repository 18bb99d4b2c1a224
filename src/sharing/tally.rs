//! How many projects of each scope can use a volume, before and after.

use crate::plan::Effect;
use crate::{NodeId, Organisation, Outcome, Reach};

/// Counts of the projects at and under one scope, by what becomes of their access.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; Outcome::ALL.len()]);

impl Tally {
    /// Those to which `outcome` happens.
    #[must_use]
    pub const fn of(self, outcome: Outcome) -> usize {
        self.0[outcome as usize]
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.0.into_iter().sum()
    }

    /// Those that surely can use the volume before.
    #[must_use]
    pub const fn usable_before(self) -> usize {
        self.of(Outcome::Keeps) + self.of(Outcome::Loses)
    }

    /// Those that surely can use it afterwards.
    #[must_use]
    pub const fn usable_after(self) -> usize {
        self.of(Outcome::Keeps) + self.of(Outcome::Gains)
    }

    /// Whether the volume reaches, reached or may reach any of them.
    #[must_use]
    pub fn is_touched(self) -> bool {
        self.total() != self.of(Outcome::Without)
    }

    fn count(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }
}

/// The tallies of every scope of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    tallies: Vec<Tally>,
    all: Tally,
}

impl Tallies {
    /// Counts the projects of `organisation` by what becomes of their access between `before` and
    /// `after`, which are the same where nothing is to change.
    #[must_use]
    pub fn new(organisation: &Organisation, before: &Reach, after: &Reach) -> Self {
        let mut tallies = vec![Tally::default(); organisation.len()];
        let mut all = Tally::default();
        for project in organisation.projects() {
            let outcome = Effect::new(project.id(), before, after).outcome();
            all.count(outcome);
            tallies[project.id().index()].count(outcome);
            for above in project.ancestors() {
                tallies[above.id().index()].count(outcome);
            }
        }
        Self { tallies, all }
    }

    /// The tally of the scope at `node`; nothing where it is of another organisation.
    #[must_use]
    pub fn of(&self, node: NodeId) -> Tally {
        self.tallies.get(node.index()).copied().unwrap_or_default()
    }

    /// The tally of the whole organisation.
    #[must_use]
    pub const fn all(&self) -> Tally {
        self.all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Node;
    use crate::arbitrary::{organisation, origin, scopes};

    proptest! {
        #[test]
        fn a_tally_counts_the_projects_at_and_under_its_scope(
            organisation in organisation(), origin in origin(), saved in scopes(), wanted in scopes()
        ) {
            let before = Reach::new(&organisation, &origin, &saved);
            let after = Reach::new(&organisation, &origin, &wanted);
            let tallies = Tallies::new(&organisation, &before, &after);
            for node in organisation.nodes() {
                let projects: Vec<NodeId> = std::iter::once(node)
                    .chain(node.descendants())
                    .filter(|node| node.is_project())
                    .map(Node::id)
                    .collect();
                let usable = |reach: &Reach| projects.iter().filter(|id| reach.access(**id).is_usable()).count();
                let tally = tallies.of(node.id());
                prop_assert_eq!(tally.total(), projects.len());
                for outcome in Outcome::ALL {
                    let happens = |id: &&NodeId| Effect::new(**id, &before, &after).outcome() == outcome;
                    prop_assert_eq!(tally.of(outcome), projects.iter().filter(happens).count());
                }
                if tally.of(Outcome::Unknown) == 0 {
                    prop_assert_eq!(tally.usable_before(), usable(&before));
                    prop_assert_eq!(tally.usable_after(), usable(&after));
                }
            }
            let roots = organisation.roots().map(|root| tallies.of(root.id()).total());
            prop_assert_eq!(tallies.all().total(), roots.sum::<usize>());
        }
    }
}
