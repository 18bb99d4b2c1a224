//! The entries of a sentence that filters the list. Pure.

use chrono::NaiveDate;
use datavolumes_contract::{Filter, FilterOperator, ListQuery, Phase, VolumeField};
use datavolumes_ui::isolated;

use super::entry::{Entry, Group, Run};
use super::filter_sentence::FilterSentence;
use super::places::replaced_text;
use super::share_entries::unknown;
use super::unit_choice::{Meaning, UnitChoice};
use super::unit_text::UnitText;
use crate::directory::OrgLevel;
use crate::filter::filter_text;
use crate::router::Route;

/// How many meanings of a place are listed.
const MAX_MEANINGS: usize = 5;

/// The days of the reader.
pub(super) trait Calendar {
    /// Today.
    fn today(&self) -> NaiveDate;
    /// The filters by creation on, before or after the day, such as `2026-01-31`.
    fn filters(&self, operator: FilterOperator, day: &str) -> Vec<Filter>;
    /// The day as the reader writes it.
    fn text(&self, day: &str) -> String;
}

/// Filters with the phrase that says them.
#[derive(Clone, Default)]
struct Condition {
    filters: Vec<Filter>,
    text: String,
}

impl Condition {
    fn new(field: VolumeField, operator: FilterOperator, value: &str, shown: &str) -> Option<Self> {
        let filter = Filter::new(field, operator, value).ok()?;
        let text = filter_text(&filter, &isolated(shown));
        Some(Self {
            filters: vec![filter],
            text,
        })
    }
}

/// What the sentence may mean for the list of `query`. `meaning` tells what a place means.
pub(super) fn filter_entries(
    sentence: &FilterSentence,
    query: &ListQuery,
    calendar: &dyn Calendar,
    meaning: &dyn Fn(&UnitText) -> Meaning,
) -> Vec<Entry> {
    if let Some(refused) = refused_name(sentence).or_else(|| refused_age(sentence)) {
        return vec![refused];
    }
    let places = match place_conditions(sentence, meaning) {
        Ok(places) => places,
        Err(entries) => return entries,
    };
    let rest: Vec<Condition> = creator(sentence)
        .into_iter()
        .chain(ages(sentence, calendar))
        .collect();
    let phases = phase_conditions(sentence);
    let conditions = phases.iter().flat_map(|phase| {
        let rest = &rest;
        places.iter().map(move |place| {
            let all = [phase.clone(), place.clone()].into_iter().flatten();
            all.chain(rest.iter().cloned()).collect::<Vec<_>>()
        })
    });
    let said = conditions.filter(|conditions| !conditions.is_empty());
    said.map(|conditions| Entry {
        is_guess: sentence.is_guess,
        ..entry(&conditions, query)
    })
    .collect()
}

/// That a filter cannot have one of the names.
fn refused_name(sentence: &FilterSentence) -> Option<Entry> {
    let place = sentence.place.as_ref().map(|place| &*place.name);
    let mut names = place.into_iter().chain(sentence.creator.as_deref());
    let name = names.find(|name| name.contains(','))?;
    let title = format!("“{}” can’t be part of a filter", isolated(name));
    let reason = "A comma separates filters. No filter can have one in its value.";
    Some(Entry::impossible(title, reason.to_owned()))
}

/// That a filter cannot have one of the ages.
fn refused_age(sentence: &FilterSentence) -> Option<Entry> {
    sentence.has_endless_age().then(|| {
        let title = "This age is too long for a filter".to_owned();
        Entry::impossible(title, "The longest is 1,000 years.".to_owned())
    })
}

fn entry(conditions: &[Condition], query: &ListQuery) -> Entry {
    let texts: Vec<&str> = conditions.iter().map(|one| &*one.text).collect();
    let effect = format!(
        "Shows the data volumes that match: {}.{}",
        texts.join(" and "),
        replaced_text(query)
    );
    let filters = conditions.iter().flat_map(|one| one.filters.clone());
    let query = filters.fold(query.clone().without_filters(), ListQuery::with_filter);
    let key = ["filter ", &query.to_address()].concat();
    let run = Run::Open(Route::Volumes(query).into());
    Entry::new(Group::Sentences, key, texts.join(" · "), effect, run)
}

/// The alternatives for the phase: `not ready` may mean all but Ready, or the phase `NotReady`.
fn phase_conditions(sentence: &FilterSentence) -> Vec<Option<Condition>> {
    let condition = |operator, phase: &Phase| {
        let raw = phase.as_str();
        Condition::new(VolumeField::Phase, operator, raw, raw)
    };
    match (&sentence.phase, sentence.is_negated) {
        (None, _) => vec![None],
        (Some(phase), false) => vec![condition(FilterOperator::Equals, phase)],
        (Some(phase), true) => {
            let mut all = vec![condition(FilterOperator::NotEquals, phase)];
            if *phase == Phase::Ready {
                all.push(condition(FilterOperator::Equals, &Phase::NotReady));
            }
            all
        }
    }
}

/// The alternatives for the place; `None` for everywhere.
///
/// # Errors
/// The entries to show instead: none while the place is looked up, or that there is no such place.
fn place_conditions(
    sentence: &FilterSentence,
    meaning: &dyn Fn(&UnitText) -> Meaning,
) -> Result<Vec<Option<Condition>>, Vec<Entry>> {
    let Some(place) = sentence
        .place
        .as_ref()
        .filter(|place| !place.name.is_empty())
    else {
        return Ok(vec![None]);
    };
    match (meaning(place), place.level) {
        (Meaning::Loading, _) => Err(Vec::new()),
        (Meaning::Units { units, .. }, _) => {
            let units = units.iter().take(MAX_MEANINGS);
            Ok(units.map(unit_condition).collect())
        }
        (Meaning::Unknown | Meaning::Unlisted, Some(level)) => {
            let unit = UnitChoice::of_id(level, &place.name);
            Ok(vec![unit_condition(&unit)])
        }
        // The volumes have the names of their projects.
        (Meaning::Unlisted, None) => {
            let name = &place.name;
            let field = VolumeField::ProjectName;
            Ok(vec![Condition::new(
                field,
                FilterOperator::Equals,
                name,
                name,
            )])
        }
        (Meaning::Unknown, None) => Err(vec![unknown(place, true)]),
    }
}

fn unit_condition(unit: &UnitChoice) -> Option<Condition> {
    let field = match unit.level {
        OrgLevel::Cluster => VolumeField::ClusterId,
        OrgLevel::Department => VolumeField::DepartmentId,
        OrgLevel::Project => VolumeField::ProjectId,
    };
    let mut condition = Condition::new(field, FilterOperator::Equals, &unit.id, &unit.label)?;
    if unit.level == OrgLevel::Project {
        // The label of the field is that of an ID.
        condition.text = ["Project is ", &isolated(&unit.label)].concat();
    }
    Some(condition)
}

fn creator(sentence: &FilterSentence) -> Option<Condition> {
    let name = sentence.creator.as_deref()?;
    let operator = if name.contains('@') {
        FilterOperator::Equals
    } else {
        FilterOperator::Contains
    };
    Condition::new(VolumeField::CreatedBy, operator, name, name)
}

fn ages(sentence: &FilterSentence, calendar: &dyn Calendar) -> Vec<Condition> {
    let ages = [
        (FilterOperator::LessOrEqual, sentence.older_than),
        (FilterOperator::GreaterOrEqual, sentence.newer_than),
    ];
    let condition = |(operator, days): (FilterOperator, Option<u64>)| {
        let day = FilterSentence::day(calendar.today(), days?)?.to_string();
        let filters = calendar.filters(operator, &day);
        let text = filter_text(filters.first()?, &calendar.text(&day));
        Some(Condition { filters, text })
    };
    ages.into_iter().filter_map(condition).collect()
}

#[cfg(test)]
mod tests;
