use crate::page::{Page, description_of, dispatch, press_key, settle, sleep, wait_until};
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
    Page::mount(|| {
        view! {
            <span tabindex="0" data-tooltip="The PVC is not bound.">
                "Issues found"
            </span>
            <IconButton label="Refresh" icon=IconName::REFRESH on_press=|()| () />
            <Button>"Elsewhere"</Button>
            <p
                style:width="40px"
                style:overflow="hidden"
                style:white-space="nowrap"
                data-overflow=""
            >
                "A text that is much too long for its place"
            </p>
            <time datetime="2026-01-31T12:00:00Z">"long ago"</time>
            <TooltipLayer />
        }
    })
}

#[wasm_bindgen_test]
async fn a_tooltip_opens_on_hover_and_describes_its_target() {
    let page = page();
    let target = page.select_one("span[data-tooltip]");
    dispatch(&target, "pointerover");
    wait_until("the tooltip opens", || tooltip().is_some()).await;
    assert_eq!(description_of(&target), "The PVC is not bound.");
    assert!(tooltip().unwrap().matches(":popover-open").unwrap());
    dispatch(&page.get_by_role("button", "Elsewhere"), "pointerover");
    wait_until("the tooltip closes", || tooltip().is_none()).await;
    assert_eq!(target.get_attribute("aria-describedby"), None);
}

#[wasm_bindgen_test]
async fn a_tooltip_stays_open_while_the_pointer_is_on_it() {
    let page = page();
    dispatch(&page.select_one("span[data-tooltip]"), "pointerover");
    wait_until("the tooltip opens", || tooltip().is_some()).await;
    dispatch(&page.get_by_role("button", "Elsewhere"), "pointerover");
    dispatch(&tooltip().unwrap(), "pointerover");
    sleep(500).await;
    assert!(tooltip().is_some());
}

#[wasm_bindgen_test]
async fn escape_closes_the_tooltip_and_goes_no_further() {
    let page = page();
    let target = page.select_one("span[data-tooltip]");
    dispatch(&target, "pointerover");
    wait_until("the tooltip opens", || tooltip().is_some()).await;
    assert!(!press_key(&target, "Escape"));
    assert!(tooltip().is_none());
    assert!(press_key(&target, "Escape"));
}

#[wasm_bindgen_test]
async fn a_tooltip_that_repeats_the_name_is_not_a_description() {
    let page = page();
    let button = page.get_by_role("button", "Refresh");
    dispatch(&button, "pointerover");
    wait_until("the tooltip opens", || {
        tooltip_text().as_deref() == Some("Refresh")
    })
    .await;
    assert_eq!(description_of(&button), "");
}

#[wasm_bindgen_test]
async fn a_text_has_a_tooltip_only_if_it_is_cut_off() {
    let page = page();
    let cut = page.select_one("[data-overflow]");
    dispatch(&cut, "pointerover");
    wait_until("the tooltip opens", || {
        tooltip_text().as_deref() == Some("A text that is much too long for its place")
    })
    .await;
    dispatch(&page.get_by_role("button", "Elsewhere"), "pointerover");
    wait_until("the tooltip closes", || tooltip().is_none()).await;
    HtmlElement::style(&cut)
        .set_property("width", "800px")
        .unwrap();
    settle().await;
    dispatch(&cut, "pointerover");
    sleep(500).await;
    assert!(tooltip().is_none());
}

#[wasm_bindgen_test]
async fn a_time_shows_date_and_time_zone() {
    let page = page();
    dispatch(&page.select_one("time"), "pointerover");
    wait_until("the tooltip opens", || {
        tooltip_text().is_some_and(|text| text.contains("2026"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn scrolling_closes_the_tooltip_only_if_its_target_moves() {
    let page = page();
    let target = page.select_one("span[data-tooltip]");
    dispatch(&target, "pointerover");
    wait_until("the tooltip opens", || tooltip().is_some()).await;
    dispatch(&document().body().unwrap(), "scroll");
    assert!(tooltip().is_some());
    HtmlElement::style(&target)
        .set_property("margin", "40px")
        .unwrap();
    dispatch(&document().body().unwrap(), "scroll");
    assert!(tooltip().is_none());
}
