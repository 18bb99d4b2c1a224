/// The distance from `now` back to `then` in its largest whole unit, such as "3 min. ago". Times are milliseconds since
/// 1970.
///
/// Less than 45 seconds, and up to a day in the future, are "now". `None` if it is later.
///
/// In English, as all texts of the app. `Intl.RelativeTimeFormat` would mix in the language of the browser, and takes 18 ms
/// to create before the first rows.
#[must_use]
pub(crate) fn relative_time(then: f64, now: f64) -> Option<String> {
    /// Seconds, and the names of one and of many.
    const UNITS: [(u64, &str, &str); 4] = [
        (31_556_952, "yr.", "yr."),
        (2_629_746, "mo.", "mo."),
        (86_400, "day", "days"),
        (3_600, "hr.", "hr."),
    ];
    const MINUTE: (u64, &str, &str) = (60, "min.", "min.");
    let seconds = (now - then) / 1000.0;
    if seconds < 45.0 {
        return (seconds > -86_400.0).then(|| "now".to_owned());
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive, and whole units are meant"
    )]
    let seconds = seconds as u64;
    let unit = UNITS.into_iter().find(|(length, ..)| seconds >= *length);
    let (length, one, many) = unit.unwrap_or(MINUTE);
    // 45 to 59 seconds count as one minute.
    let count = (seconds / length).max(1);
    let unit = if count == 1 { one } else { many };
    Some(format!("{count} {unit} ago"))
}

#[cfg(test)]
mod tests {
    use super::relative_time;

    const MINUTE: f64 = 60_000.0;
    const HOUR: f64 = 60.0 * MINUTE;
    const DAY: f64 = 24.0 * HOUR;

    fn ago(milliseconds: f64) -> String {
        relative_time(1e12 - milliseconds, 1e12).unwrap()
    }

    #[test]
    fn less_than_45_seconds_is_now() {
        assert_eq!(ago(0.0), "now");
        assert_eq!(ago(44_000.0), "now");
        assert_eq!(ago(-44_000.0), "now");
    }

    #[test]
    fn counts_are_truncated_to_whole_units() {
        assert_eq!(ago(46_000.0), "1 min. ago");
        assert_eq!(ago(3.9 * MINUTE), "3 min. ago");
        assert_eq!(ago(59.9 * MINUTE), "59 min. ago");
        assert_eq!(ago(HOUR), "1 hr. ago");
        assert_eq!(ago(23.9 * HOUR), "23 hr. ago");
        assert_eq!(ago(DAY), "1 day ago");
        assert_eq!(ago(30.0 * DAY), "30 days ago");
        assert_eq!(ago(31.0 * DAY), "1 mo. ago");
        assert_eq!(ago(364.0 * DAY), "11 mo. ago");
        assert_eq!(ago(366.0 * DAY), "1 yr. ago");
    }

    #[test]
    fn a_time_in_the_future_is_now_or_has_no_distance() {
        assert_eq!(ago(-50_000.0), "now");
        assert_eq!(ago(-11.0 * MINUTE), "now");
        assert_eq!(ago(-23.0 * HOUR), "now");
        assert_eq!(relative_time(1e12 + 25.0 * HOUR, 1e12), None);
    }
}
