use crate::page::{Page, description_of, fire, pause, press, settle, until};
use datavolumes_ui::{Button, IconButton, IconName, TooltipLayer};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

fn tooltip() -> Option<Element> {
    document().query_selector("[role=tooltip]").unwrap()
}

fn tooltip_text() -> Option<String> {
    tooltip()?.text_content()
}

fn page() -> Page {
    Page::of(|| {
        view! {
            <span tabindex="0" data-tooltip="The PVC is not bound.">"Issues found"</span>
            <IconButton label="Refresh" icon=IconName::REFRESH on_press=|()| () />
            <Button>"Elsewhere"</Button>
            <p style:width="40px" style:overflow="hidden" style:white-space="nowrap" data-overflow="">
                "A text that is much too long for its place"
            </p>
            <time datetime="2026-01-31T12:00:00Z">"long ago"</time>
            <TooltipLayer />
        }
    })
}

#[wasm_bindgen_test]
async fn it_appears_on_hover_describes_its_target_and_goes_when_the_pointer_leaves() {
    let page = page();
    let target = page.one("span[data-tooltip]");
    fire(&target, "pointerover");
    until("shown", || tooltip().is_some()).await;
    assert_eq!(description_of(&target), "The PVC is not bound.");
    assert!(tooltip().unwrap().matches(":popover-open").unwrap());
    fire(&page.the("button", "Elsewhere"), "pointerover");
    until("gone", || tooltip().is_none()).await;
    assert_eq!(target.get_attribute("aria-describedby"), None);
}

#[wasm_bindgen_test]
async fn it_stays_while_the_pointer_is_on_it() {
    let page = page();
    fire(&page.one("span[data-tooltip]"), "pointerover");
    until("shown", || tooltip().is_some()).await;
    fire(&page.the("button", "Elsewhere"), "pointerover");
    fire(&tooltip().unwrap(), "pointerover");
    pause(500).await;
    assert!(tooltip().is_some());
}

#[wasm_bindgen_test]
async fn escape_takes_it_away_and_is_used_up_by_that() {
    let page = page();
    let target = page.one("span[data-tooltip]");
    fire(&target, "pointerover");
    until("shown", || tooltip().is_some()).await;
    assert!(!press(&target, "Escape"));
    assert!(tooltip().is_none());
    assert!(press(&target, "Escape"));
}

#[wasm_bindgen_test]
async fn a_name_is_not_told_again_as_a_description() {
    let page = page();
    let button = page.the("button", "Refresh");
    fire(&button, "pointerover");
    until("shown", || tooltip_text().as_deref() == Some("Refresh")).await;
    assert_eq!(description_of(&button), "");
}

#[wasm_bindgen_test]
async fn a_text_that_is_cut_off_is_shown_whole_and_one_that_fits_is_not() {
    let page = page();
    let cut = page.one("[data-overflow]");
    fire(&cut, "pointerover");
    until("shown", || {
        tooltip_text().as_deref() == Some("A text that is much too long for its place")
    })
    .await;
    fire(&page.the("button", "Elsewhere"), "pointerover");
    until("gone", || tooltip().is_none()).await;
    HtmlElement::style(&cut)
        .set_property("width", "800px")
        .unwrap();
    settle().await;
    fire(&cut, "pointerover");
    pause(500).await;
    assert!(tooltip().is_none());
}

#[wasm_bindgen_test]
async fn a_time_shows_its_date_and_zone() {
    let page = page();
    fire(&page.one("time"), "pointerover");
    until("shown", || {
        tooltip_text().is_some_and(|text| text.contains("2026"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_scroll_that_brought_its_target_into_view_does_not_take_it_away() {
    let page = page();
    let target = page.one("span[data-tooltip]");
    fire(&target, "pointerover");
    until("shown", || tooltip().is_some()).await;
    fire(&document().body().unwrap(), "scroll");
    assert!(tooltip().is_some());
    HtmlElement::style(&target)
        .set_property("margin", "40px")
        .unwrap();
    fire(&document().body().unwrap(), "scroll");
    assert!(tooltip().is_none());
}
