use crate::page::{Page, settle};
use datavolumes_ui::{Clock, Timestamp};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Time = chrono::DateTime<chrono::Utc>;

fn minutes_ago(minutes: f64) -> Time {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let milliseconds = (js_sys::Date::now() - minutes * 60_000.0) as i64;
    Time::from_timestamp_millis(milliseconds).unwrap()
}

fn page(at: RwSignal<Option<Result<Time, String>>>) -> Page {
    Page::mount(move || {
        Clock::provide();
        view! { <Timestamp at /> }
    })
}

#[wasm_bindgen_test]
async fn a_timestamp_shows_a_relative_time_and_has_a_datetime() {
    let at = RwSignal::new(Some(Ok(minutes_ago(3.5))));
    let page = page(at);
    let time = page.select_one("time");
    assert!(page.text().contains("3 min"), "{}", page.text());
    let exact = time.get_attribute("datetime").unwrap();
    let parsed = js_sys::Date::parse(&exact);
    assert!(
        (js_sys::Date::now() - parsed - 210_000.0).abs() < 60_000.0,
        "{exact}"
    );
    at.set(Some(Ok(minutes_ago(60.0 * 5.5))));
    settle().await;
    assert!(page.text().contains("5 h"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_timestamp_is_focusable() {
    let page = page(RwSignal::new(Some(Ok(minutes_ago(1.0)))));
    assert_eq!(page.select_one("time").tab_index(), 0);
}

#[wasm_bindgen_test]
async fn a_missing_time_is_a_dash_with_a_hidden_text() {
    let at = RwSignal::new(None);
    let page = page(at);
    let dash = page.select_one("time > [aria-hidden=true]");
    assert_eq!(dash.text_content().as_deref(), Some("—"));
    assert_eq!(page.text(), "—not set");
    assert_eq!(page.select_one("time").get_attribute("datetime"), None);
    at.set(Some(Ok(minutes_ago(0.0))));
    settle().await;
    assert!(!page.text().contains("not set"));
}

#[wasm_bindgen_test]
async fn a_time_in_the_future_is_now_or_a_date() {
    let at = RwSignal::new(Some(Ok(minutes_ago(-11.0))));
    let page = page(at);
    assert_eq!(page.text(), "now");
    at.set(Some(Ok(minutes_ago(-60.0 * 24.0 * 800.0))));
    settle().await;
    assert!(page.text().contains("20"), "{}", page.text());
    assert!(!page.text().contains("yr"), "{}", page.text());
}

#[wasm_bindgen_test]
fn a_time_that_cannot_be_read_is_shown_as_it_is() {
    let page = page(RwSignal::new(Some(Err("24 August".to_owned()))));
    assert_eq!(page.text(), "24 August");
    assert_eq!(page.select_one("time").get_attribute("datetime"), None);
}
