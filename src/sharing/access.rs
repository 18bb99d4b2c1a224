//! Whether a project can use a volume, and why.

use std::fmt;

/// One way in which a volume reaches a scope, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The volume was made from a PVC of this project.
    Origin,
    /// It is shared with this very scope.
    Direct,
    /// It is shared with the department above.
    ThroughDepartment,
    /// It is shared with the cluster above.
    ThroughCluster,
}

impl Reason {
    /// Every reason, strongest first.
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
    /// No reason.
    pub const NONE: Self = Self(0);

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `reason` is among them.
    #[must_use]
    pub const fn contains(self, reason: Reason) -> bool {
        self.0 & reason.bit() != 0
    }

    /// Them and `reason`.
    #[must_use]
    pub const fn with(self, reason: Reason) -> Self {
        Self(self.0 | reason.bit())
    }

    /// Them without `reason`.
    #[must_use]
    pub const fn without(self, reason: Reason) -> Self {
        Self(self.0 & !reason.bit())
    }

    /// Whether they come from above only, so that taking a share from the scope changes nothing.
    #[must_use]
    pub const fn are_inherited(self) -> bool {
        !self.is_empty() && !self.contains(Reason::Origin) && !self.contains(Reason::Direct)
    }

    /// Each of them, strongest first.
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

/// Whether a volume reaches a scope: a project that can mount it, or a department or cluster all
/// of whose projects can. The order is that of certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// It does not.
    None,
    /// It may: the place of the scope in the organisation is not known, and one of the shares could
    /// be above it.
    #[default]
    Unknown,
    /// It does, for these reasons, of which there is at least one.
    Usable(Reasons),
}

impl Access {
    /// Whether it surely does.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Usable(_))
    }

    /// Why it does; none where it does not or is not known to.
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
        fn a_set_of_reasons_holds_what_was_put_in(
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
    fn only_certain_access_has_reasons() {
        let direct = Reasons::NONE.with(Reason::Direct);
        assert_eq!(Access::Usable(direct).reasons(), direct);
        assert_eq!(Access::Unknown.reasons(), Reasons::NONE);
        assert!(Access::Usable(direct).is_usable());
        assert!(!Access::Unknown.is_usable() && !Access::None.is_usable());
    }
}
