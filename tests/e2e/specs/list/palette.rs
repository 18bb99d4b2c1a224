//! The command palette.

use datavolumes_contract::org::Cluster;
use datavolumes_contract::{Endpoint, Entries};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Locator, Page, Spec, until};

const HOME: &str = "/datavolumes";
const OPEN: &str = "Search or run a command";

fn field(page: &Page) -> Locator {
    page.by_role("combobox", OPEN)
}

/// Opens the palette by its key and types `text`.
async fn type_into(page: &Page, text: &str) {
    page.press_with(Key::Control, "k").await;
    field(page).is_focused().await;
    page.press(text).await;
}

/// Waits until the active option contains `text` in its title or below it.
async fn is_active(page: &Page, text: &str) {
    until(format!("“{text}” is the active option"), || async {
        let script = "const input = document.querySelector('dialog [role=combobox]');
            const id = input?.getAttribute('aria-activedescendant');
            return document.getElementById(id)?.innerText ?? ''";
        let seen = page.script(script, []).await;
        let seen = seen.as_str().unwrap_or_default().to_owned();
        seen.contains(text).then_some(()).ok_or(seen)
    })
    .await;
}

#[tokio::test]
async fn the_palette_goes_to_a_volume_by_its_name_and_to_a_saved_view() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            let views = json!({ "datavolumesViews": 1, "views": [
                { "name": "Stuck ones", "query": "filterBy=phase%3D%3DDeleting" }
            ] });
            let script = "localStorage.setItem('datavolumes.views', arguments[0])";
            page.script(script, [json!(views.to_string())]).await;
            page.reload().await;
            page.has_rows("").await;
            let last = page.server().list("offset=110&limit=10").await.pop();
            let last = last.expect("there is a second page");
            let button = page.by_role("button", OPEN);
            button.click().await;
            field(&page).is_focused().await;
            page.audit().await;
            page.press(last.name.as_str()).await;
            is_active(&page, &last.name).await;
            page.has_text(&format!("Opens the details of {}.", last.name))
                .await;
            page.press(Key::Escape).await;
            button.is_focused().await;
            type_into(&page, &last.name).await;
            page.has_text(&format!("Opens the details of {}.", last.name))
                .await;
            page.press(Key::Enter).await;
            page.has_address(&format!("{HOME}/{}", last.id)).await;
            page.by_role("heading", last.name.as_str()).find().await;
            // What was chosen is listed first the next time.
            type_into(&page, "").await;
            page.has_text("Recent").await;
            page.press("stuck").await;
            is_active(&page, "Stuck ones").await;
            page.press(Key::Enter).await;
            page.has_address("/datavolumes?filterBy=phase%3D%3DDeleting")
                .await;
            page.by_role("button", "Stuck ones").find().await;
        })
        .await;
}

#[tokio::test]
async fn a_sentence_opens_a_plan_or_sets_filters_and_writes_nothing() {
    Spec::with_records(200)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (_, department) = page.server().other_department(&volume).await;
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // The key works in a field too.
            page.by_role("searchbox", "Filter by name").focus().await;
            type_into(
                &page,
                &format!("share {} with department {department}", volume.name),
            )
            .await;
            is_active(&page, &format!("Share {} with department", volume.name)).await;
            page.has_text("Nothing is applied.").await;
            page.press(Key::Enter).await;
            page.has_address(&format!("{HOME}/{}/sharing", volume.id))
                .await;
            page.has_text("This link contains a plan").await;
            page.has_text(&department).await;
            assert!(
                page.server().shares(volume.id).await.is_empty(),
                "it was applied"
            );
            let clusters: Entries<Cluster> = page.server().read(&Endpoint::ListClusters).await;
            let cluster = clusters.into_iter().next().expect("there is a cluster");
            type_into(&page, &format!("not ready in cluster {}", cluster.name)).await;
            is_active(&page, "Status is not Ready").await;
            page.press(Key::Enter).await;
            // The plan is not applied, so the page asks before it is left.
            page.press_button("Leave").await;
            let query = format!("filterBy=phase!%3DReady,clusterId%3D%3D{}", cluster.id);
            page.has_address(&format!("{HOME}?{query}")).await;
            page.has_rows(&query).await;
        })
        .await;
}

#[tokio::test]
async fn what_was_refused_is_disabled_with_the_reason_and_deletes_only_behind_its_dialog() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            page.open_as("demo-viewer", HOME).await;
            page.has_rows("").await;
            let sentence = format!("delete {}", volume.name);
            type_into(&page, &sentence).await;
            is_active(&page, "Delete").await;
            page.press(Key::Enter).await;
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            let dialog = page.by_role("alertdialog", "Delete data volume");
            page.by_role("button", "Delete")
                .within(&dialog)
                .click()
                .await;
            page.has_alert("don’t have permission to delete").await;
            page.by_role("button", "Cancel")
                .within(&dialog)
                .click()
                .await;
            dialog.is_absent().await;
            type_into(&page, &sentence).await;
            is_active(&page, "“delete” on “Data volumes”").await;
            page.audit().await;
            page.press(Key::Enter).await;
            field(&page).is_focused().await;
            page.has_text("Not possible").await;
            assert!(page.server().volume_exists(volume.id).await);
        })
        .await;
}
