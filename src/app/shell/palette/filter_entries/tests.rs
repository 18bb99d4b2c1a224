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
fn an_age_beyond_the_calendar_is_refused() {
    for text in [
        "older than 99999999999 days",
        "newer than 99999999999999999999999 years",
    ] {
        let found = entries(text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].disabled_reason.is_some(), "{text}");
    }
    assert_eq!(entries("older than 1000 years")[0].disabled_reason, None);
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

#[test]
fn a_name_that_no_filter_can_have_is_refused_instead_of_left_out() {
    for text in ["ready by ada, ready", "not ready by a,b in vision"] {
        let [refused] = &entries(text)[..] else {
            panic!("{text}");
        };
        let reason = refused.disabled_reason.as_deref().unwrap_or_default();
        assert!(reason.contains("comma"), "{reason}");
    }
}
