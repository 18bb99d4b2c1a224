//! Numbers and times as the reader writes them. Formatters are made once, since making one costs a
//! hundred times as much as using it.

use crate::data::relative_time::relative_time;
use chrono::{DateTime, Utc};
use js_sys::{
    Array, Date, Function,
    Intl::{DateTimeFormat, NumberFormat, RelativeTimeFormat},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

thread_local! {
    static NUMBER: Function = NumberFormat::new(&Array::new(), &Object::new()).format();
    static NOW: RelativeTimeFormat =
        RelativeTimeFormat::new(&Array::new(), &options(&[("numeric", "auto")]));
    static RELATIVE: RelativeTimeFormat =
        RelativeTimeFormat::new(&Array::new(), &options(&[("style", "short")]));
    static ABSOLUTE: Function = DateTimeFormat::new(&Array::new(), &options(&[
        ("year", "numeric"),
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("timeZoneName", "short"),
    ])).format();
}

/// A count as the reader writes it: `10,000` or `10 000` or `10.000`.
#[must_use]
pub fn format_number(number: u64) -> String {
    if cfg!(target_arch = "wasm32") {
        #[expect(clippy::cast_precision_loss, reason = "exact up to nine quadrillion")]
        let number = JsValue::from_f64(number as f64);
        call(&NUMBER, &number)
    } else {
        // Where no browser knows the reader, as in native tests.
        number.to_string()
    }
}

/// A number as programs write it: `12.5`. The browser does it, so that the app need not carry the code
/// that finds the shortest digits.
#[must_use]
pub(crate) fn plain_number(number: f64) -> String {
    js_sys::Number::from(number)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

/// Date, time and zone, such as "Nov 23, 2026, 12:59:03 PM GMT+1", of the text of a `datetime` attribute; `None`
/// where that is no time.
pub(crate) fn format_datetime(datetime: &str) -> Option<String> {
    let date = Date::new(&JsValue::from_str(datetime));
    (!date.get_time().is_nan()).then(|| call(&ABSOLUTE, &date))
}

/// An instant as machines read it, as in a `datetime` attribute.
pub fn format_iso(at: DateTime<Utc>) -> String {
    // Every time that chrono can hold is one that a script can hold.
    String::from(Date::new(&JsValue::from_f64(milliseconds(at))).to_iso_string())
}

/// How long ago or in how long, such as "3 min. ago". Both are milliseconds since 1970.
pub fn format_relative(then: f64, now: f64) -> String {
    let (count, unit) = relative_time(then, now);
    // In words only for now: "last mo." says less than "1 mo. ago".
    let format = if count == 0.0 { &NOW } else { &RELATIVE };
    format.with(|format| String::from(format.format(count, unit)))
}

/// Milliseconds since 1970, as scripts count them.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact for a quarter of a million years"
)]
pub fn milliseconds(at: DateTime<Utc>) -> f64 {
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
        // Fails only for an object that refuses properties, which a new one does not.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}
