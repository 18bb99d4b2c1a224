use chrono::{DateTime, Datelike, Timelike, Utc};

/// Formats a time in ISO 8601, as `datetime` attributes expect it.
#[must_use]
pub fn format_iso(at: DateTime<Utc>) -> String {
    // More than four digits have a sign.
    let year = match at.year() {
        year @ 0..=9999 => format!("{year:04}"),
        year => format!("{year:+07}"),
    };
    format!(
        "{year}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.timestamp_subsec_millis().min(999),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_milliseconds_and_the_zone_utc() {
        for (milliseconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_795_000_000_042, "2026-11-18T11:06:40.042Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "+010000-01-01T00:00:00.000Z"),
            (-62_198_755_200_000, "-000001-01-01T00:00:00.000Z"),
        ] {
            let at = DateTime::from_timestamp_millis(milliseconds).unwrap();
            assert_eq!(format_iso(at), expected);
        }
    }
}
