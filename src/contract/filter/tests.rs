use proptest::prelude::*;
use regex::Regex;

use super::*;
use crate::arbitrary::{field, filter, operator, text, timestamp};

/// The pattern of the public document, changed so that a value may contain line breaks.
const PATTERN: &str = r"\A(name|projectId|clusterId|departmentId|projectName|createdAt|createdBy|phase)(==|!=|<=|>=|=@|!@|=\^|=\$)(?s:.+)\z";

/// Texts that are filters, or almost.
fn near_filter() -> impl Strategy<Value = String> {
    let odd = prop_oneof!["[a-zA-Z]{0,9}", "[=!<>@^$~]{0,3}", text()];
    prop_oneof![
        filter().prop_map(|filter| filter.to_string()),
        (field(), operator(), text())
            .prop_map(|(field, operator, value)| format!("{field}{operator}{value}")),
        (field(), odd.clone(), text())
            .prop_map(|(field, odd, value)| format!("{field}{odd}{value}")),
        (odd, operator(), text())
            .prop_map(|(odd, operator, value)| format!("{odd}{operator}{value}")),
        text(),
    ]
}

proptest! {
    #[test]
    fn a_filter_round_trips(filter in filter()) {
        prop_assert_eq!(filter.to_string().parse(), Ok(filter));
    }

    #[test]
    fn filters_follow_the_pattern_of_the_public_document(candidate in near_filter()) {
        prop_assume!(!candidate.contains(input::is_invisible));
        let matches = Regex::new(PATTERN).unwrap().is_match(&candidate);
        match candidate.parse::<Filter>() {
            Ok(filter) => {
                prop_assert!(matches);
                prop_assert_eq!(filter.to_string(), candidate);
            }
            Err(FilterError::UnknownField(_) | FilterError::NoOperator | FilterError::EmptyValue) => {
                prop_assert!(!matches);
            }
            Err(FilterError::CommaInValue) => prop_assert!(candidate.contains(',')),
            Err(FilterError::OperatorNotForDates(_)) => {
                prop_assert!(candidate.starts_with("createdAt"));
            }
            Err(FilterError::NotATimestamp) => {
                prop_assert!(matches && candidate.starts_with("createdAt"));
            }
        }
    }

    #[test]
    fn a_comma_anywhere_in_a_value_is_an_error(
        field in field(), operator in operator(), before in text(), after in text()
    ) {
        let operator = if operator.is_available_for(field) { operator } else { FilterOperator::Equals };
        let value = format!("{before},{after}");
        prop_assert_eq!(Filter::new(field, operator, value), Err(FilterError::CommaInValue));
    }

    #[test]
    fn a_timestamp_value_is_parsed(timestamp in timestamp()) {
        let filter = Filter::new(VolumeField::CreatedAt, FilterOperator::GreaterOrEqual, timestamp.as_str()).unwrap();
        let instant = DateTime::parse_from_rfc3339(&timestamp).unwrap();
        prop_assert_eq!(filter.timestamp(), Some(instant.with_timezone(&Utc)));
    }
}

#[test]
fn every_operator_is_available_for_every_field_except_timestamps() {
    use FilterOperator::{Equals, GreaterOrEqual, LessOrEqual, NotEquals};
    for field in VolumeField::ALL {
        for operator in FilterOperator::ALL {
            let is_available = field != VolumeField::CreatedAt
                || [Equals, NotEquals, LessOrEqual, GreaterOrEqual].contains(&operator);
            assert_eq!(
                operator.is_available_for(field),
                is_available,
                "{field}{operator}"
            );
            let filter = Filter::new(field, operator, "2026-01-31T00:00:00Z");
            assert_eq!(filter.is_ok(), is_available, "{field}{operator}");
        }
    }
}

#[test]
fn the_operators_are_those_of_the_reference_in_its_order() {
    let signs = ["==", "!=", "<=", ">=", "=@", "!@", "=^", "=$"];
    assert_eq!(FilterOperator::ALL.map(FilterOperator::as_str), signs);
}

#[test]
fn a_timestamp_has_a_time_and_a_time_zone() {
    let read = |value: &str| format!("createdAt>={value}").parse::<Filter>();
    for value in [
        "2026-01-31T00:00:00Z",
        "2026-01-31T00:00:00.123456Z",
        "2026-01-31T02:00:00+02:00",
        "2016-12-31T23:59:60Z",
        "0000-01-01T00:00:00+23:59",
    ] {
        assert!(read(value).is_ok(), "{value}");
    }
    for value in [
        "2026-01-31",
        "2026-01-31T00:00:00",
        "2026-01-31 00:00:00Z",
        "2026-01-31T02:00:00 02:00",
        "2026-02-30T00:00:00Z",
        "yesterday",
        "1769817600",
    ] {
        assert_eq!(read(value), Err(FilterError::NotATimestamp), "{value}");
    }
    let error = "createdAt=@2026-01-31T00:00:00Z"
        .parse::<Filter>()
        .unwrap_err();
    assert_eq!(
        error,
        FilterError::OperatorNotForDates(FilterOperator::Contains)
    );
}

#[test]
fn the_value_starts_after_the_first_operator() {
    let filter: Filter = "name====x".parse().unwrap();
    assert_eq!(
        (filter.operator(), filter.value()),
        (FilterOperator::Equals, "==x")
    );
    let filter: Filter = "name=@@".parse().unwrap();
    assert_eq!(
        (filter.operator(), filter.value()),
        (FilterOperator::Contains, "@")
    );
    assert_eq!("name==".parse::<Filter>(), Err(FilterError::EmptyValue));
    assert_eq!("name=x".parse::<Filter>(), Err(FilterError::NoOperator));
    assert_eq!("name=é".parse::<Filter>(), Err(FilterError::NoOperator));
    assert_eq!("name".parse::<Filter>(), Err(FilterError::NoOperator));
    let unknown = FilterError::UnknownField("totalGpuQuota".to_owned());
    assert_eq!("totalGpuQuota==5".parse::<Filter>(), Err(unknown));
    assert_eq!(
        split("totalGpuQuota>=5"),
        Ok(("totalGpuQuota", FilterOperator::GreaterOrEqual, "5"))
    );
}

#[test]
fn invisible_characters_around_a_value_are_removed() {
    let filter: Filter = "name==scans\u{200b}".parse().unwrap();
    assert_eq!(filter.value(), "scans");
    assert_eq!(
        "name==\u{200b}".parse::<Filter>(),
        Err(FilterError::EmptyValue)
    );
    let filter: Filter = "clusterId==71F69D83-BA66-4822-ADF5-55CE55EFD210"
        .parse()
        .unwrap();
    assert_eq!(filter.value(), "71f69d83-ba66-4822-adf5-55ce55efd210");
    // A name may end in a space, and its case counts.
    let filter: Filter = "name=^A ".parse().unwrap();
    assert_eq!(filter.value(), "A ");
}

#[test]
fn an_encoded_comma_separates_what_parses_as_a_filter() {
    let split = |raw| split_list(raw, |text| text.parse::<Filter>().is_ok());
    for (raw, filters) in [
        ("", &[][..]),
        ("name==a,phase==Ready", &["name==a", "phase==Ready"][..]),
        ("name==a%2Cphase==Ready", &["name==a", "phase==Ready"]),
        (
            "name%3D%3Da%2Cphase%3D%3DReady,",
            &["name==a", "phase==Ready"],
        ),
        ("name==a%2Cb%2Cphase==Ready", &["name==a,b", "phase==Ready"]),
        ("name==a%2C", &["name==a,"]),
        ("name==a%2Ccolour==b", &["name==a,colour==b"]),
    ] {
        assert_eq!(split(raw), filters, "{raw}");
    }
}
