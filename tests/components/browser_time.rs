//! Local times and HTTP dates, which the browser reads. The tests run in a time zone with clock changes: `cargo xtask test` sets it.

use chrono::{DateTime, NaiveDateTime, Utc};
use datavolumes_client::RetryAfter;
use datavolumes_client::browser::http_date;
use datavolumes_ui::{format_day, local_to_utc, utc_to_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// What the formatter of the browser shows, in the form of [`NaiveDateTime`].
fn formatted(instant: DateTime<Utc>) -> String {
    let milliseconds = datavolumes_ui::epoch_milliseconds(instant);
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds));
    String::from(date.to_locale_string("sv-SE", &JsValue::UNDEFINED))
}

#[wasm_bindgen_test]
fn an_instant_has_the_local_time_that_the_browser_shows() {
    for instant in [
        "2026-01-31T23:30:05Z",
        "2026-07-01T00:00:00Z",
        "2026-03-29T00:59:59Z",
        "2026-03-29T01:00:00Z",
        "2026-10-25T00:30:00Z",
        "1970-01-01T00:00:00Z",
    ] {
        let instant: DateTime<Utc> = instant.parse().unwrap();
        assert_eq!(utc_to_local(instant).to_string(), formatted(instant));
    }
}

#[wasm_bindgen_test]
fn a_local_time_has_one_instant() {
    for text in [
        "2026-01-31T00:00:00",
        "2026-07-31T23:59:59",
        "2024-02-29T12:30:05",
        "0099-12-31T00:00:00",
        "2026-10-25T02:30:00",
    ] {
        assert_eq!(utc_to_local(local_to_utc(local(text))), local(text));
    }
}

#[wasm_bindgen_test]
fn a_time_that_a_clock_change_leaves_out_is_moved_forward() {
    let skipped = local("2026-03-29T02:30:00");
    let shown = utc_to_local(local_to_utc(skipped));
    let expected = if formatted("2026-07-01T10:00:00Z".parse().unwrap()).contains("12:00") {
        local("2026-03-29T03:30:00")
    } else {
        // The tests do not run in Central Europe.
        skipped
    };
    assert_eq!(shown, expected);
}

#[wasm_bindgen_test]
fn the_browser_reads_each_form_of_an_http_date_as_one_of_utc() {
    for text in [
        "Wed, 21 Oct 2015 07:28:30 GMT",
        "Wednesday, 21-Oct-15 07:28:30 GMT",
        "Wed Oct 21 07:28:30 2015",
    ] {
        let seconds = http_date(text).map(|time| time.timestamp());
        assert_eq!(seconds, Some(1_445_412_510), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_date_is_ignored() {
    for text in ["", "soon", "-1", "1.5", "99999999999", "2015"] {
        assert_eq!(http_date(text), None, "{text}");
    }
    let seconds = RetryAfter::of_header(" 120 ", http_date);
    assert_eq!(seconds, Some(RetryAfter::Seconds(120)));
}

#[wasm_bindgen_test]
fn a_day_is_the_same_in_every_time_zone() {
    for (day, number) in [("2026-01-31", "31"), ("2026-12-01", "1")] {
        let shown = format_day(day).unwrap();
        assert!(shown.contains(number) && shown.contains("2026"), "{shown}");
        assert!(!shown.contains(':'), "{shown}");
    }
    for text in ["", "yesterday!", "2026-01-31 12:30", "2026-01-31T12:30:05Z"] {
        assert_eq!(format_day(text), None, "{text}");
    }
}
