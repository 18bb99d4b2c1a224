//! Numbers, dates and times of day in the locale of the browser. The formatters are created once: creating one costs about a
//! hundred times as much as using it.

use crate::data::relative_time::relative_time;
use chrono::{DateTime, Utc};
use js_sys::{
    Array, Date, Function,
    Intl::{DateTimeFormat, NumberFormat},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

thread_local! {
    static NUMBER: Function =
        NumberFormat::new(&Array::new(), &options(&[("numberingSystem", "latn")])).format();
    static ABSOLUTE: Function = DateTimeFormat::new(&Array::new(), &options(&[
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("timeZoneName", "short"),
    ])).format();
    static DAY: Function = DateTimeFormat::new(&Array::new(), &options(&[
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        // The day is that of a calendar, wherever the user is.
        ("timeZone", "UTC"),
    ])).format();
}

/// Formats a count with the separators of the user's locale: `10,000`, `10 000` or `10.000`.
#[must_use]
pub fn format_number(number: u64) -> String {
    // Nothing to separate: the first rows need not wait for the formatter, which takes as long as 20 of them.
    let has_separator = number >= 1000;
    if cfg!(target_arch = "wasm32") && has_separator {
        #[expect(clippy::cast_precision_loss, reason = "exact up to nine quadrillion")]
        let number = JsValue::from_f64(number as f64);
        call(&NUMBER, &number)
    } else {
        // Native tests have no browser and therefore no locale.
        number.to_string()
    }
}

/// Formats the value of a `datetime` attribute as date, time and time zone, such as
/// "Nov 23, 2026, 12:59:03 PM GMT+1". `None` if it is not a valid time.
#[must_use]
pub fn format_datetime(datetime: &str) -> Option<String> {
    let date = Date::new(&JsValue::from_str(datetime));
    (!date.get_time().is_nan()).then(|| call(&ABSOLUTE, &date))
}

/// The character by which a list of values is separated in the user's locale: a semicolon where the comma is in numbers.
#[must_use]
pub fn list_separator() -> char {
    let fraction = call(&NUMBER, &JsValue::from_f64(1.5));
    if fraction.contains(',') { ';' } else { ',' }
}

/// Today's date in the time zone of the browser, such as `2026-11-26`.
#[must_use]
pub fn local_date() -> String {
    let today = Date::new_0();
    let (year, month, day) = (
        today.get_full_year(),
        today.get_month() + 1,
        today.get_date(),
    );
    format!("{year:04}-{month:02}-{day:02}")
}

/// Formats a day such as `2026-11-23` as a date, such as "Nov 23, 2026". `None` if it is not a valid day.
#[must_use]
pub fn format_day(day: &str) -> Option<String> {
    // With a time, the text would be one in the time zone of the browser.
    let date = (day.len() == 10).then(|| Date::new(&JsValue::from_str(day)))?;
    (!date.get_time().is_nan()).then(|| call(&DAY, &date))
}

/// Formats the distance from `now` back to `then`, such as "3 min. ago". Both are milliseconds since 1970.
///
/// What has happened is not in the future: a little later than now, which clocks that differ explain, is "now". More
/// than that is formatted as date and time.
pub fn format_relative(then: f64, now: f64) -> String {
    relative_time(then, now).unwrap_or_else(|| call(&ABSOLUTE, &JsValue::from_f64(then)))
}

/// Converts a time to milliseconds since 1970, the unit of JavaScript dates.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact for a quarter of a million years"
)]
pub fn epoch_milliseconds(at: DateTime<Utc>) -> f64 {
    at.timestamp_millis() as f64
}

fn call(format: &'static std::thread::LocalKey<Function>, value: &JsValue) -> String {
    let text = format.with(|format| format.call1(&JsValue::NULL, value));
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn options(entries: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in entries {
        // Cannot fail: a new object is extensible.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}
