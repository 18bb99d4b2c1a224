//! The panels that open from the toolbar of the list, and its menus.

use super::camera::{SIZES, on_each};
use thirtyfour::Key;

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn panels() {
    on_each(&SIZES, 120, |page| async move {
        page.open_signed_in("/datavolumes?filterBy=phase==Ready")
            .await;
        page.has_rows("filterBy=phase==Ready").await;
        for (button, name) in [
            ("Add filter", "panel-filter"),
            ("Columns", "panel-columns"),
            ("Saved views", "panel-views"),
            ("Export", "panel-export"),
            ("Requests", "panel-requests"),
        ] {
            page.by_role("button", button).click().await;
            page.shoot(name).await;
            page.press(Key::Escape).await;
        }
        let volume = &page.server().list("filterBy=phase==Ready").await[0];
        let menu = page.by_role("button", format!("Actions for {}", volume.name));
        menu.click().await;
        page.by_role("menuitem", "Delete").find().await;
        page.shoot("row-menu").await;
        page.press(Key::Escape).await;
        page.press("?").await;
        page.by_role("dialog", "Keyboard shortcuts").find().await;
        page.shoot("shortcuts").await;
        page.press(Key::Escape).await;
        page.press_with(Key::Control, "k").await;
        page.has_text("Sentences").await;
        page.shoot("palette").await;
        page.press(Key::Escape).await;
    })
    .await;
}
