//! The time zone of the browser.

use crate::browser::intl::epoch_milliseconds;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// The instant of a local time. A time that a clock change leaves out is moved forward.
#[must_use]
pub fn local_to_utc(local: NaiveDateTime) -> DateTime<Utc> {
    let part = |part: u32| part.cast_signed();
    let (hour, minute, second) = (local.hour(), local.minute(), local.second());
    // The constructor would add 1900 to a year before 100.
    let date = Date::new_with_year_month_day_hr_min_sec(
        2000,
        0,
        1,
        part(hour),
        part(minute),
        part(second),
    );
    let year = local.year().cast_unsigned();
    date.set_full_year_with_month_date(year, part(local.month0()), part(local.day()));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    let milliseconds = date.get_time() as i64;
    // JavaScript has no dates before the year 271,822 BC or so; chrono has.
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// The local time of an instant.
#[must_use]
pub fn utc_to_local(instant: DateTime<Utc>) -> NaiveDateTime {
    let date = Date::new(&JsValue::from_f64(epoch_milliseconds(instant)));
    let day = NaiveDate::from_ymd_opt(
        date.get_full_year().cast_signed(),
        date.get_month() + 1,
        date.get_date(),
    );
    let time =
        |day: NaiveDate| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds());
    day.and_then(time).unwrap_or_else(|| instant.naive_utc())
}
