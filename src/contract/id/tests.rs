use proptest::prelude::*;

use super::*;
use crate::arbitrary::text;

proptest! {
    #[test]
    fn a_volume_id_round_trips(bits in any::<u128>()) {
        let id = VolumeId::new(Uuid::from_u128(bits));
        let text = id.to_string();
        prop_assert_eq!(text.parse(), Ok(id));
        prop_assert_eq!(text.to_ascii_uppercase().parse(), Ok(id));
        prop_assert_eq!(format!(" {text}\u{200b}").parse(), Ok(id));
        prop_assert_eq!(ProjectId::new(text.to_ascii_uppercase()), ProjectId::new(text.clone()));
        prop_assert_eq!(serde_json::to_value(id).unwrap(), text);
    }

    #[test]
    fn only_the_hyphenated_form_is_a_volume_id(text in text()) {
        if let Ok(id) = text.parse::<VolumeId>() {
            prop_assert_eq!(id.to_string(), input::trim(&text).to_ascii_lowercase());
        }
    }
}

#[test]
fn other_forms_of_a_uuid_are_not_volume_ids() {
    for text in [
        "71f69d83ba664822adf555ce55efd210",
        "{71f69d83-ba66-4822-adf5-55ce55efd210}",
        "urn:uuid:71f69d83-ba66-4822-adf5-55ce55efd210",
        "71f69d83-ba66-4822-adf5-55ce55efd21",
        "71f69d83-ba66-4822-adf5-55ce55efd21g",
        "71f69d83-\u{200b}ba66-4822-adf5-55ce55efd210",
        "5",
        "",
    ] {
        assert_eq!(text.parse::<VolumeId>(), Err(VolumeIdError), "{text:?}");
    }
}

#[test]
fn an_id_is_the_same_in_any_case_and_with_invisible_characters_around_it() {
    let id = "71f69d83-ba66-4822-adf5-55ce55efd210";
    for text in [
        "71F69D83-BA66-4822-ADF5-55CE55EFD210",
        " 71f69d83-ba66-4822-adf5-55ce55efd210\n",
        "\u{feff}71F69d83-ba66-4822-adf5-55ce55efd210\u{200b}",
    ] {
        assert_eq!(ClusterId::new(text), ClusterId::new(id), "{text:?}");
        assert_eq!(ClusterId::new(text).as_str(), id, "{text:?}");
        let json = serde_json::Value::from(text);
        let read: DepartmentId = serde_json::from_value(json).unwrap();
        assert_eq!(read.as_str(), id, "{text:?}");
    }
    // Only a UUID is known to be the same in another case.
    for text in [
        "Department-A",
        "71F69D83_BA66_4822_ADF5_55CE55EFD210",
        "é1F69D83-BA66-4822-ADF5-55CE55EFD21",
    ] {
        assert_eq!(ProjectId::new(text).as_str(), text);
    }
}

#[test]
fn an_id_may_be_a_string_a_whole_number_or_null() {
    let read = |json| serde_json::from_str::<ProjectId>(json).ok();
    assert_eq!(read("\"5\""), Some(ProjectId::new("5")));
    assert_eq!(read("5"), Some(ProjectId::new("5")));
    assert_eq!(read("-5"), Some(ProjectId::new("-5")));
    assert_eq!(read("null"), Some(ProjectId::default()));
    for json in ["true", "[]", "{}", "1.5"] {
        assert_eq!(read(json), None, "{json}");
    }
}
