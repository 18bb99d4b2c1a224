use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use datavolumes_ui::epoch_milliseconds;
use js_sys::Date;
use wasm_bindgen::JsValue;

use super::local_time::TimeZone;

/// The time zone of the browser.
pub(super) struct BrowserZone;

impl TimeZone for BrowserZone {
    fn to_utc(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let part = |part: u32| part.cast_signed();
        let date = Date::new_with_year_month_day_hr_min_sec(
            local.year().cast_unsigned(),
            part(local.month0()),
            part(local.day()),
            part(local.hour()),
            part(local.minute()),
            part(local.second()),
        );
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number of milliseconds"
        )]
        let milliseconds = date.get_time() as i64;
        // JavaScript has no dates before the year 271,822 BC or so; chrono has.
        DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
    }

    fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        let date = Date::new(&JsValue::from_f64(epoch_milliseconds(instant)));
        let day = NaiveDate::from_ymd_opt(
            date.get_full_year().cast_signed(),
            date.get_month() + 1,
            date.get_date(),
        );
        let time = |day: NaiveDate| {
            day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds())
        };
        day.and_then(time).unwrap_or_else(|| instant.naive_utc())
    }
}
