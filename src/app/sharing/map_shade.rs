//! How the map shows what becomes of a scope: a fill and a sign each, so that colour is never alone.

use datavolumes_sharing::{Access, Outcome, Reason, Reasons};

use datavolumes_ui::IconName;

/// Which of the two pictures it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Moment {
    /// As it is.
    Before,
    /// As it would be, with what is different.
    #[default]
    After,
}

/// How a scope is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Shade {
    Origin,
    Direct,
    Inherited,
    Gained,
    Lost,
    Unknown,
    Without,
}

impl Shade {
    pub(super) const ALL: [Self; 7] = [
        Self::Origin,
        Self::Direct,
        Self::Inherited,
        Self::Gained,
        Self::Lost,
        Self::Unknown,
        Self::Without,
    ];

    /// How a scope is shown at `moment`.
    pub(super) const fn of(before: Access, after: Access, moment: Moment) -> Self {
        match (moment, before, after) {
            (Moment::After, Access::None, Access::Usable(_)) => Self::Gained,
            (Moment::After, Access::Usable(_), Access::None) => Self::Lost,
            (Moment::Before, access, _) | (Moment::After, _, access) => Self::of_access(access),
        }
    }

    const fn of_access(access: Access) -> Self {
        match access {
            Access::None => Self::Without,
            Access::Unknown => Self::Unknown,
            Access::Usable(reasons) => Self::of_reasons(reasons),
        }
    }

    const fn of_reasons(reasons: Reasons) -> Self {
        if reasons.contains(Reason::Origin) {
            Self::Origin
        } else if reasons.contains(Reason::Direct) {
            Self::Direct
        } else {
            Self::Inherited
        }
    }

    /// How a part of a bar is shown at `moment`, in which single reasons cannot be told.
    pub(super) const fn of_outcome(outcome: Outcome, moment: Moment) -> Self {
        match (outcome, moment) {
            (Outcome::Keeps, _) | (Outcome::Loses, Moment::Before) => Self::Inherited,
            (Outcome::Gains, Moment::After) => Self::Gained,
            (Outcome::Loses, Moment::After) => Self::Lost,
            (Outcome::Unknown, _) => Self::Unknown,
            (Outcome::NoAccess, _) | (Outcome::Gains, Moment::Before) => Self::Without,
        }
    }

    /// What style sheets select by.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Direct => "direct",
            Self::Inherited => "inherited",
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Unknown => "unknown",
            Self::Without => "without",
        }
    }

    /// Its sign.
    pub(super) const fn icon(self) -> Option<IconName> {
        match self {
            Self::Origin => Some(IconName::VOLUME),
            Self::Direct => Some(IconName::SHARE),
            Self::Inherited => Some(IconName::INHERITED),
            Self::Gained => Some(IconName::PLUS),
            Self::Lost => Some(IconName::MINUS),
            Self::Unknown => Some(IconName::QUESTION),
            Self::Without => None,
        }
    }

    /// What it means, for the legend.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Origin => "Origin",
            Self::Direct => "Shared directly",
            Self::Inherited => "Through a department or cluster",
            Self::Gained => "Gains access",
            Self::Lost => "Loses access",
            Self::Unknown => "Not known",
            Self::Without => "No access",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_different_shows_only_in_the_picture_of_afterwards() {
        let direct = Access::Usable(Reasons::NONE.with(Reason::Direct));
        for (before, after, shades) in [
            (Access::None, direct, (Shade::Without, Shade::Gained)),
            (direct, Access::None, (Shade::Direct, Shade::Lost)),
            (direct, direct, (Shade::Direct, Shade::Direct)),
            (Access::Unknown, direct, (Shade::Unknown, Shade::Direct)),
            (Access::None, Access::None, (Shade::Without, Shade::Without)),
        ] {
            let of = |moment| Shade::of(before, after, moment);
            assert_eq!((of(Moment::Before), of(Moment::After)), shades);
        }
    }

    #[test]
    fn the_strongest_reason_is_shown() {
        let all: Reasons = Reason::ALL.into_iter().collect();
        let shade = |reasons| {
            Shade::of(
                Access::Usable(reasons),
                Access::Usable(reasons),
                Moment::After,
            )
        };
        assert_eq!(shade(all), Shade::Origin);
        assert_eq!(shade(all.without(Reason::Origin)), Shade::Direct);
        assert_eq!(
            shade(Reasons::NONE.with(Reason::ThroughCluster)),
            Shade::Inherited
        );
    }
}
