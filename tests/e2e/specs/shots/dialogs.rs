//! The dialogs over the list: edit, delete and the jobs on a selection.

use super::camera::{SIZES, on_each};
use crate::harness::project;
use thirtyfour::Key;

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn dialogs() {
    on_each(&SIZES, 120, |page| async move {
        let (volumes, _, name) = page.server().unshared_volumes(3).await;
        let others = page.server().other_projects(&volumes[0]).await;
        let shares = others.iter().take(2).map(|id| project(id));
        page.server().add_shares(volumes[0].id, shares).await;
        let path = format!("/datavolumes/{}", volumes[0].id);
        page.open_signed_in(&path).await;
        page.by_role("heading", volumes[0].name.as_str())
            .find()
            .await;
        page.press_button("Edit description").await;
        page.by_role("dialog", "Edit description").find().await;
        page.shoot("dialog-describe").await;
        page.press(Key::Escape).await;
        page.open("/datavolumes?limit=500").await;
        page.has_rows("limit=500").await;
        let menu = format!("Actions for {}", volumes[0].name);
        page.by_role("button", menu).click().await;
        page.by_role("menuitem", "Delete").click().await;
        page.has_text("lose").await;
        page.shoot("dialog-delete").await;
        page.press(Key::Escape).await;
        for volume in &volumes {
            page.row_checkbox(volume).click().await;
        }
        let delete = page.by_role("button", "Delete").within(&page.selection());
        delete.click().await;
        page.by_role("alertdialog", "Delete 3 data volumes")
            .find()
            .await;
        page.shoot("dialog-bulk-delete").await;
        page.press(Key::Escape).await;
        page.open_bulk_dialog(3).await;
        page.shoot("dialog-bulk-share").await;
        page.toggle_scope(&name).await;
        page.shoot("dialog-bulk-share-changed").await;
        page.press_button("Review changes").await;
        page.shoot("dialog-bulk-share-review").await;
    })
    .await;
}
