//! How the map shows the access of a scope. Each style has a fill and an icon, so that colour is
//! never the only distinction.

use datavolumes_sharing::{Access, Outcome, Reason, Reasons};
use datavolumes_ui::IconName;

/// The point in time that the map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Snapshot {
    /// Before the change.
    Before,
    /// After the change, with the differences marked.
    #[default]
    After,
}

/// The style of a scope in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum CellStyle {
    Origin,
    Direct,
    Inherited,
    Gained,
    Lost,
    Unknown,
    NoAccess,
}

impl CellStyle {
    /// All styles, in the order of the legend.
    pub(super) const ALL: [Self; 7] = [
        Self::Origin,
        Self::Direct,
        Self::Inherited,
        Self::Gained,
        Self::Lost,
        Self::Unknown,
        Self::NoAccess,
    ];

    /// The style of a scope whose access changes from `before` to `after`.
    pub(super) const fn of_access(before: Access, after: Access, snapshot: Snapshot) -> Self {
        match (snapshot, before, after) {
            (Snapshot::After, Access::None, Access::Usable(_)) => Self::Gained,
            (Snapshot::After, Access::Usable(_), Access::None) => Self::Lost,
            (Snapshot::Before, access, _) | (Snapshot::After, _, access) => match access {
                Access::None => Self::NoAccess,
                Access::Unknown => Self::Unknown,
                Access::Usable(reasons) => Self::of_reasons(reasons),
            },
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

    /// The style of a bar segment. A segment shows no single reasons.
    pub(super) const fn of_outcome(outcome: Outcome, snapshot: Snapshot) -> Self {
        match (outcome, snapshot) {
            (Outcome::Keeps, _) | (Outcome::Loses, Snapshot::Before) => Self::Inherited,
            (Outcome::Gains, Snapshot::After) => Self::Gained,
            (Outcome::Loses, Snapshot::After) => Self::Lost,
            (Outcome::Unknown, _) => Self::Unknown,
            (Outcome::NoAccess, _) | (Outcome::Gains, Snapshot::Before) => Self::NoAccess,
        }
    }

    /// The value of the attribute that the style sheet selects by.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Direct => "direct",
            Self::Inherited => "inherited",
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Unknown => "unknown",
            Self::NoAccess => "without",
        }
    }

    /// The icon.
    pub(super) const fn icon(self) -> Option<IconName> {
        match self {
            Self::Origin => Some(IconName::VOLUME),
            Self::Direct => Some(IconName::SHARE),
            Self::Inherited => Some(IconName::INHERITED),
            Self::Gained => Some(IconName::PLUS),
            Self::Lost => Some(IconName::MINUS),
            Self::Unknown => Some(IconName::QUESTION),
            Self::NoAccess => None,
        }
    }

    /// The label in the legend.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Origin => "Origin",
            Self::Direct => "Shared directly",
            Self::Inherited => "Through a department or cluster",
            Self::Gained => "Gains access",
            Self::Lost => "Loses access",
            Self::Unknown => "Unknown",
            Self::NoAccess => "No access",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_marked_only_after_the_change() {
        use CellStyle::{Direct, Gained, Lost, NoAccess, Unknown};
        let direct = Access::Usable(Reasons::NONE.with(Reason::Direct));
        for (before, after, expected) in [
            (Access::None, direct, (NoAccess, Gained)),
            (direct, Access::None, (Direct, Lost)),
            (direct, direct, (Direct, Direct)),
            (Access::Unknown, direct, (Unknown, Direct)),
            (Access::None, Access::None, (NoAccess, NoAccess)),
        ] {
            let style = |snapshot| CellStyle::of_access(before, after, snapshot);
            assert_eq!((style(Snapshot::Before), style(Snapshot::After)), expected);
        }
    }

    #[test]
    fn the_strongest_reason_is_shown() {
        let all: Reasons = Reason::ALL.into_iter().collect();
        let style = |reasons| {
            let access = Access::Usable(reasons);
            CellStyle::of_access(access, access, Snapshot::After)
        };
        assert_eq!(style(all), CellStyle::Origin);
        assert_eq!(style(all.without(Reason::Origin)), CellStyle::Direct);
        assert_eq!(
            style(Reasons::NONE.with(Reason::ThroughCluster)),
            CellStyle::Inherited
        );
    }
}
