//! What is said of a volume of a set, and of all of them.

use datavolumes_contract::ScopeType;
use datavolumes_sharing::{BulkSummary, CoveredBy, Organisation, RedundantShare, VolumePlan};

use super::standing::{Failure, Standing};
use crate::api::{ErrorKind, Notice, Task};
use crate::sharing::words::{change, count, named};
use datavolumes_ui::Tone;

/// Where a volume stands, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What is changed, such as "2 scopes added, 1 removed".
    pub(super) change: String,
    /// Who gains and loses access.
    pub(super) effect: String,
    /// What else a person should know of the plan.
    pub(super) notes: Vec<String>,
    /// How good or bad it is.
    pub(super) tone: Tone,
    /// Where it stands, in a word or two.
    pub(super) status: String,
    /// Why.
    pub(super) reason: String,
}

/// What is said of a volume that stands so.
pub(super) fn line(organisation: &Organisation, standing: &Standing) -> Line {
    let of_plan = |plan: &VolumePlan| Line {
        change: change(&plan.diff),
        effect: effect(plan),
        notes: notes(organisation, plan),
        ..Line::default()
    };
    let said = |line: Line, tone: Tone, status: &str| Line {
        tone,
        status: status.to_owned(),
        ..line
    };
    match standing {
        Standing::Waiting => said(Line::default(), Tone::Neutral, "Not loaded yet"),
        Standing::Reading => said(Line::default(), Tone::Neutral, "Loading"),
        Standing::Unread(error) => {
            let is_refused = error.kind() == ErrorKind::Forbidden;
            let status = if is_refused {
                "Not permitted to see"
            } else {
                "Not loaded"
            };
            let Notice { title, detail, .. } = Notice::of(error, Task::Shares);
            Line {
                reason: sentences(&title, &detail),
                ..said(Line::default(), Tone::Warning, status)
            }
        }
        Standing::Planned(plan) if plan.is_empty() => {
            said(of_plan(plan), Tone::Neutral, "Nothing to do")
        }
        Standing::Planned(plan) => said(of_plan(plan), Tone::Info, "To do"),
        Standing::Applying(plan) => said(of_plan(plan), Tone::Info, "Applying"),
        Standing::Failed(failure) => Line {
            change: [not_made(failure), &change(&failure.plan.diff)].concat(),
            effect: String::new(),
            reason: reason(failure),
            ..said(of_plan(&failure.plan), Tone::Danger, "Failed")
        },
        Standing::Done(proof) => {
            let status = if proof.plan.is_empty() {
                "So already"
            } else {
                "Done"
            };
            let mut line = said(of_plan(&proof.plan), Tone::Success, status);
            if proof.is_shared_work {
                "Someone else changed it at the same time.".clone_into(&mut line.reason);
            }
            line
        }
    }
}

/// How much of the plan was made, before it is told.
fn not_made(failure: &Failure) -> &'static str {
    match &failure.left {
        None => "Perhaps not made: ",
        Some(left) if left.len() == failure.plan.diff.len() => "Not made: ",
        Some(_) => "Not all made: ",
    }
}

/// Why it failed, and what of it is left.
fn reason(failure: &Failure) -> String {
    let why = match &failure.error {
        Some(error) => {
            let Notice { title, detail, .. } = Notice::of(error, Task::Share);
            sentences(&title, &detail)
        }
        None => "The server accepted every request, but what it says now is different.".to_owned(),
    };
    let left = match &failure.left {
        None => "How far it came is not known.".to_owned(),
        Some(left) if left.len() == failure.plan.diff.len() => "Nothing was changed.".to_owned(),
        Some(left) => [
            &count(left.len(), "scope"),
            " of ",
            &failure.plan.diff.len().to_string(),
            " left.",
        ]
        .concat(),
    };
    [&why, " ", &left].concat()
}

fn sentences(title: &str, detail: &str) -> String {
    let detail = detail.trim_end();
    let end = if detail.is_empty() || detail.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    [title, ": ", detail, end].concat()
}

/// Such as "12 projects gain access, 1 loses it".
fn effect(plan: &VolumePlan) -> String {
    let verb = |number: usize, one: &str, many: &str| {
        let verb = if number == 1 { one } else { many };
        [&count(number, "project"), " ", verb, " access"].concat()
    };
    let gains = (plan.gains > 0).then(|| verb(plan.gains, "gains", "gain"));
    let loses = (plan.loses > 0).then(|| verb(plan.loses, "loses", "lose"));
    let all: Vec<String> = gains.into_iter().chain(loses).collect();
    all.join(", ")
}

fn notes(organisation: &Organisation, plan: &VolumePlan) -> Vec<String> {
    let mut notes = Vec::new();
    if !plan.no_ops.is_empty() {
        notes.push([&count(plan.no_ops.len(), "scope"), " so already"].concat());
    }
    let elsewhere = plan.in_other_cluster.iter().map(|scope| {
        let why = match scope.scope_type {
            ScopeType::Cluster => " is another cluster: left out",
            _ => " is in another cluster: left out",
        };
        [&named(organisation, scope), why].concat()
    });
    notes.extend(elsewhere);
    notes.extend(plan.redundant.iter().map(
        |RedundantShare {
             scope,
             covered_by: through,
         }| {
            let through = match through {
                CoveredBy::Origin => "it is the origin".to_owned(),
                CoveredBy::Share(wider) => {
                    ["reached through ", &named(organisation, wider)].concat()
                }
            };
            [
                &named(organisation, scope),
                " changes nothing: ",
                &through,
                " anyway",
            ]
            .concat()
        },
    ));
    notes
}

/// All plans in a few sentences.
pub(super) fn summary(sum: &BulkSummary, unread: usize) -> Vec<String> {
    let mut words = Vec::new();
    if sum.changed == 0 {
        words.push("Nothing is changed.".to_owned());
    } else {
        let shares = match (sum.added, sum.removed) {
            (added, 0) => [&count(added, "share"), " added"].concat(),
            (0, removed) => [&count(removed, "share"), " removed"].concat(),
            (added, removed) => [
                &count(added, "share"),
                " added, ",
                &removed.to_string(),
                " removed",
            ]
            .concat(),
        };
        let requests = count(sum.requests, "request");
        let volumes = count(sum.changed, "data volume");
        words.push([&volumes, ": ", &shares, ". It takes ", &requests, "."].concat());
    }
    let mut some = |number: usize, of_one: &str, of_many: &str| {
        if number > 0 {
            let rest = if number == 1 { of_one } else { of_many };
            words.push([&count(number, "data volume"), " ", rest].concat());
        }
    };
    some(
        sum.gaining,
        "can be used by more projects.",
        "can be used by more projects.",
    );
    some(
        sum.losing,
        "can be used by fewer projects.",
        "can be used by fewer projects.",
    );
    some(
        sum.unchanged,
        "has nothing to be done.",
        "have nothing to be done.",
    );
    let elsewhere = "cannot be shared with all of it, being in another cluster: that is left out.";
    some(sum.in_other_cluster, elsewhere, elsewhere);
    some(
        unread,
        "could not be read, and is left out.",
        "could not be read, and are left out.",
    );
    words
}

#[cfg(test)]
mod tests;
