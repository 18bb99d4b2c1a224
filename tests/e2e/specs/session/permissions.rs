//! Permissions, which the app learns from 403 responses.

use datavolumes_contract::Volume;
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
async fn a_403_names_the_missing_permission_and_disables_the_action_in_its_project() {
    Spec::with_records(60)
        .run(|page| async move {
            let volumes = page.server().list("").await;
            let first = &volumes[0];
            let other = |volume: &&Volume| volume.project_id != first.project_id;
            let mut others = volumes.iter().filter(other);
            let second = others.next().expect("there is another project");
            let third = others.find(|volume| volume.project_id != second.project_id);
            let third = third.expect("there is a third project");
            // On the details.
            page.open_as("demo-viewer", &format!("{HOME}/{}", first.id))
                .await;
            let edit = page.by_role("button", "Edit description");
            edit.is_enabled(true).await;
            edit.click().await;
            save_is_denied(&page).await;
            page.has_alert("for “update” on “Data volumes”").await;
            // The button keeps the reason, and the text can still be copied.
            let save = page.by_role("button", "Save");
            save.is_enabled(false).await;
            assert_eq!(page.by_role("textbox", "Description").value().await, "Mine");
            page.audit().await;
            close_and_discard(&page).await;
            is_denied(&edit).await;
            page.by_role("button", "Delete").is_enabled(true).await;
            page.audit().await;
            edit.click().await;
            page.by_role("dialog", "Edit description").is_absent().await;
            // The list knows the denial, too.
            page.back_link().click().await;
            page.has_rows("").await;
            let item = page.by_role("menuitem", "Edit description");
            button(&page, first).click().await;
            item.is_enabled(false).await;
            page.has_text("for “update” on “Data volumes”").await;
            // Other actions and other projects stay enabled.
            page.by_role("menuitem", "Delete").is_enabled(true).await;
            button(&page, first).click().await;
            choose(&page, second, "Edit description").await;
            save_is_denied(&page).await;
            close_and_discard(&page).await;
            button(&page, second).click().await;
            item.is_enabled(false).await;
            page.press(Key::Escape).await;
            page.by_role("link", second.name.clone()).click().await;
            is_denied(&edit).await;
            page.by_role("button", "Delete").is_enabled(true).await;
            page.back().await;
            page.by_role("link", third.name.clone()).click().await;
            page.by_role("heading", third.name.clone()).find().await;
            edit.is_enabled(true).await;
        })
        .await;
}
