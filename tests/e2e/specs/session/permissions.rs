//! Permissions, which the app learns from 403 responses.

use thirtyfour::Key;

use crate::harness::{Locator, Page, Spec};
use crate::specs::list::row_menu::{button, choose};

const HOME: &str = "/datavolumes";

/// Tries to save a description in the open dialog and gets a 403.
async fn save_is_denied(page: &Page) {
    page.by_role("textbox", "Description").fill("Mine").await;
    page.by_role("button", "Save").click().await;
    page.has_alert("don’t have permission to change this data volume")
        .await;
}

async fn close_and_discard(page: &Page) {
    page.by_role("button", "Cancel").click().await;
    page.by_role("button", "Discard").click().await;
    page.by_role("dialog", "Edit description").is_absent().await;
}

/// Waits until `button` is disabled and names the missing permission.
async fn is_denied(button: &Locator) {
    button.is_enabled(false).await;
    let tooltip = button.find().await.attr("data-tooltip").await;
    let tooltip = tooltip.ok().flatten().unwrap_or_default();
    assert!(
        tooltip.contains("for “update” on “Data volumes”"),
        "the tooltip is “{tooltip}”"
    );
}

#[tokio::test]
async fn a_denial_on_the_details_disables_the_action_there() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().list("").await.remove(0);
            page.open_as("demo-viewer", &format!("{HOME}/{}", volume.id))
                .await;
            let edit = page.by_role("button", "Edit description");
            edit.is_enabled(true).await;
            edit.click().await;
            save_is_denied(&page).await;
            close_and_discard(&page).await;
            is_denied(&edit).await;
            page.by_role("button", "Delete").is_enabled(true).await;
            page.audit().await;
            edit.click().await;
            page.by_role("dialog", "Edit description").is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn a_403_names_the_missing_permission_and_disables_the_action_in_its_project() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_as("demo-viewer", HOME).await;
            page.has_rows("").await;
            let volumes = page.server().list("").await;
            let here = &volumes[0];
            let elsewhere = volumes
                .iter()
                .find(|volume| volume.project_id != here.project_id)
                .expect("there is another project");
            choose(&page, here, "Edit description").await;
            save_is_denied(&page).await;
            page.has_alert("for “update” on “Data volumes”").await;
            // The button keeps the reason, and the text can still be copied.
            let save = page.by_role("button", "Save");
            save.is_enabled(false).await;
            assert_eq!(page.by_role("textbox", "Description").value().await, "Mine");
            page.audit().await;
            close_and_discard(&page).await;
            button(&page, here).click().await;
            let item = page.by_role("menuitem", "Edit description");
            item.is_enabled(false).await;
            page.has_text("for “update” on “Data volumes”").await;
            // Other actions and other projects stay enabled.
            page.by_role("menuitem", "Delete").is_enabled(true).await;
            button(&page, here).click().await;
            button(&page, elsewhere).click().await;
            item.is_enabled(true).await;
            page.press(Key::Escape).await;
            // The details know the denial, too.
            page.by_role("link", here.name.clone()).click().await;
            let edit = page.by_role("button", "Edit description");
            is_denied(&edit).await;
            page.by_role("button", "Delete").is_enabled(true).await;
            page.back().await;
            page.by_role("link", elsewhere.name.clone()).click().await;
            page.by_role("heading", elsewhere.name.clone()).find().await;
            edit.is_enabled(true).await;
        })
        .await;
}
