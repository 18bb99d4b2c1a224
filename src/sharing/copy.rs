//! The shares of one volume, taken over by another.

use datavolumes_contract::{Scope, ScopeType, Volume};

use crate::lint::other_cluster;
use crate::{Change, Organisation, ScopeSet};

/// What it takes to share a volume as another one is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// What the other one is shared with and this one is not.
    pub missing: ScopeSet,
    /// What this one is shared with and the other one is not.
    pub surplus: ScopeSet,
    /// What the other one is shared with and this one cannot be: scopes of another cluster, and of
    /// levels that nobody documents.
    pub impossible: ScopeSet,
}

impl Copied {
    /// The difference between the shares of `volume`, as they are `wanted` so far, and those of
    /// another one.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        volume: &Volume,
        wanted: &ScopeSet,
        theirs: &ScopeSet,
    ) -> Self {
        let is_possible = |scope: &Scope| {
            scope.scope_type.is_documented()
                && other_cluster(organisation, &volume.cluster_id, scope).is_none()
        };
        let (missing, impossible): (Vec<&Scope>, _) = theirs
            .difference(wanted)
            .partition(|scope| is_possible(scope));
        let is_known = |scope: &&Scope| !matches!(scope.scope_type, ScopeType::Other(_));
        Self {
            missing: missing.into_iter().cloned().collect(),
            surplus: wanted
                .difference(theirs)
                .filter(is_known)
                .cloned()
                .collect(),
            impossible: impossible.into_iter().cloned().collect(),
        }
    }

    /// Asks for it beside what is `asked` already of the shares `saved`: for what is missing, and,
    /// where it is to be `exact`, that what is too much be taken away.
    pub fn ask(&self, asked: &mut Change, saved: &ScopeSet, exact: bool) {
        for scope in &self.missing {
            asked.want(scope.clone(), true, saved);
        }
        for scope in self.surplus.iter().filter(|_| exact) {
            asked.want(scope.clone(), false, saved);
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ClusterId;
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::{change, organisation, scopes};

    proptest! {
        #[test]
        fn a_copy_has_what_the_other_one_has_and_an_exact_one_nothing_else(
            organisation in organisation(), cluster in 0..5_u8, saved in scopes(),
            asked in change(), theirs in scopes(), exact in any::<bool>()
        ) {
            let volume = Volume {
                cluster_id: ClusterId::new(format!("c{cluster}")),
                ..Volume::default()
            };
            let before = asked.applied_to(&saved);
            let copied = Copied::new(&organisation, &volume, &before, &theirs);
            let mut change = asked;
            copied.ask(&mut change, &saved, exact);
            let after = change.applied_to(&saved);
            let possible: ScopeSet = theirs.difference(&copied.impossible).cloned().collect();
            prop_assert!(after.is_superset(&possible));
            let surplus: ScopeSet = after.difference(&theirs).cloned().collect();
            if exact {
                prop_assert!(surplus.iter().all(|scope| !scope.scope_type.is_documented()));
            } else {
                prop_assert!(after.is_superset(&before), "nothing is taken away");
            }
            let again = Copied::new(&organisation, &volume, &after, &theirs);
            prop_assert!(again.missing.is_empty());
        }
    }
}
