use std::time::UNIX_EPOCH;

use chrono::{DateTime, Utc};

/// The time of an HTTP date (RFC 9110, section 5.6.7); `None` before 1970.
#[must_use]
pub fn http_date(value: &str) -> Option<DateTime<Utc>> {
    let time = httpdate::parse_http_date(value).ok()?;
    let since_epoch = time.duration_since(UNIX_EPOCH).ok()?;
    DateTime::from_timestamp(since_epoch.as_secs().try_into().ok()?, 0)
}
