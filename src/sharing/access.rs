//! Whether a project can use a volume, and why.

use std::fmt;

/// A reason why a scope can use a volume. Ordered from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The scope is the project whose PVC the volume was created from.
    Origin,
    /// The volume is shared with the scope itself.
    Direct,
    /// The volume is shared with the department above the scope.
    ThroughDepartment,
    /// The volume is shared with the cluster above the scope.
    ThroughCluster,
}

impl Reason {
    /// All reasons, strongest first.
    pub const ALL: [Self; 4] = [
        Self::Origin,
        Self::Direct,
        Self::ThroughDepartment,
        Self::ThroughCluster,
    ];

    const fn bit(self) -> u8 {
        match self {
            Self::Origin => 1,
            Self::Direct => 2,
            Self::ThroughDepartment => 4,
            Self::ThroughCluster => 8,
        }
    }
}

/// A set of [`Reason`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u8);

impl Reasons {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `reason` is in the set.
    #[must_use]
    pub const fn contains(self, reason: Reason) -> bool {
        self.0 & reason.bit() != 0
    }

    /// The set with `reason` added.
    #[must_use]
    pub const fn with(self, reason: Reason) -> Self {
        Self(self.0 | reason.bit())
    }

    /// The set with `reason` removed.
    #[must_use]
    pub const fn without(self, reason: Reason) -> Self {
        Self(self.0 & !reason.bit())
    }

    /// Whether all reasons are inherited from ancestors, so that the scope itself has no share to
    /// remove. `false` for the empty set.
    #[must_use]
    pub const fn are_inherited(self) -> bool {
        !self.is_empty() && !self.contains(Reason::Origin) && !self.contains(Reason::Direct)
    }

    /// The reasons in the set, strongest first.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL
            .into_iter()
            .filter(move |reason| self.contains(*reason))
    }
}

impl FromIterator<Reason> for Reasons {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Whether a scope can use a volume: for a project, whether it can mount the volume; for a
/// department or a cluster, whether all of its projects can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// The scope cannot use the volume.
    None,
    /// Not known: the position of the scope in the organisation is incomplete, and one of the shares
    /// could be above it.
    #[default]
    Unknown,
    /// The scope can use the volume, for these reasons. There is at least one.
    Usable(Reasons),
}

impl Access {
    /// Whether the scope can certainly use the volume.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Usable(_))
    }

    /// The reasons for the access. Empty where there is no access or it is not known.
    #[must_use]
    pub const fn reasons(self) -> Reasons {
        match self {
            Self::Usable(reasons) => reasons,
            Self::None | Self::Unknown => Reasons::NONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    use super::*;

    proptest! {
        #[test]
        fn a_set_of_reasons_contains_what_was_added(
            some in subsequence(Reason::ALL.to_vec(), 0..=4), reason in 0..4_usize
        ) {
            let reason = Reason::ALL[reason];
            let reasons: Reasons = some.iter().copied().collect();
            prop_assert_eq!(reasons.iter().collect::<Vec<_>>(), some.clone());
            prop_assert_eq!(reasons.is_empty(), some.is_empty());
            prop_assert_eq!(reasons.contains(reason), some.contains(&reason));
            prop_assert!(reasons.with(reason).contains(reason));
            prop_assert!(!reasons.without(reason).contains(reason));
            let own = [Reason::Origin, Reason::Direct].iter().any(|own| some.contains(own));
            prop_assert_eq!(reasons.are_inherited(), !some.is_empty() && !own);
        }
    }

    #[test]
    fn only_usable_access_has_reasons() {
        let direct = Reasons::NONE.with(Reason::Direct);
        assert_eq!(Access::Usable(direct).reasons(), direct);
        assert_eq!(Access::Unknown.reasons(), Reasons::NONE);
        assert!(Access::Usable(direct).is_usable());
        assert!(!Access::Unknown.is_usable() && !Access::None.is_usable());
    }
}
