//! The entries of a sentence about sharing. Pure.

use datavolumes_contract::{Scope, SharedScope, Volume};
use datavolumes_sharing::{ScopeDiff, ScopeSet};
use datavolumes_ui::isolated;

use super::entry::{Entry, Group, Place, Run};
use super::sentence::ShareSentence;
use super::unit_choice::{Meaning, UnitChoice};
use super::unit_text::UnitText;
use super::volume_entries::{VolumeContext, named};
use crate::router::Route;
use crate::sharing::PlanLink;

/// How many scopes one text may stand for.
const MAX_MEANINGS: usize = 6;

/// What the sentence may mean for the volumes that were found for its name. `meaning` tells what a scope means.
pub(super) fn share_entries(
    sentence: &ShareSentence,
    volumes: &[Volume],
    context: &dyn VolumeContext,
    meaning: &dyn Fn(&UnitText) -> Meaning,
) -> Vec<Entry> {
    let volumes = named(volumes, &sentence.volume);
    let Some((last, earlier)) = sentence.scopes.as_deref().and_then(<[_]>::split_last) else {
        let entries = volumes.map(|volume| unfinished(sentence, volume, context));
        return entries.collect();
    };
    let mut fixed = Vec::new();
    for text in earlier {
        match single(text, meaning(text)) {
            Ok(Some(unit)) if fixed.contains(&unit) => return vec![repeated(&unit)],
            Ok(Some(unit)) => fixed.push(unit),
            Ok(None) => return Vec::new(),
            Err(entry) => return vec![*entry],
        }
    }
    let mut lasts = match meaning(last) {
        Meaning::Loading => return Vec::new(),
        Meaning::Units { units, .. } => units,
        absent @ (Meaning::Unknown | Meaning::Unlisted) => match last.level {
            // The server may know it even so.
            Some(level) => vec![UnitChoice::of_id(level, &last.name)],
            None => return vec![unknown(last, absent == Meaning::Unknown)],
        },
    };
    let named = lasts.iter().find(|unit| fixed.contains(unit)).cloned();
    lasts.retain(|unit| !fixed.contains(unit));
    if let Some(unit) = named.filter(|_| lasts.is_empty()) {
        return vec![repeated(&unit)];
    }
    let entries = volumes.flat_map(|volume| {
        let units = lasts.iter().map(|last| {
            let mut units = fixed.clone();
            units.push(last.clone());
            units
        });
        units.map(|units| plan_entry(sentence.is_stop, volume, &units, context))
    });
    let mut entries: Vec<_> = entries.collect();
    // What can be chosen comes first.
    entries.sort_by_key(|entry| entry.disabled_reason.is_some());
    entries.truncate(MAX_MEANINGS);
    entries
}

/// The one unit that a scope before others means; `None` while that is not known.
fn single(text: &UnitText, meaning: Meaning) -> Result<Option<UnitChoice>, Box<Entry>> {
    match meaning {
        Meaning::Loading => Ok(None),
        absent @ (Meaning::Unknown | Meaning::Unlisted) => match text.level {
            Some(level) => Ok(Some(UnitChoice::of_id(level, &text.name))),
            None => Err(Box::new(unknown(text, absent == Meaning::Unknown))),
        },
        Meaning::Units { mut units, .. } if units.len() == 1 => Ok(units.pop()),
        Meaning::Units { units, .. } => {
            let texts: Vec<_> = units
                .iter()
                .take(MAX_MEANINGS)
                .map(UnitChoice::text)
                .collect();
            let title = format!("“{}” has several meanings", isolated(&text.text()));
            let reason = format!("Write one of these, or its ID: {}.", texts.join(", "));
            Err(Box::new(Entry::impossible(title, reason)))
        }
    }
}

/// That the sentence names `unit` a second time.
fn repeated(unit: &UnitChoice) -> Entry {
    let title = format!("{} is already named", unit.text());
    Entry::impossible(title, "Name each scope once.".to_owned())
}

/// That the directory lists nothing of this name or, unless it `is_listed`, that the user cannot list it.
pub(super) fn unknown(text: &UnitText, is_listed: bool) -> Entry {
    let name = isolated(&text.text()).into_owned();
    let (title, reason) = if is_listed {
        (
            format!("“{name}” was not found"),
            "No cluster, department or project of this name is listed.",
        )
    } else {
        (
            format!("“{name}” can’t be looked up"),
            "You don’t have permission to list clusters, departments and projects.",
        )
    };
    let hint = " For an ID, enter its type first, such as project 4501.";
    Entry::impossible(title, [reason, hint].concat())
}

/// The sentence up to the scopes.
fn unfinished(sentence: &ShareSentence, volume: &Volume, context: &dyn VolumeContext) -> Entry {
    let finished = ShareSentence {
        volume: volume.name.clone(),
        scopes: Some(vec![UnitText::default()]),
        is_stop: sentence.is_stop,
    };
    let verb = if sentence.is_stop {
        "Stop sharing"
    } else {
        "Share"
    };
    let title = format!("{verb} {} with …", isolated(&volume.name));
    let effect = "Fills in the name. A cluster, a department or a project follows.".to_owned();
    let run = Run::Fill(finished.text());
    let key = format!("{verb} {}", volume.id);
    Entry::new(Group::Sentences, key, title, effect, run)
        .with_detail(context.detail(volume))
        .disabled(context.share_refusal(volume, &[]))
}

/// The plan that shares `volume` with `units`, or stops that.
fn plan_entry(
    is_stop: bool,
    volume: &Volume,
    units: &[UnitChoice],
    context: &dyn VolumeContext,
) -> Entry {
    let scopes: Vec<Scope> = units.iter().map(UnitChoice::scope).collect();
    let mut edits = ScopeDiff::default();
    for scope in scopes.clone() {
        if is_stop {
            edits.unshare(scope);
        } else {
            edits.share(scope);
        }
    }
    let known = volume.shared_scopes.as_ref();
    let known: Option<ScopeSet> =
        known.map(|shares| shares.iter().map(SharedScope::scope).collect());
    let with: Vec<String> = units.iter().map(UnitChoice::text).collect();
    let (with, name) = (with.join(", "), isolated(&volume.name));
    let (title, change) = if is_stop {
        (format!("Stop sharing {name} with {with}"), "removed")
    } else {
        (format!("Share {name} with {with}"), "added")
    };
    let effect =
        format!("Opens the sharing plan of {name} with {with} {change}. Nothing is applied.");
    let reason = unchanged(known.as_ref(), &scopes, is_stop)
        .or_else(|| elsewhere(volume, units).filter(|_| !is_stop))
        .or_else(|| context.share_refusal(volume, &scopes));
    let plan = PlanLink { base: known, edits };
    let run = Run::Open(Place {
        fragment: plan.to_fragment(),
        ..Route::Sharing(volume.id).into()
    });
    let ids: Vec<String> = scopes.iter().map(|scope| scope.scope_id.clone()).collect();
    let key = format!("{change} {} {}", volume.id, ids.join(","));
    let details = [
        context.detail(volume),
        units
            .last()
            .map(|unit| unit.detail.clone())
            .unwrap_or_default(),
    ];
    let details: Vec<_> = details
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    Entry::new(Group::Sentences, key, title, effect, run)
        .with_detail(details.join(" → "))
        .disabled(reason)
}

/// That the plan changes nothing, as far as the shares are known.
fn unchanged(known: Option<&ScopeSet>, scopes: &[Scope], is_stop: bool) -> Option<String> {
    let known = known?;
    let changes = scopes.iter().any(|scope| known.contains(scope) == is_stop);
    let text = if is_stop {
        "Not shared directly."
    } else {
        "Already shared."
    };
    (!changes).then(|| text.to_owned())
}

/// That one of `units` is in another cluster than `volume`.
fn elsewhere(volume: &Volume, units: &[UnitChoice]) -> Option<String> {
    let home = &volume.cluster_id;
    let is_elsewhere =
        |unit: &&UnitChoice| !home.is_empty() && !unit.cluster.is_empty() && unit.cluster != *home;
    let unit = units.iter().find(is_elsewhere)?;
    Some(format!(
        "{} is in another cluster. The server refuses to share across clusters.",
        unit.text()
    ))
}

#[cfg(test)]
mod tests;
