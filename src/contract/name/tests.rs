use proptest::prelude::*;
use regex::Regex;

use super::*;
use crate::arbitrary::text;

/// Texts that are names, or almost.
fn near_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][-a-z0-9]{0,62}",
        "[-a-z0-9]{0,65}",
        "[a-z][-a-z0-9]{55,70}",
        "[a-zA-Z0-9 _.-]{0,66}",
        "[a-z]{0,3}.{0,2}[a-z]{0,3}",
    ]
}

proptest! {
    #[test]
    fn the_rule_equals_the_regular_expression_of_the_reference(
        candidate in prop_oneof![text(), near_name()]
    ) {
        // `\z` instead of `$`, which in some engines also matches before a final line break.
        let pattern = Regex::new(r"\A[a-z][-a-z0-9]{0,62}\z").unwrap();
        prop_assert_eq!(candidate.parse::<VolumeName>().is_ok(), pattern.is_match(&candidate));
    }

    #[test]
    fn a_text_is_a_name_if_it_meets_every_part_of_the_rule(
        candidate in prop_oneof![text(), near_name()]
    ) {
        let all_met = NameRule::ALL.into_iter().all(|rule| rule.is_met_by(&candidate));
        prop_assert_eq!(candidate.parse::<VolumeName>().is_ok(), all_met);
    }

    #[test]
    fn a_text_with_a_letter_or_digit_has_a_suggestion_that_is_a_name(
        candidate in prop_oneof![text(), near_name()]
    ) {
        if let Some(name) = VolumeName::suggest(&candidate) {
            prop_assert_eq!(name.as_str().parse(), Ok(name.clone()));
        } else {
            prop_assert!(!candidate.contains(|c: char| c.is_ascii_alphanumeric()));
        }
    }

    #[test]
    fn a_name_is_its_own_suggestion_in_lower_and_upper_case(name in "[a-z][-a-z0-9]{0,62}") {
        let suggested = VolumeName::suggest(&name).map(String::from);
        prop_assert_eq!(suggested.as_ref(), Some(&name));
        prop_assert_eq!(VolumeName::suggest(&name.to_ascii_uppercase()).map(String::from), suggested);
    }

    #[test]
    fn json_is_read_by_the_same_rule(text in near_name()) {
        let json = serde_json::to_string(&text).unwrap();
        let read = serde_json::from_str::<VolumeName>(&json);
        prop_assert_eq!(read.ok(), text.parse().ok());
    }
}

#[test]
fn suggestions_keep_as_much_as_they_can() {
    let suggest = |text| VolumeName::suggest(text).map(String::from);
    for (text, expected) in [
        ("My Data_2", "my-data-2"),
        ("  trimmed  ", "trimmed"),
        ("a -- b", "a-b"),
        ("a--b-", "a--b-"),
        ("2024 results", "v2024-results"),
        ("--x", "x"),
        ("Données élargies", "donnees-elargies"),
        ("donne\u{301}es", "donnees"),
        ("İstanbul", "istanbul"),
        ("İ", "i"),
        ("𝔘nicode", "nicode"),
    ] {
        assert_eq!(suggest(text).as_deref(), Some(expected), "{text}");
    }
    let long = format!("{}-{}", "a".repeat(62), "b".repeat(9));
    assert_eq!(suggest(&long), Some("a".repeat(62)));
    for nothing in ["", "---", "日本", "_ _"] {
        assert_eq!(suggest(nothing), None, "{nothing}");
    }
}

#[test]
fn only_the_first_error_is_reported() {
    let error = |text: &str| text.parse::<VolumeName>().unwrap_err();
    assert_eq!(error(""), NameError::Empty);
    assert_eq!(error("-a"), NameError::FirstCharacter('-'));
    assert_eq!(error("Éa"), NameError::FirstCharacter('É'));
    assert_eq!(error("a_b"), NameError::Character('_'));
    assert_eq!(error(&"a".repeat(64)), NameError::TooLong(64));
}
