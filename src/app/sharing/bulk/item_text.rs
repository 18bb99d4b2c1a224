//! The texts in the row of a volume.

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_sharing::{CoveredBy, Organisation, RedundantShare, ScopeDiff, VolumePlan};
use datavolumes_ui::Tone;

use super::item_state::{ItemFailure, ItemState};
use crate::remote::{Notice, Task};
use crate::sharing::text::{
    at_least, diff_text, is_effect_known, other_cluster_text, pluralize, scope_name, scope_names,
};

/// The texts in the row of a volume. Empty texts are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemText {
    /// The planned change, such as "2 scopes added, 1 removed".
    pub(super) change: String,
    /// The number of projects that gain and lose access.
    pub(super) effect: String,
    /// The scopes that are added and removed, and what is skipped or redundant in the plan.
    pub(super) notes: Vec<String>,
    /// The tone of the status.
    pub(super) tone: Tone,
    /// The status.
    pub(super) status: String,
    /// The reason for the status.
    pub(super) reason: String,
}

/// The texts for a volume in the given state.
pub(super) fn item_text(organisation: &Organisation, state: &ItemState) -> ItemText {
    let planned = |plan: &VolumePlan| ItemText {
        change: diff_text(&plan.diff),
        effect: effect_text(plan, is_effect_known(organisation, &plan.diff)),
        notes: notes(organisation, plan, &plan.diff, ["Added: ", "Removed: "]),
        ..ItemText::default()
    };
    let with_status = |text: ItemText, tone: Tone, status: &str| ItemText {
        tone,
        status: status.to_owned(),
        ..text
    };
    let empty = ItemText::default();
    match state {
        ItemState::Waiting => with_status(empty, Tone::Neutral, "Not loaded yet"),
        ItemState::Reading => with_status(empty, Tone::Neutral, "Loading"),
        ItemState::ReadFailed(error) => {
            let status = match error.kind() {
                ErrorKind::Forbidden => "No permission to see",
                _ => "Not loaded",
            };
            ItemText {
                reason: Notice::of(error, Task::Shares).detail,
                ..with_status(empty, Tone::Warning, status)
            }
        }
        ItemState::Planned(plan) if plan.is_empty() => {
            with_status(planned(plan), Tone::Neutral, "No change")
        }
        ItemState::Planned(plan) => with_status(planned(plan), Tone::Info, "Pending"),
        ItemState::Applying(plan) => with_status(planned(plan), Tone::Info, "Applying"),
        ItemState::Failed(failure) => ItemText {
            change: [
                change_prefix(failure),
                &pluralize(failure.plan.diff.len(), "scope"),
            ]
            .concat(),
            effect: String::new(),
            reason: failure_text(failure),
            notes: notes(
                organisation,
                &failure.plan,
                failure.remaining.as_ref().unwrap_or(&failure.plan.diff),
                ["To add: ", "To remove: "],
            ),
            ..with_status(planned(&failure.plan), Tone::Danger, "Failed")
        },
        ItemState::Gone => ItemText {
            reason: "Someone else deleted this data volume.".to_owned(),
            ..with_status(empty, Tone::Neutral, "Deleted")
        },
        ItemState::Done(result) => {
            let status = if result.plan.is_empty() {
                "No change needed"
            } else {
                "Done"
            };
            let mut text = with_status(planned(&result.plan), Tone::Success, status);
            if result.has_concurrent_changes {
                "Someone else changed the sharing at the same time.".clone_into(&mut text.reason);
            }
            text
        }
    }
}

/// How much of a failed plan is applied, as a prefix of the plan.
fn change_prefix(failure: &ItemFailure) -> &'static str {
    match &failure.remaining {
        None => "Unknown: ",
        Some(remaining) if remaining.len() == failure.plan.diff.len() => "Failed: ",
        Some(_) => "Partly failed: ",
    }
}

/// Why a plan failed, and how much of it remains.
fn failure_text(failure: &ItemFailure) -> String {
    let reason = match &failure.error {
        Some(error) => Notice::of(error, Task::Share).detail,
        None => "The server accepted every request but reports a different result.".to_owned(),
    };
    let total = failure.plan.diff.len();
    let may_arrive = failure.error.as_ref().is_some_and(ApiError::is_uncertain);
    let remaining = match failure.remaining.as_ref().map(ScopeDiff::len) {
        None => "What was applied is unknown.".to_owned(),
        Some(remaining) if remaining == total && may_arrive => {
            "The request may still arrive.".to_owned()
        }
        Some(remaining) if remaining == total => return reason,
        Some(remaining) => {
            let remaining = pluralize(remaining, "scope");
            [&remaining, " of ", &total.to_string(), " not applied."].concat()
        }
    };
    [&reason, " ", &remaining].concat()
}

/// The effect of a plan, such as "12 projects gain access, 1 project loses access". The numbers are lower bounds unless
/// it is known.
fn effect_text(plan: &VolumePlan, is_known: bool) -> String {
    let effect = |count: usize, singular: &str, plural: &str| {
        let verb = if count == 1 { singular } else { plural };
        let projects = at_least(&pluralize(count, "project"), is_known);
        (count > 0).then(|| [&projects, " ", verb, " access"].concat())
    };
    let gains = effect(plan.gains, "gains", "gain");
    let loses = effect(plan.loses, "loses", "lose");
    let effects: Vec<String> = gains.into_iter().chain(loses).collect();
    effects.join(", ")
}

/// What is to know about a plan; `changes` are the words before the scopes that `diff` adds and removes.
fn notes(
    organisation: &Organisation,
    plan: &VolumePlan,
    diff: &ScopeDiff,
    changes: [&str; 2],
) -> Vec<String> {
    let mut notes = Vec::new();
    for (scopes, change) in [diff.add(), diff.remove()].into_iter().zip(changes) {
        if !scopes.is_empty() {
            notes.push([change, &scope_names(organisation, scopes)].concat());
        }
    }
    if !plan.no_ops.is_empty() {
        notes.push([&pluralize(plan.no_ops.len(), "scope"), " already done"].concat());
    }
    notes.extend(plan.in_other_cluster.iter().map(|scope| {
        let reason = other_cluster_text(organisation, scope);
        [&scope_name(organisation, scope), " ", &reason, ": left out"].concat()
    }));
    let redundant = plan.redundant.iter();
    notes.extend(redundant.map(|share| redundant_text(organisation, share)));
    notes
}

fn redundant_text(organisation: &Organisation, share: &RedundantShare) -> String {
    let reason = match &share.covered_by {
        CoveredBy::Origin => "it is the origin project".to_owned(),
        CoveredBy::Share(wider) => ["reached through ", &scope_name(organisation, wider)].concat(),
    };
    let name = scope_name(organisation, &share.scope);
    [&name, " changes nothing: ", &reason].concat()
}

#[cfg(test)]
mod tests;
