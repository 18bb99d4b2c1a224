//! The `Retry-After` header (RFC 9110, section 10.2.3).

use std::time::UNIX_EPOCH;

use chrono::{DateTime, Utc};

/// The number of seconds that `value` asks to wait, which is a number of seconds or an HTTP date.
///
/// A date in the past is 0 seconds. A value of neither form is ignored.
pub(crate) fn seconds(value: &str, now: DateTime<Utc>) -> Option<u32> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(seconds);
    }
    let milliseconds = (date(Some(value))? - now).num_milliseconds().max(0);
    u32::try_from(milliseconds.cast_unsigned().div_ceil(1000)).ok()
}

/// The time of an HTTP date (RFC 9110, section 5.6.7), such as the `Date` header.
pub(crate) fn date(value: Option<&str>) -> Option<DateTime<Utc>> {
    let time = httpdate::parse_http_date(value?).ok()?;
    let since_epoch = time.duration_since(UNIX_EPOCH).ok()?;
    DateTime::from_timestamp(since_epoch.as_secs().try_into().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_445_412_480, 500_000_000).unwrap()
    }

    #[test]
    fn it_is_a_number_of_seconds() {
        assert_eq!(seconds("120", now()), Some(120));
        assert_eq!(seconds(" 0 ", now()), Some(0));
    }

    #[test]
    fn it_is_an_http_date() {
        assert_eq!(seconds("Wed, 21 Oct 2015 07:28:30 GMT", now()), Some(30));
        assert_eq!(seconds("Wed, 21 Oct 2015 07:28:00 GMT", now()), Some(0));
        assert_eq!(
            seconds("Wednesday, 21-Oct-15 07:28:30 GMT", now()),
            Some(30)
        );
        assert_eq!(seconds("Wed Oct 21 07:28:30 2015", now()), Some(30));
    }

    #[test]
    fn any_other_value_is_ignored() {
        for value in ["", "soon", "-1", "1.5", "99999999999", "Wed, 21 Oct 2015"] {
            assert_eq!(seconds(value, now()), None, "{value}");
        }
    }
}
