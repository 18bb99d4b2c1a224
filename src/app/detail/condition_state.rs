//! Whether a condition reports a problem.

use datavolumes_contract::Condition;
use datavolumes_ui::{IconName, Tone};

/// The documented type of condition that is bad when it is true.
const NEGATIVE_KIND: &str = "Failed";

/// What a condition says about the volume, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ConditionState {
    Failing,
    Unknown,
    Met,
}

impl ConditionState {
    /// The state of `condition`. A condition with a status other than `True` and `False` is unknown.
    pub(super) fn of(condition: &Condition) -> Self {
        let is_negative = condition.kind.eq_ignore_ascii_case(NEGATIVE_KIND);
        match (condition.status.as_str(), is_negative) {
            ("True", false) | ("False", true) => Self::Met,
            ("False", false) | ("True", true) => Self::Failing,
            _ => Self::Unknown,
        }
    }

    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Failing => Tone::Danger,
            Self::Unknown => Tone::Warning,
            Self::Met => Tone::Success,
        }
    }

    pub(super) const fn icon(self) -> IconName {
        match self {
            Self::Failing => IconName::FAILURE,
            Self::Unknown => IconName::QUESTION,
            Self::Met => IconName::CHECK,
        }
    }
}

/// Sorts `conditions`: the worst first, and of those the newest.
pub(super) fn sort(conditions: &mut [Condition]) {
    conditions.sort_by(|one, other| {
        let newest_first = other.last_transition_time.cmp(&one.last_transition_time);
        ConditionState::of(one)
            .cmp(&ConditionState::of(other))
            .then(newest_first)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(kind: &str, status: &str, day: i64) -> Condition {
        let time = chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(day);
        Condition {
            kind: kind.to_owned(),
            status: status.to_owned(),
            last_transition_time: Some(time.into()),
            ..Condition::default()
        }
    }

    #[test]
    fn a_condition_is_bad_when_it_is_false_unless_it_is_a_failure() {
        for (kind, status, state) in [
            ("PvcsCreated", "True", ConditionState::Met),
            ("PvcsCreated", "False", ConditionState::Failing),
            ("Failed", "True", ConditionState::Failing),
            ("Failed", "False", ConditionState::Met),
            ("Available", "Unknown", ConditionState::Unknown),
            ("Available", "", ConditionState::Unknown),
        ] {
            let condition = condition(kind, status, 1);
            assert_eq!(ConditionState::of(&condition), state, "{kind} {status}");
        }
    }

    #[test]
    fn what_fails_comes_first_and_then_the_newest() {
        let mut conditions = [
            condition("old", "True", 1),
            condition("new", "True", 3),
            condition("silent", "Unknown", 4),
            condition("broken", "False", 2),
        ];
        sort(&mut conditions);
        let kinds = conditions.map(|condition| condition.kind);
        assert_eq!(kinds, ["broken", "silent", "new", "old"]);
    }
}
