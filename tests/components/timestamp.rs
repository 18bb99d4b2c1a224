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

fn page(at: RwSignal<Option<Time>>) -> Page {
    Page::of(move || {
        Clock::provide();
        view! { <Timestamp at /> }
    })
}

#[wasm_bindgen_test]
async fn it_tells_how_long_ago_and_carries_the_exact_time() {
    let at = RwSignal::new(Some(minutes_ago(3.5)));
    let page = page(at);
    let time = page.one("time");
    assert!(page.text().contains("3 min"), "{}", page.text());
    let exact = time.get_attribute("datetime").unwrap();
    let told = js_sys::Date::parse(&exact);
    assert!(
        (js_sys::Date::now() - told - 210_000.0).abs() < 60_000.0,
        "{exact}"
    );
    at.set(Some(minutes_ago(60.0 * 5.5)));
    settle().await;
    assert!(page.text().contains("5 h"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn it_can_be_reached_by_tab_for_its_exact_time() {
    let page = page(RwSignal::new(Some(minutes_ago(1.0))));
    assert_eq!(page.one("time").tab_index(), 0);
}

#[wasm_bindgen_test]
async fn a_missing_time_is_a_dash_to_the_eye_and_words_to_the_ear() {
    let at = RwSignal::new(None);
    let page = page(at);
    let dash = page.one("time > [aria-hidden=true]");
    assert_eq!(dash.text_content().as_deref(), Some("—"));
    assert_eq!(page.text(), "—not set");
    assert_eq!(page.one("time").get_attribute("datetime"), None);
    at.set(Some(minutes_ago(0.0)));
    settle().await;
    assert!(!page.text().contains("not set"));
}
