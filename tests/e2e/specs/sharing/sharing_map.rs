//! The sharing map and its table.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Page, Spec, department, until};

const MAP_NAMES: &str = "return [...document.querySelectorAll('svg[role=group] [aria-label]')]
    .map(el => el.getAttribute('aria-label'))";
const CHIPS: &str =
    "return [...document.querySelectorAll('svg[role=group] [data-tooltip]:has(> text)')]
    .map(el => 'project ' + el.dataset.tooltip)";
const TABLE_ROWS: &str =
    "return [...document.querySelectorAll('table[aria-label^=Sharing] tbody tr')]
    .map(row => row.cells[0].innerText + ': ' + row.cells[row.cells.length - 1].innerText)";

async fn texts(page: &Page, script: &str) -> BTreeSet<String> {
    let found: Value = page.script(script, []).await;
    serde_json::from_value(found).expect("the script returns strings")
}

/// Presses Enter on the first summary that is closed and whose name begins with `kind`.
async fn expand(page: &Page, kind: &str) {
    let opener = "const opener = [...document.querySelectorAll('svg[role=group] [role=button][aria-expanded=false]')]
        .find(el => el.getAttribute('aria-label').startsWith(arguments[0]));
        opener?.focus(); return opener?.getAttribute('aria-label') ?? null";
    let label = until(format!("{kind} can be opened"), || async {
        let label = page.script(opener, [kind.into()]).await;
        let label = label.as_str().map(str::to_owned);
        label.ok_or("there is none".to_owned())
    })
    .await;
    page.press(thirtyfour::Key::Enter).await;
    let summary = page.by_role("button", label);
    if kind == "other" {
        summary.is_absent().await;
    } else {
        summary.has("aria-expanded", "true").await;
        summary.is_focused().await;
    }
}

#[tokio::test]
async fn the_table_has_the_same_content_as_the_map_whose_summaries_expand_with_the_keyboard() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let own = department(volume.department_id.as_str());
            page.server().add_shares(volume.id, [own]).await;
            page.open_signed_in(&format!("/datavolumes/{}", volume.id))
                .await;
            page.by_role("group", "Sharing map").find().await;
            page.has_text("can use it").await;
            page.audit().await;
            let chips = texts(&page, CHIPS).await;
            let mut map = texts(&page, MAP_NAMES).await;
            map.extend(chips.iter().cloned());
            assert!(map.len() > 3, "{map:?}");
            page.press_button("Show as table").await;
            page.by_role("table", "Sharing map as a table").find().await;
            page.audit().await;
            assert_eq!(texts(&page, TABLE_ROWS).await, map);
            page.press_button("Show as picture").await;
            page.by_role("group", "Sharing map").find().await;
            // First the summary of the departments, then one of them.
            expand(&page, "other").await;
            expand(&page, "department").await;
            let expanded = texts(&page, CHIPS).await;
            assert!(expanded.len() > chips.len(), "{expanded:?} after {chips:?}");
        })
        .await;
}

#[tokio::test]
async fn the_review_shows_the_map_before_and_after() {
    Spec::with_records(60)
        .run(|page| async move {
            page.edit_sharing().await;
            page.press_button("Review changes").await;
            page.by_role("group", "Sharing map").find().await;
            let gained =
                "return document.querySelectorAll('svg[role=group] [data-shade=gained]').length";
            assert_ne!(page.script(gained, []).await, 0);
            page.by_role("radio", "Before").click().await;
            assert_eq!(page.script(gained, []).await, 0);
            page.press_button("Show as table").await;
            let table = page.by_role("table", "Sharing map as a table").text().await;
            assert!(
                table.contains("Before") && table.contains("no access"),
                "{table}"
            );
        })
        .await;
}
