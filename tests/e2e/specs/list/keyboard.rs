//! Keyboard shortcuts of the table.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Name, Page, Spec, until};

const HOME: &str = "/datavolumes";

/// Waits until the focus is in the row at `index`.
async fn row_has_focus(page: &Page, index: usize) {
    until(format!("row {index} has the focus"), || async {
        let script = "const rows = [...document.querySelectorAll('tbody:not([aria-hidden]) tr')];
            return rows.findIndex(row => row.contains(document.activeElement))";
        let focused = page.script(script, []).await;
        (focused == index).then_some(()).ok_or(focused.to_string())
    })
    .await;
}

/// Opens the list, and waits until it is shown.
async fn open(page: &Page) {
    page.open_signed_in(HOME).await;
    page.has_rows("").await;
}

#[tokio::test]
async fn brackets_change_the_page_and_j_k_and_enter_open_a_volume() {
    Spec::with_records(180)
        .run(|page| async move {
            open(&page).await;
            page.has_text("of 180").await;
            let slow = json!({ "kind": "delay", "ms": 2_000 });
            page.server().fault_list_requests(99, slow).await;
            page.press("]]]").await;
            page.has_address("/datavolumes?offset=150").await;
            page.table().has("aria-busy", "true").await;
            let script = "return document.querySelectorAll('tbody:not([aria-hidden]) tr').length";
            assert_eq!(page.script(script, []).await, 50, "the old rows are gone");
            page.server().clear_faults().await;
            page.has_rows("offset=150").await;
            // The pages that were passed while they loaded have no entries.
            page.back().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            for (key, query) in [
                ("[", ""),
                ("]", "offset=50"),
                ("]", "offset=100"),
                ("]", "offset=150"),
                ("]", "offset=150"),
                ("[", "offset=100"),
                ("[", "offset=50"),
                ("[", ""),
            ] {
                page.press(key).await;
                page.has_rows(query).await;
            }
            page.has_address(HOME).await;
            for (keys, row) in [("j", 0), ("j", 1), ("jj", 3), ("k", 2), ("kkkk", 0)] {
                page.press(keys).await;
                row_has_focus(&page, row).await;
            }
            page.press("jjj").await;
            row_has_focus(&page, 3).await;
            // A selected row opens too.
            page.press("x").await;
            page.by_role("region", "Selection").find().await;
            page.press(Key::Enter).await;
            let volume = page.server().list("").await.remove(3);
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}

#[tokio::test]
async fn shortcuts_are_ignored_while_typing_and_can_be_switched_off_for_good() {
    Spec::with_records(120)
        .run(|page| async move {
            open(&page).await;
            page.press("?").await;
            let help = page.by_role("dialog", "Keyboard shortcuts");
            help.find().await;
            page.audit().await;
            page.press("]").await;
            page.press(Key::Escape).await;
            help.is_absent().await;
            page.has_address(HOME).await;
            page.press("/").await;
            let filter = page.by_role("searchbox", "Filter by name");
            filter.is_focused().await;
            page.press("jk[]n?/x").await;
            assert_eq!(filter.value().await, "jk[]n?/x");
            page.has_address("/datavolumes?filterBy=name%3D%40jk%5B%5Dn%3F/x")
                .await;
            page.by_role("dialog", Name::Any).is_absent().await;
            filter.fill("").await;
            page.has_rows("").await;
            let open_help = page.by_role("button", "Keyboard shortcuts");
            open_help.click().await;
            let switch = page.by_role("checkbox", "Use these keys");
            switch.click().await;
            page.by_role("button", "Close").click().await;
            page.reload().await;
            page.has_rows("").await;
            page.press("]?/x").await;
            // What is pressed next is handled after them.
            open_help.click().await;
            assert_eq!(switch.property("checked").await, "false");
            page.has_address(HOME).await;
            switch.click().await;
            page.press(Key::Escape).await;
            page.press("]").await;
            page.has_rows("offset=50").await;
        })
        .await;
}

#[tokio::test]
async fn a_held_key_turns_one_page_and_is_not_typed_into_the_filter() {
    Spec::with_records(500)
        .chromium_only("only the tools of Chromium hold or compose keys")
        .run(|page| async move {
            open(&page).await;
            let entries = page.script("return history.length", []).await;
            page.hold("]", "BracketRight").await;
            page.has_rows("offset=50").await;
            page.has_address("/datavolumes?offset=50").await;
            let now = page.script("return history.length", []).await;
            assert_eq!(now.as_u64(), entries.as_u64().map(|entries| entries + 1));
            page.hold("/", "Slash").await;
            let filter = page.by_role("searchbox", "Filter by name");
            filter.is_focused().await;
            assert_eq!(filter.value().await, "");
        })
        .await;
}

#[tokio::test]
async fn the_filter_waits_for_the_input_method() {
    Spec::with_records(60)
        .chromium_only("only the tools of Chromium hold or compose keys")
        .run(|page| async move {
            open(&page).await;
            let filter = page.by_role("searchbox", "Filter by name");
            filter.focus().await;
            page.requests().await;
            page.compose("n").await;
            page.compose("に").await;
            for key in ["Enter", "Escape"] {
                page.press_composing(key).await;
                assert_eq!(filter.value().await, "に", "{key}");
            }
            page.has_address(HOME).await;
            page.end_composition("日").await;
            page.has_address("/datavolumes?filterBy=name%3D%40%E6%97%A5")
                .await;
            page.has_text("No data volume matches").await;
            let requests = page.requests().await;
            let lists = requests
                .iter()
                .filter(|path| path.starts_with("/api/v1/datavolumes?"));
            assert_eq!(lists.count(), 1, "half words are requested: {requests:?}");
        })
        .await;
}
