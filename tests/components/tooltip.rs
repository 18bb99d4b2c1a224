use crate::page::{Page, description_of, dispatch, press_key, settle, sleep, wait_until};
use datavolumes_ui::{Button, IconButton, IconName, TooltipLayer};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, PointerEvent, PointerEventInit};

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
async fn an_open_tooltip_follows_its_target() {
    let page = page();
    let target = page.select_one("span[data-tooltip]");
    dispatch(&target, "pointerover");
    wait_until("the tooltip opens", || tooltip().is_some()).await;
    target
        .set_attribute("data-tooltip", "The PVC is lost.")
        .unwrap();
    wait_until("the tooltip has the new text", || {
        tooltip_text().as_deref() == Some("The PVC is lost.")
    })
    .await;
    assert_eq!(description_of(&target), "The PVC is lost.");
    target.remove_attribute("data-tooltip").unwrap();
    wait_until("the tooltip closes", || tooltip().is_none()).await;
    assert_eq!(target.get_attribute("aria-describedby"), None);
}

#[wasm_bindgen_test]
async fn the_tooltip_of_a_cell_follows_the_volume_in_its_row() {
    let page = table();
    let cell = page.select_one("td:first-of-type");
    tap(&cell);
    assert!(tooltip().is_some());
    let end = cell.last_child().unwrap();
    end.set_node_value(Some("0d51e8aa77"));
    let whole = "nfs-imagenet-validation-0d51e8aa77";
    wait_until("the tooltip has the new text", || {
        tooltip_text().as_deref() == Some(whole)
    })
    .await;
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

const CUT_OFF: &str = "display: block; width: 40px; overflow: hidden; white-space: nowrap";

/// A table with a row whose texts are cut off: the name, and the start of the PVC.
fn table() -> Page {
    let page = Page::mount(|| {
        view! {
            <table>
                <thead>
                    <tr>
                        <th>"Name"</th>
                        <th>"Origin PVC"</th>
                        <th>"Status"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">
                            <a href="#1">"imagenet-validation-2026"</a>
                        </th>
                        <td>
                            <span>"nfs-imagenet-validation-"</span>
                            "9f3ab27c01"
                        </td>
                        <td>"short"</td>
                    </tr>
                </tbody>
            </table>
            <TooltipLayer />
        }
    });
    for cut_off in ["tbody th", "td span"] {
        let element: HtmlElement = page.select_one(cut_off).unchecked_into();
        element.style().set_css_text(CUT_OFF);
    }
    page
}

fn tap(element: &Element) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_pointer_type("touch");
    let click = PointerEvent::new_with_event_init_dict("click", &init).unwrap();
    element.dispatch_event(&click).unwrap();
}

#[wasm_bindgen_test]
fn a_tap_shows_all_of_a_cell_that_is_cut_off() {
    let page = table();
    tap(&page.select_one("td:last-child"));
    assert_eq!(tooltip_text(), None, "nothing is cut off");
    tap(&page.select_one("td:first-of-type"));
    let whole = "nfs-imagenet-validation-9f3ab27c01";
    assert_eq!(tooltip_text().as_deref(), Some(whole));
    dispatch(&page.select_one("td:first-of-type"), "pointerdown");
    assert_eq!(tooltip_text(), None);
    tap(&page.select_one("a"));
    assert_eq!(tooltip_text(), None, "a tap on a link follows it");
}

#[wasm_bindgen_test]
fn the_focus_of_the_link_of_a_row_shows_all_of_it() {
    let page = table();
    // A script moves the focus visibly if a key was the last thing that was pressed.
    press_key(&document().body().unwrap(), "Tab");
    let link: HtmlElement = page.select_one("a").unchecked_into();
    link.focus().unwrap();
    let whole = "imagenet-validation-2026\nOrigin PVC: nfs-imagenet-validation-9f3ab27c01";
    assert_eq!(tooltip_text().as_deref(), Some(whole));
    link.blur().unwrap();
    assert_eq!(tooltip_text(), None);
}
