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
        (Meaning::Unknown, None) => Err(vec![unknown(place)]),
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
mod tests {
    use super::super::sentence::Sentence;
    use super::*;

    struct Utc;

    impl Calendar for Utc {
        fn today(&self) -> NaiveDate {
            NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()
        }

        fn filters(&self, operator: FilterOperator, day: &str) -> Vec<Filter> {
            let time = format!("{day}T00:00:00Z");
            vec![Filter::new(VolumeField::CreatedAt, operator, time).unwrap()]
        }

        fn text(&self, day: &str) -> String {
            day.replace('-', "/")
        }
    }

    fn entries_with(text: &str, query: &str, found: Option<Vec<UnitChoice>>) -> Vec<Entry> {
        let Some(Sentence::Filter(sentence)) = Sentence::read(text) else {
            panic!("{text}");
        };
        let query = ListQuery::from_address(query).0;
        let meaning = |text: &UnitText| match &found {
            Some(units) => Meaning::of(text, units.clone()),
            None => Meaning::Unlisted,
        };
        filter_entries(&sentence, &query, &Utc, &meaning)
    }

    fn units() -> Vec<UnitChoice> {
        let unit = |level, id: &str, name: &str| UnitChoice {
            name: name.to_owned(),
            label: name.to_owned(),
            ..UnitChoice::of_id(level, id)
        };
        vec![
            unit(OrgLevel::Cluster, "c1", "eu-north"),
            unit(OrgLevel::Project, "7", "eu-north"),
            unit(OrgLevel::Department, "d", "vision"),
        ]
    }

    fn entries(text: &str) -> Vec<Entry> {
        entries_with(text, "", Some(units()))
    }

    fn address(entry: &Entry) -> String {
        match &entry.run {
            Run::Open(place) => place.route.address(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn not_ready_in_a_cluster_sets_two_filters() {
        let found = entries("not ready in cluster eu-north");
        assert_eq!(found[0].title, "Status is not Ready · Cluster is eu-north");
        assert_eq!(
            address(&found[0]),
            "/datavolumes?filterBy=phase!%3DReady,clusterId%3D%3Dc1"
        );
        // It may also be the phase of that name.
        assert_eq!(found[1].title, "Status is NotReady · Cluster is eu-north");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_place_of_several_meanings_has_an_entry_for_each() {
        let found = entries("deleting in eu-north");
        let titles: Vec<_> = found.iter().map(|entry| &*entry.title).collect();
        assert_eq!(
            titles,
            [
                "Status is Deleting · Cluster is eu-north",
                "Status is Deleting · Project is eu-north",
            ]
        );
        let found = entries("deleting in nowhere");
        assert_eq!(found.len(), 1);
        assert!(found[0].disabled_reason.is_some());
    }

    #[test]
    fn the_filters_of_the_list_are_replaced_and_its_order_stays() {
        let query = "filterBy=name%3D%3Dx&sortBy=name&limit=100&offset=200";
        let found = entries_with("ready by alice", query, Some(units()));
        assert_eq!(
            address(&found[0]),
            "/datavolumes?limit=100&sortBy=name&filterBy=phase%3D%3DReady,createdBy%3D%40alice"
        );
        assert!(
            found[0]
                .effect
                .ends_with(" The filters of the list are replaced.")
        );
    }

    #[test]
    fn an_age_is_counted_in_days_of_the_reader() {
        let found = entries("older than 30 days newer than 2 months");
        assert_eq!(
            found[0].title,
            "Created on or before 2026/03/01 · Created on or after 2026/01/30"
        );
    }

    #[test]
    fn without_a_directory_a_place_is_the_name_of_a_project_or_an_id() {
        let address_of = |text: &str| address(&entries_with(text, "", None)[0]);
        assert_eq!(
            address_of("in vision"),
            "/datavolumes?filterBy=projectName%3D%3Dvision"
        );
        assert_eq!(
            address_of("in cluster c9"),
            "/datavolumes?filterBy=clusterId%3D%3Dc9"
        );
    }

    #[test]
    fn an_unfinished_place_is_left_out() {
        let found = entries("ready in");
        assert_eq!(found[0].title, "Status is Ready");
        assert_eq!(entries("not re")[0].title, "Status is not Ready");
        assert!(entries("not re")[0].is_guess);
    }
}
