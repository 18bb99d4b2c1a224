//! Permissions, which the app learns from 403 responses.

use datavolumes_contract::Volume;

use crate::harness::{Page, Spec};
use crate::specs::list::row_menu::{button, choose};

const HOME: &str = "/datavolumes";

/// Tries to save a description of `volume` and gets a 403.
async fn save_is_denied(page: &Page, volume: &Volume) {
    choose(page, volume, "Edit description").await;
    page.by_role("textbox", "Description").fill("Mine").await;
    page.by_role("button", "Save").click().await;
    page.has_alert("may not change this data volume").await;
}

async fn close_and_discard(page: &Page) {
    page.by_role("button", "Cancel").click().await;
    page.by_role("button", "Discard").click().await;
    page.by_role("dialog", "Edit description").is_absent().await;
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
            save_is_denied(&page, here).await;
            page.has_alert("“update” on “Data volumes” is missing")
                .await;
            // The button keeps the reason, and the text can still be copied.
            let save = page.by_role("button", "Save");
            save.is_enabled(false).await;
            assert_eq!(page.by_role("textbox", "Description").value().await, "Mine");
            page.audit().await;
            close_and_discard(&page).await;
            button(&page, here).click().await;
            let item = page.by_role("menuitem", "Edit description");
            item.is_enabled(false).await;
            page.has_text("“update” on “Data volumes” is missing").await;
            // Other actions and other projects stay enabled.
            page.by_role("menuitem", "Delete").is_enabled(true).await;
            button(&page, here).click().await;
            button(&page, elsewhere).click().await;
            page.by_role("menuitem", "Edit description")
                .is_enabled(true)
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_denials_of_one_user_do_not_apply_to_the_next() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_as("demo-viewer", HOME).await;
            page.has_rows("").await;
            let volume = page.server().list("").await.remove(0);
            save_is_denied(&page, &volume).await;
            close_and_discard(&page).await;
            page.by_role("button", "Sign out").click().await;
            page.by_role("textbox", "Client ID")
                .fill("demo-admin")
                .await;
            page.by_role("textbox", "Client secret")
                .fill("demo-admin")
                .await;
            page.by_role("button", "Sign in").click().await;
            page.has_rows("").await;
            button(&page, &volume).click().await;
            page.by_role("menuitem", "Edit description")
                .is_enabled(true)
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_researcher_can_change_a_volume_of_their_own_project() {
    Spec::with_records(500)
        .run(|page| async move {
            page.open_as("demo-researcher", HOME).await;
            page.table().find().await;
            let own = page.row_ids().await.unwrap_or_default();
            let id = *own.first().expect("the researcher has a volume");
            let volume = page.server().volume(id).await;
            choose(&page, &volume, "Edit description").await;
            page.by_role("textbox", "Description").fill("Mine").await;
            page.by_role("button", "Save").click().await;
            page.by_role("dialog", "Edit description").is_absent().await;
            let saved = page.server().volume(id).await.description;
            assert_eq!(saved.as_deref(), Some("Mine"));
        })
        .await;
}
