use chrono::{DateTime, Utc};

/// The value of the `Retry-After` header (RFC 9110, section 10.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// So many seconds after the response.
    Seconds(u32),
    /// At this time, by the clock of the server.
    Date(DateTime<Utc>),
}

impl RetryAfter {
    /// Reads the header. `read_date` reads an HTTP date. A value that is neither a number of seconds nor a date is
    /// ignored.
    #[must_use]
    pub fn of_header(
        value: &str,
        read_date: impl FnOnce(&str) -> Option<DateTime<Utc>>,
    ) -> Option<Self> {
        let value = value.trim();
        match value.parse() {
            Ok(seconds) => Some(Self::Seconds(seconds)),
            Err(_) => read_date(value).map(Self::Date),
        }
    }

    /// The number of seconds to wait, if the server's clock shows `now`. For a date in the past it is 0.
    pub(crate) fn seconds(self, now: DateTime<Utc>) -> Option<u32> {
        let date = match self {
            Self::Seconds(seconds) => return Some(seconds),
            Self::Date(date) => date,
        };
        let milliseconds = (date - now).num_milliseconds().max(0);
        u32::try_from(milliseconds.cast_unsigned().div_ceil(1000)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scripted::http_date;

    fn seconds(value: &str) -> Option<u32> {
        let now = DateTime::from_timestamp(1_445_412_480, 500_000_000).unwrap();
        RetryAfter::of_header(value, http_date)?.seconds(now)
    }

    #[test]
    fn it_is_a_number_of_seconds() {
        assert_eq!(seconds("120"), Some(120));
        assert_eq!(seconds(" 0 "), Some(0));
    }

    #[test]
    fn it_is_an_http_date() {
        assert_eq!(seconds("Wed, 21 Oct 2015 07:28:30 GMT"), Some(30));
        assert_eq!(seconds("Wed, 21 Oct 2015 07:28:00 GMT"), Some(0));
        assert_eq!(seconds("Wednesday, 21-Oct-15 07:28:30 GMT"), Some(30));
        assert_eq!(seconds("Wed Oct 21 07:28:30 2015"), Some(30));
    }

    #[test]
    fn any_other_value_is_ignored() {
        for value in ["", "soon", "-1", "1.5", "99999999999", "Wed, 21 Oct 2015"] {
            assert_eq!(seconds(value), None, "{value}");
        }
    }
}
