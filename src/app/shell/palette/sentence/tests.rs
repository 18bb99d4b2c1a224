use chrono::NaiveDate;
use datavolumes_contract::Phase;
use proptest::prelude::*;

use super::*;
use crate::directory::OrgLevel;

fn read(text: &str) -> Option<Sentence> {
    Sentence::read(text)
}

fn unit(level: Option<OrgLevel>, name: &str) -> UnitText {
    UnitText {
        level,
        name: name.to_owned(),
    }
}

fn share(volume: &str, scopes: Option<&[UnitText]>, is_stop: bool) -> Sentence {
    Sentence::Share(ShareSentence {
        volume: volume.to_owned(),
        scopes: scopes.map(<[UnitText]>::to_vec),
        is_stop,
    })
}

/// Reads what is a sentence.
fn said(text: &str) -> Sentence {
    read(text).unwrap()
}

fn filter(text: &str) -> FilterSentence {
    match read(text) {
        Some(Sentence::Filter(filter)) => filter,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn sharing_names_a_volume_and_scopes() {
    let vision = unit(None, "vision");
    let audio = unit(Some(OrgLevel::Department), "Audio Lab");
    assert_eq!(
        said("share imagenet with vision"),
        share("imagenet", Some(std::slice::from_ref(&vision)), false)
    );
    assert_eq!(
        said("  Share imagenet WITH vision , Department Audio Lab"),
        share("imagenet", Some(&[vision.clone(), audio]), false)
    );
    for text in [
        "stop sharing imagenet with vision",
        "unshare imagenet from vision",
    ] {
        let expected = share("imagenet", Some(std::slice::from_ref(&vision)), true);
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn an_unfinished_sentence_is_read_as_far_as_it_goes() {
    assert_eq!(said("share "), share("", None, false));
    assert_eq!(said("share ima"), share("ima", None, false));
    assert_eq!(said("share ima w"), share("ima", None, false));
    assert_eq!(
        said("share ima with "),
        share("ima", Some(&[UnitText::default()]), false)
    );
    assert_eq!(
        said("share ima with vision,"),
        share(
            "ima",
            Some(&[unit(None, "vision"), UnitText::default()]),
            false
        )
    );
    assert_eq!(read("stop"), None);
    assert_eq!(filter("ready in").place, Some(UnitText::default()));
    assert_eq!(filter("ready older th").older_than, None);
    assert_eq!(filter("ready older than").older_than, None);
    assert_eq!(filter("older than 3").older_than, Some(3));
}

#[test]
fn other_verbs_name_a_volume_or_a_place() {
    let volume = || "a-b".to_owned();
    assert_eq!(
        read("delete a-b"),
        Some(Sentence::Delete { volume: volume() })
    );
    assert_eq!(read("copy a-b"), Some(Sentence::Copy { volume: volume() }));
    for text in ["go a-b", "go to a-b", "Open a-b"] {
        assert_eq!(read(text), Some(Sentence::Go { place: volume() }), "{text}");
    }
}

#[test]
fn a_filter_has_a_phase_a_place_a_creator_and_an_age() {
    let not_ready = filter("not ready in eu-north");
    assert_eq!(not_ready.phase, Some(Phase::Ready));
    assert!(not_ready.is_negated && !not_ready.is_guess);
    assert_eq!(not_ready.place, Some(unit(None, "eu-north")));
    let all = filter(
        "NotReady in project vivo lab by alice@example.com older than 2 weeks newer than 1 year",
    );
    assert_eq!(all.phase, Some(Phase::NotReady));
    assert_eq!(all.place, Some(unit(Some(OrgLevel::Project), "vivo lab")));
    assert_eq!(all.creator.as_deref(), Some("alice@example.com"));
    assert_eq!((all.older_than, all.newer_than), (Some(14), Some(365)));
    assert_eq!(filter("by bob").creator.as_deref(), Some("bob"));
    assert_eq!(filter("not-ready").phase, Some(Phase::NotReady));
}

#[test]
fn a_phase_is_also_called_as_on_screen() {
    for (text, phase) in [
        ("Issues found in x", Phase::NotReady),
        ("no  issues", Phase::Ready),
        ("no status by bob", Phase::Unknown),
        ("creating", Phase::Creating),
    ] {
        let found = filter(text);
        assert_eq!(found.phase, Some(phase), "{text}");
        assert!(!found.is_guess && !found.is_negated, "{text}");
    }
    assert!(filter("not issues found").is_negated);
    assert_eq!(read("issues"), None);
}

#[test]
fn a_start_of_a_phase_is_a_guess() {
    assert!(filter("dele in x").is_guess);
    assert_eq!(filter("dele in x").phase, Some(Phase::Deleting));
    assert!(filter("not re").is_guess);
    assert_eq!(read("re"), None, "it is too short");
}

#[test]
fn what_is_no_sentence_is_searched_for() {
    for text in [
        "",
        " ",
        "imagenet",
        "share",
        "delete",
        "shared-data",
        "ready for review",
        "older than",
        "older than many days",
        "older than 3 apples",
        "in a in b older",
        "readymade",
        "not",
        "not here",
        "by",
    ] {
        let sentence = read(text);
        let is_filter_of_place = matches!(
            &sentence,
            Some(Sentence::Filter(FilterSentence { place: Some(_), .. }))
        );
        assert!(
            sentence.is_none() || is_filter_of_place,
            "{text}: {sentence:?}"
        );
    }
}

#[test]
fn an_age_is_a_day() {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let day = |days| FilterSentence::day(today, days).unwrap().to_string();
    assert_eq!(day(0), "2026-03-01");
    assert_eq!(day(1), "2026-02-28");
    assert_eq!(day(u64::MAX), "1026-02-22");
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("share".to_owned()),
        Just("stop".to_owned()),
        Just("sharing".to_owned()),
        Just("with".to_owned()),
        Just("not".to_owned()),
        Just("ready".to_owned()),
        Just("in".to_owned()),
        Just("by".to_owned()),
        Just("older".to_owned()),
        Just("than".to_owned()),
        Just("3".to_owned()),
        Just("days".to_owned()),
        Just(",".to_owned()),
        ".{0,5}",
    ];
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn name() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,6}(-[a-z0-9]{1,6})?".prop_filter("keywords", |name| {
        !["with", "from", "in", "by", "older", "newer"].contains(&name.as_str())
            && !["w", "wi", "wit"].contains(&name.as_str())
    })
}

fn unit_text() -> impl Strategy<Value = UnitText> {
    let level = prop::option::of(prop::sample::select(vec![
        OrgLevel::Cluster,
        OrgLevel::Department,
        OrgLevel::Project,
    ]));
    (level, name()).prop_map(|(level, name)| UnitText { level, name })
}

/// A sentence as text.
fn text_of(sentence: &FilterSentence) -> String {
    let mut parts = Vec::new();
    if let Some(phase) = &sentence.phase {
        let not = if sentence.is_negated { "not " } else { "" };
        parts.push(format!("{not}{}", phase.as_str().to_lowercase()));
    }
    let place = sentence.place.as_ref().map(UnitText::text);
    parts.extend(place.map(|place| ["in ", &place].concat()));
    parts.extend(sentence.creator.as_ref().map(|by| ["by ", by].concat()));
    let age = |word: &str, days: Option<u64>| days.map(|days| format!("{word} than {days} days"));
    parts.extend(age("older", sentence.older_than));
    parts.extend(age("newer", sentence.newer_than));
    parts.join(" ")
}

proptest! {
    #[test]
    fn any_text_is_read_or_searched_for(text in words()) {
        let _ = read(&text);
    }

    #[test]
    fn a_share_sentence_survives_its_text(
        volume in name(),
        scopes in prop::option::of(prop::collection::vec(unit_text(), 1..4)),
        is_stop: bool,
    ) {
        let sentence = ShareSentence { volume, scopes, is_stop };
        prop_assert_eq!(read(&sentence.text()), Some(Sentence::Share(sentence)));
    }

    #[test]
    fn a_filter_sentence_survives_its_text(
        phase in prop::option::of(prop::sample::select(Phase::DOCUMENTED.to_vec())),
        is_negated: bool,
        place in unit_text(),
        creator in prop::option::of(name()),
        older_than in prop::option::of(0_u64..9_999),
        newer_than in prop::option::of(0_u64..9_999),
    ) {
        let sentence = FilterSentence {
            is_negated: is_negated && phase.is_some(),
            phase,
            place: Some(place),
            creator,
            older_than,
            newer_than,
            is_guess: false,
        };
        prop_assert_eq!(read(&text_of(&sentence)), Some(Sentence::Filter(sentence)));
    }

    #[test]
    fn every_start_of_a_sentence_is_read_in_any_case(
        volume in name(), scope in unit_text(), cut in 0_usize..40
    ) {
        let sentence = ShareSentence { volume, scopes: Some(vec![scope]), is_stop: false };
        let text = sentence.text();
        let start: String = text.chars().take(cut.max(6)).collect();
        let is_share = |text: &str| matches!(read(text), Some(Sentence::Share(_)));
        prop_assert!(is_share(&start), "{}", start);
        prop_assert!(is_share(&start.to_uppercase()), "{}", start);
    }
}
