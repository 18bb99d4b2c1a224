//! What belongs to an entry of the history: scroll position, focus, selection and open layers.

use serde_json::Value;
use thirtyfour::Key;

use super::row_menu::{button, choose};
use crate::harness::{Name, Page, Spec, until};

const HOME: &str = "/datavolumes";

/// How far the table is scrolled, in pixels.
async fn scroll_top(page: &Page) -> f64 {
    let script = "return document.querySelector('[data-scroll-region]')?.scrollTop ?? 0";
    page.script(script, []).await.as_f64().unwrap_or_default()
}

/// Waits until the focus is on the heading of the page and not on the body.
async fn has_focus_on_heading(page: &Page) {
    until("the heading of the page has the focus", || async {
        let focused = page
            .script("return document.activeElement.tagName", [])
            .await;
        (focused == "H1").then_some(()).ok_or(focused.to_string())
    })
    .await;
}

#[tokio::test]
async fn back_returns_to_the_row_the_scroll_position_and_the_selection() {
    Spec::with_records(120)
        .run(|page| async move {
            let list = "/datavolumes?sortBy=name";
            page.open_signed_in(list).await;
            page.has_rows("sortBy=name").await;
            let volumes = page.server().list("sortBy=name").await;
            page.row_checkbox(&volumes[3]).click().await;
            let link = page.by_role("link", volumes[40].name.clone());
            link.focus().await;
            let scrolled = until("the focus scrolls the table", || async {
                let top = scroll_top(&page).await;
                (top > 0.0).then_some(top).ok_or("it does not".to_owned())
            })
            .await;
            page.press(Key::Enter).await;
            page.by_role("heading", volumes[40].name.clone())
                .find()
                .await;
            has_focus_on_heading(&page).await;
            let title = page.script("return document.title", []).await;
            let is_named = title.to_string().contains(&volumes[40].name);
            assert!(is_named, "the title is {title}");
            page.back().await;
            page.has_rows("sortBy=name").await;
            link.is_focused().await;
            page.has_selection_count("1 selected").await;
            page.has_checked(&[&volumes[3]]).await;
            until("the table is scrolled as before", || async {
                let top = scroll_top(&page).await;
                ((top - scrolled).abs() < 1.0)
                    .then_some(())
                    .ok_or(top.to_string())
            })
            .await;
            // A link back is a new entry with the list as it was.
            page.forward().await;
            // It leads there after a reload too.
            page.reload().await;
            page.back_link().click().await;
            page.has_address(list).await;
            page.has_rows("sortBy=name").await;
            page.selection().is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn layers_close_with_their_entry_and_a_menu_with_its_row() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            page.by_role("button", "Name").click().await;
            page.has_rows("sortBy=name").await;
            let volume = page.server().list("").await.remove(0);
            page.by_role("button", "Add filter").click().await;
            let popover = page.by_role("group", "Add filter");
            popover.find().await;
            page.back().await;
            page.has_address(HOME).await;
            popover.is_absent().await;
            page.forward().await;
            page.has_rows("sortBy=name").await;
            choose(&page, &volume, "Edit description").await;
            let text = page.by_role("textbox", "Description");
            text.fill("kept").await;
            page.back().await;
            page.has_address(HOME).await;
            page.by_role("dialog", Name::Any).is_absent().await;
            choose(&page, &volume, "Edit description").await;
            assert_eq!(text.value().await, "kept");
            page.by_role("button", "Start over").click().await;
            page.by_role("button", "Cancel").click().await;
            // Another person deletes the volume.
            page.server().delete(volume.id).await;
            until("the volume is gone", || async {
                let exists = page.server().volume_exists(volume.id).await;
                (!exists).then_some(()).ok_or("it is there".to_owned())
            })
            .await;
            button(&page, &volume).click().await;
            page.by_role("menu", Name::Any).find().await;
            page.by_role("button", "Refresh").click_by_script().await;
            page.has_text("is no longer in the list").await;
            page.by_role("menu", Name::Any).is_absent().await;
            let focused = page.script("return document.activeElement.tagName", []);
            assert_ne!(focused.await, Value::from("BODY"));
        })
        .await;
}
