//! Copies the shares of one volume to another.

use datavolumes_contract::{Scope, ScopeType, Volume};

use crate::{Organisation, ScopeDiff, ScopeSet};

/// The difference between the shares of a volume and those of the volume to copy from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyPlan {
    /// Scopes to add: the source has them, this volume does not.
    pub missing: ScopeSet,
    /// Scopes that this volume has and the source does not.
    pub surplus: ScopeSet,
    /// Scopes of the source that this volume cannot be shared with: they are in another cluster or
    /// of an undocumented level.
    pub impossible: ScopeSet,
}

impl CopyPlan {
    /// Compares the `target` shares of `volume` with those of the `source`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        volume: &Volume,
        target: &ScopeSet,
        source: &ScopeSet,
    ) -> Self {
        let is_possible = |scope: &Scope| {
            scope.scope_type.is_documented()
                && organisation
                    .other_cluster(&volume.cluster_id, scope)
                    .is_none()
        };
        let (missing, impossible): (Vec<&Scope>, _) = source
            .difference(target)
            .partition(|scope| is_possible(scope));
        let is_known = |scope: &&Scope| !matches!(scope.scope_type, ScopeType::Other(_));
        Self {
            missing: missing.into_iter().cloned().collect(),
            surplus: target
                .difference(source)
                .filter(is_known)
                .cloned()
                .collect(),
            impossible: impossible.into_iter().cloned().collect(),
        }
    }

    /// Adds the copy to `edits` of the shares `saved`: adds what is missing and, if `exact`, removes
    /// the surplus.
    pub fn add_to(&self, edits: &mut ScopeDiff, saved: &ScopeSet, exact: bool) {
        for scope in &self.missing {
            edits.set_shared(scope.clone(), true, saved);
        }
        for scope in self.surplus.iter().filter(|_| exact) {
            edits.set_shared(scope.clone(), false, saved);
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ClusterId;
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::{diff, organisation, scopes};

    proptest! {
        #[test]
        fn a_copy_has_the_shares_of_the_source_and_an_exact_copy_no_others(
            organisation in organisation(), cluster in 0..5_u8, saved in scopes(),
            edits in diff(), source in scopes(), exact in any::<bool>()
        ) {
            let volume = Volume {
                cluster_id: ClusterId::new(format!("c{cluster}")),
                ..Volume::default()
            };
            let before = edits.applied_to(&saved);
            let copy = CopyPlan::new(&organisation, &volume, &before, &source);
            let mut edits = edits;
            copy.add_to(&mut edits, &saved, exact);
            let after = edits.applied_to(&saved);
            let possible: ScopeSet = source.difference(&copy.impossible).cloned().collect();
            prop_assert!(after.is_superset(&possible));
            let surplus: ScopeSet = after.difference(&source).cloned().collect();
            if exact {
                prop_assert!(surplus.iter().all(|scope| !scope.scope_type.is_documented()));
            } else {
                prop_assert!(after.is_superset(&before), "nothing is removed");
            }
            let again = CopyPlan::new(&organisation, &volume, &after, &source);
            prop_assert!(again.missing.is_empty());
        }
    }
}
