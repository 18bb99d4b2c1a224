//! Keyboard shortcuts of the table.

use thirtyfour::Key;

use crate::harness::{Page, Spec, until};

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

#[tokio::test]
async fn brackets_change_the_page_and_j_k_and_enter_open_a_volume() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            for (key, query) in [
                ("]", "offset=50"),
                ("]", "offset=100"),
                ("]", "offset=100"),
                ("[", "offset=50"),
                ("[", ""),
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
            page.press(Key::Enter).await;
            let volume = page.server().list("").await.remove(3);
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}

#[tokio::test]
async fn shortcuts_open_the_help_and_the_filter_and_are_ignored_while_typing() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
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
            page.by_role("dialog", crate::harness::Name::Any)
                .is_absent()
                .await;
        })
        .await;
}
