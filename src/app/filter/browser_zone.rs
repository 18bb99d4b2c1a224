use chrono::{DateTime, NaiveDateTime, Utc};
use datavolumes_ui::{local_to_utc, utc_to_local};

use super::local_time::TimeZone;

/// The time zone of the browser.
pub(crate) struct BrowserZone;

impl TimeZone for BrowserZone {
    fn to_utc(&self, local: NaiveDateTime) -> DateTime<Utc> {
        local_to_utc(local)
    }

    fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        utc_to_local(instant)
    }
}
