/// The distance from `now` back to `then` in its largest whole unit: a count, which is negative for the past, and a unit
/// of `Intl.RelativeTimeFormat`.
///
/// Less than 45 seconds, and up to a day in the future, are zero seconds, which is shown as "now". `None` if it is later.
/// Times are milliseconds since 1970.
#[must_use]
pub(crate) fn relative_time(then: f64, now: f64) -> Option<(f64, &'static str)> {
    const UNITS: [(f64, &str); 5] = [
        (31_556_952.0, "year"),
        (2_629_746.0, "month"),
        (86_400.0, "day"),
        (3_600.0, "hour"),
        (60.0, "minute"),
    ];
    let seconds = (now - then) / 1000.0;
    if seconds < 45.0 {
        return (seconds > -86_400.0).then_some((0.0, "second"));
    }
    let (length, unit) = UNITS
        .into_iter()
        .find(|(length, _)| seconds >= *length)
        .unwrap_or((60.0, "minute"));
    // Units are truncated, except that 45 to 59 seconds count as one minute.
    Some((-(seconds / length).trunc().max(1.0), unit))
}

#[cfg(test)]
mod tests {
    use super::relative_time;

    const MINUTE: f64 = 60_000.0;
    const HOUR: f64 = 60.0 * MINUTE;
    const DAY: f64 = 24.0 * HOUR;

    fn ago(milliseconds: f64) -> (i32, &'static str) {
        let (count, unit) = relative_time(1e12 - milliseconds, 1e12).unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "small whole numbers")]
        (count as i32, unit)
    }

    #[test]
    fn less_than_45_seconds_is_now() {
        assert_eq!(ago(0.0), (0, "second"));
        assert_eq!(ago(44_000.0), (0, "second"));
        assert_eq!(ago(-44_000.0), (0, "second"));
    }

    #[test]
    fn counts_are_truncated_to_whole_units() {
        assert_eq!(ago(46_000.0), (-1, "minute"));
        assert_eq!(ago(3.9 * MINUTE), (-3, "minute"));
        assert_eq!(ago(59.9 * MINUTE), (-59, "minute"));
        assert_eq!(ago(HOUR), (-1, "hour"));
        assert_eq!(ago(23.9 * HOUR), (-23, "hour"));
        assert_eq!(ago(DAY), (-1, "day"));
        assert_eq!(ago(30.0 * DAY), (-30, "day"));
        assert_eq!(ago(31.0 * DAY), (-1, "month"));
        assert_eq!(ago(364.0 * DAY), (-11, "month"));
        assert_eq!(ago(366.0 * DAY), (-1, "year"));
    }

    #[test]
    fn a_time_in_the_future_is_now_or_has_no_distance() {
        assert_eq!(ago(-50_000.0), (0, "second"));
        assert_eq!(ago(-11.0 * MINUTE), (0, "second"));
        assert_eq!(ago(-23.0 * HOUR), (0, "second"));
        assert_eq!(relative_time(1e12 + 25.0 * HOUR, 1e12), None);
    }
}
