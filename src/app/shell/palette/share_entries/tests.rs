use datavolumes_contract::{ClusterId, ScopeType};

use super::super::sentence::Sentence;
use super::super::volume_entries::tests::TestContext;
use super::*;
use crate::directory::OrgLevel;
use crate::testing::{share, volume};

fn units() -> Vec<UnitChoice> {
    let unit = |level, id: &str, name: &str, cluster: &str| UnitChoice {
        name: name.to_owned(),
        label: name.to_owned(),
        cluster: ClusterId::new(cluster),
        ..UnitChoice::of_id(level, id)
    };
    vec![
        unit(OrgLevel::Department, "d", "vision", "c"),
        unit(OrgLevel::Project, "1", "vision", "c"),
        unit(OrgLevel::Project, "2", "audio", "c"),
        unit(OrgLevel::Project, "3", "vision", "other"),
    ]
}

fn entries(text: &str, volumes: &[Volume]) -> Vec<Entry> {
    let Some(Sentence::Share(sentence)) = Sentence::read(text) else {
        panic!("{text}");
    };
    let meaning = |text: &UnitText| Meaning::of(text, units());
    share_entries(&sentence, volumes, &TestContext::default(), &meaning)
}

fn imagenet() -> Volume {
    Volume {
        name: "imagenet".to_owned(),
        cluster_id: ClusterId::new("c"),
        shared_scopes: Some(vec![share(ScopeType::Project, "2")]),
        ..volume(1)
    }
}

fn plan(entry: &Entry) -> PlanLink {
    match &entry.run {
        Run::Open(place) => PlanLink::from_fragment(&place.fragment).unwrap().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_finished_sentence_opens_the_plan_over_the_shares_that_are_known() {
    let found = entries("share Imagenet with project vision", &[imagenet()]);
    let [entry, elsewhere] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(
        entry.effect,
        "Opens the sharing plan of imagenet with project vision added. Nothing is applied."
    );
    let plan = plan(entry);
    let scope = |id| Scope::new(ScopeType::Project, id);
    assert_eq!(plan.base, Some(ScopeSet::from([scope("2")])));
    assert_eq!(*plan.edits.add(), ScopeSet::from([scope("1")]));
    assert!(plan.edits.remove().is_empty());
    // That of another cluster cannot be chosen.
    let reason = elsewhere.disabled_reason.as_deref().unwrap();
    assert!(reason.contains("another cluster"), "{reason}");
}

#[test]
fn each_meaning_of_a_name_is_an_entry() {
    let found = entries("share imagenet with vision", &[imagenet()]);
    let titles: Vec<_> = found.iter().map(|entry| &*entry.title).collect();
    assert_eq!(
        titles,
        [
            "Share imagenet with department vision",
            "Share imagenet with project vision",
            "Share imagenet with project vision",
        ]
    );
}

#[test]
fn several_scopes_are_one_plan() {
    let found = entries("share imagenet with department vision, 1", &[imagenet()]);
    assert_eq!(plan(&found[0]).edits.add().len(), 2);
    let found = entries("share imagenet with vision, audio", &[imagenet()]);
    assert!(found[0].title.contains("several meanings"));
    assert!(found[0].disabled_reason.is_some());
}

#[test]
fn a_scope_that_is_named_twice_is_told() {
    for text in [
        "share imagenet with audio, audio",
        "share imagenet with project 2, AUDIO",
        "share imagenet with audio, audio, 1",
        "share imagenet with audio, aud",
        "share imagenet with project 99, project 99",
    ] {
        let found = entries(text, &[imagenet()]);
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].title.ends_with("is already named"), "{text}");
        assert!(found[0].disabled_reason.is_some());
    }
    let found = entries("share imagenet with audio, ", &[imagenet()]);
    assert_eq!(found.len(), 3, "the others are offered");
}

#[test]
fn a_plan_that_changes_nothing_says_so() {
    for (text, expected) in [
        ("share imagenet with audio", "Already shared."),
        (
            "stop sharing imagenet with department vision",
            "Not shared directly.",
        ),
    ] {
        let found = entries(text, &[imagenet()]);
        assert_eq!(
            found[0].disabled_reason.as_deref(),
            Some(expected),
            "{text}"
        );
    }
    let found = entries("unshare imagenet from audio", &[imagenet()]);
    assert_eq!(found[0].disabled_reason, None);
    assert_eq!(plan(&found[0]).edits.remove().len(), 1);
}

#[test]
fn an_unfinished_sentence_fills_in_the_name() {
    let found = entries("share ima", &[imagenet(), volume(2)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].run, Run::Fill("share imagenet with ".to_owned()));
    let found = entries("share imagenet with ", &[imagenet()]);
    assert_eq!(found.len(), 4, "all scopes are offered");
}

#[test]
fn an_id_that_is_not_listed_can_be_written_with_its_level() {
    let found = entries("share imagenet with project 99", &[imagenet()]);
    let scope = Scope::new(ScopeType::Project, "99");
    assert_eq!(*plan(&found[0]).edits.add(), ScopeSet::from([scope]));
    let found = entries("share imagenet with 99", &[imagenet()]);
    assert!(found[0].disabled_reason.is_some());
}
