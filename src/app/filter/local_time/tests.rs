use super::*;

/// A zone with an offset in hours, which a clock change raises by one.
struct Zone {
    hours: i64,
    /// The local time at which summer time begins; the hour from it on is left out.
    summer: Option<NaiveDateTime>,
}

impl TimeZone for Zone {
    fn to_utc(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let hours = self.hours + i64::from(self.summer.is_some_and(|begin| local >= begin + HOUR));
        (local - TimeDelta::hours(hours)).and_utc()
    }

    fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        let local = instant.naive_utc() + TimeDelta::hours(self.hours);
        let is_summer = self.summer.is_some_and(|begin| local >= begin);
        if is_summer { local + HOUR } else { local }
    }
}

const HOUR: TimeDelta = TimeDelta::hours(1);

fn zone(hours: i64) -> Zone {
    Zone {
        hours,
        summer: None,
    }
}

fn berlin() -> Zone {
    let begin = NaiveDateTime::parse_from_str("2026-03-29 02:00", "%Y-%m-%d %H:%M");
    Zone {
        hours: 1,
        summer: begin.ok(),
    }
}

fn filters(operator: &str, text: &str, zone: &Zone) -> Vec<String> {
    let operator = operator.parse().unwrap();
    let filters = time_filters(VolumeField::CreatedAt, operator, text, zone).unwrap();
    filters.iter().map(Filter::to_string).collect()
}

#[test]
fn a_day_is_that_of_the_reader() {
    let (tokyo, los_angeles) = (zone(9), zone(-8));
    assert_eq!(
        filters("==", "2026-01-31", &tokyo),
        [
            "createdAt>=2026-01-30T15:00:00Z",
            "createdAt<=2026-01-31T14:59:59.999999Z"
        ]
    );
    assert_eq!(
        filters("==", "2026-01-31", &los_angeles),
        [
            "createdAt>=2026-01-31T08:00:00Z",
            "createdAt<=2026-02-01T07:59:59.999999Z"
        ]
    );
    assert_eq!(
        filters("<=", "2026-01-31", &tokyo),
        ["createdAt<=2026-01-31T14:59:59.999999Z"]
    );
    assert_eq!(
        filters(">=", "2026-01-31", &los_angeles),
        ["createdAt>=2026-01-31T08:00:00Z"]
    );
}

#[test]
fn the_day_of_a_clock_change_is_shorter() {
    assert_eq!(
        filters("==", "2026-03-29", &berlin()),
        [
            "createdAt>=2026-03-28T23:00:00Z",
            "createdAt<=2026-03-29T21:59:59.999999Z"
        ]
    );
}

#[test]
fn all_of_a_minute_or_a_second_is_meant() {
    for (text, end) in [
        ("2026-01-31 12:30", "2026-01-31T12:30:59.999999Z"),
        ("2026-01-31T12:30:05", "2026-01-31T12:30:05.999999Z"),
    ] {
        assert_eq!(
            filters("<=", text, &zone(0)),
            [["createdAt<=", end].concat()]
        );
    }
}

#[test]
fn a_timestamp_with_a_zone_is_one_instant() {
    for operator in ["==", "!=", "<=", ">="] {
        for text in ["2026-01-31T00:00:00Z", "2026-01-31T12:30:05+02:00"] {
            let expected = [["createdAt", operator, text].concat()];
            assert_eq!(filters(operator, text, &zone(9)), expected);
        }
    }
}

#[test]
fn what_cannot_be_expressed_is_refused_with_the_reason() {
    let refused = |operator, text| {
        time_filters(VolumeField::CreatedAt, operator, text, &zone(0)).unwrap_err()
    };
    assert_eq!(
        refused(FilterOperator::NotEquals, "2026-01-31"),
        TimeError::NotExcludable
    );
    for text in ["yesterday", "2026-13-01", "2026-01-31 25:00", ""] {
        assert_eq!(refused(FilterOperator::Equals, text), TimeError::NotATime);
    }
}

#[test]
fn a_filter_is_edited_as_it_was_typed() {
    for (operator, text) in [
        (">=", "2026-01-31"),
        ("<=", "2026-01-31"),
        ("<=", "2026-03-29"),
        (">=", "2026-01-31 12:30"),
        ("<=", "2026-01-31 12:30:05"),
        ("==", "2026-01-31T12:30:05Z"),
    ] {
        for zone in [zone(9), zone(-8), berlin()] {
            let filter: Filter = filters(operator, text, &zone)[0].parse().unwrap();
            assert_eq!(typed_time(&filter, &zone), text);
        }
    }
}
