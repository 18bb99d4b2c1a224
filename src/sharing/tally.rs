//! Counts the projects of each scope by how their access changes.

use crate::{Effect, EffectiveAccess, NodeId, Organisation, Outcome};

/// The number of projects in one scope, by [`Outcome`]. A project counts itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; Outcome::ALL.len()]);

impl Tally {
    /// The number of projects with the given outcome.
    #[must_use]
    pub const fn count(self, outcome: Outcome) -> usize {
        self.0[outcome as usize]
    }

    /// The number of all projects in the scope.
    #[must_use]
    pub fn total(self) -> usize {
        self.0.into_iter().sum()
    }

    /// The number of projects that can certainly use the volume before the change.
    #[must_use]
    pub const fn usable_before(self) -> usize {
        self.count(Outcome::Keeps) + self.count(Outcome::Loses)
    }

    /// The number of projects that can certainly use the volume after the change.
    #[must_use]
    pub const fn usable_after(self) -> usize {
        self.count(Outcome::Keeps) + self.count(Outcome::Gains)
    }

    /// Whether any project has, or may have, access before or after.
    #[must_use]
    pub fn has_access(self) -> bool {
        self.total() != self.count(Outcome::NoAccess)
    }

    fn add(&mut self, outcome: Outcome) {
        self.0[outcome as usize] += 1;
    }
}

/// The tally of each scope of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    tallies: Vec<Tally>,
    all: Tally,
}

impl Tallies {
    /// Counts the projects of `organisation` by how their access changes from `before` to `after`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        before: &EffectiveAccess,
        after: &EffectiveAccess,
    ) -> Self {
        let mut tallies = vec![Tally::default(); organisation.len()];
        let mut all = Tally::default();
        for project in organisation.projects() {
            let outcome = Effect::of(project, before, after).outcome();
            all.add(outcome);
            tallies[project.id().index()].add(outcome);
            for above in project.ancestors() {
                tallies[above.id().index()].add(outcome);
            }
        }
        Self { tallies, all }
    }

    /// The tally of the scope `node`. Empty if the node belongs to a larger organisation.
    #[must_use]
    pub fn get(&self, node: NodeId) -> Tally {
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
        fn a_tally_counts_the_projects_of_its_scope(
            organisation in organisation(), origin in origin(), saved in scopes(), target in scopes()
        ) {
            let before = EffectiveAccess::new(&organisation, &origin, &saved);
            let after = EffectiveAccess::new(&organisation, &origin, &target);
            let tallies = Tallies::new(&organisation, &before, &after);
            for node in organisation.nodes() {
                let projects: Vec<NodeId> = std::iter::once(node)
                    .chain(node.descendants())
                    .filter(|node| node.is_project())
                    .map(Node::id)
                    .collect();
                let usable = |access: &EffectiveAccess| projects.iter().filter(|id| access.access(**id).is_usable()).count();
                let tally = tallies.get(node.id());
                prop_assert_eq!(tally.total(), projects.len());
                for outcome in Outcome::ALL {
                    let matches = |id: &&NodeId| Effect::new(**id, &before, &after).outcome() == outcome;
                    prop_assert_eq!(tally.count(outcome), projects.iter().filter(matches).count());
                }
                if tally.count(Outcome::Unknown) == 0 {
                    prop_assert_eq!(tally.usable_before(), usable(&before));
                    prop_assert_eq!(tally.usable_after(), usable(&after));
                }
            }
            let roots = organisation.roots().map(|root| tallies.get(root.id()).total());
            prop_assert_eq!(tallies.all().total(), roots.sum::<usize>());
        }
    }
}
