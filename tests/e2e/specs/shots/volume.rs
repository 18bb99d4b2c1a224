//! Details and the create form.

use super::camera::{SIZES, on_each};
use crate::harness::{Name, project};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn details() {
    on_each(&SIZES, 200, |page| async move {
            let volume = page.server().unshared_volume().await;
            let others = page.server().other_projects(&volume).await;
            let shares = others.iter().take(7).map(|id| project(id));
            page.server().add_shares(volume.id, shares).await;
            let failing = page.server().list("filterBy=phase==NotReady").await;
                page.open_signed_in(&format!("/datavolumes/{}", volume.id)).await;
                page.by_role("heading", volume.name.as_str()).find().await;
                page.shoot("details").await;
                page.by_role("combobox", "Project").fill("speech").await;
                page.by_role("option", Name::Containing("speech-recognition".to_owned())).click().await;
                page.shoot("details-access").await;
                page.script("window.scrollTo(0, document.body.scrollHeight); document.querySelector('main')?.scrollTo(0, 1e6)", []).await;
                page.shoot("details-end").await;
                page.open(&format!("/datavolumes/{}", failing[0].id)).await;
                page.by_role("heading", failing[0].name.as_str()).find().await;
                page.shoot("details-not-ready").await;
                page.open("/datavolumes/00000000-0000-4000-8000-000000000000").await;
                page.has_text("deleted").await;
                page.shoot("details-gone").await;
                let id = failing[0].id;
                let path = format!("/api/v1/datavolumes/{id}");
                let fault = json!({ "kind": "status", "status": 403 });
                page.server().fault(json!({ "path": path, "times": 1, "fault": fault })).await;
                page.open(&format!("/datavolumes/{id}")).await;
                page.by_role("link", "Go to data volumes").find().await;
                page.shoot("details-forbidden").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn create() {
    on_each(&SIZES, 200, |page| async move {
        page.open_signed_in("/datavolumes/new").await;
        page.by_role("form", "New data volume").find().await;
        page.shoot("create").await;
        page.press_button("Create data volume").await;
        page.shoot("create-errors").await;
        page.by_role("combobox", "Project").fill("vision").await;
        page.shoot("create-projects").await;
        page.press(Key::Enter).await;
        page.by_role("combobox", "Origin PVC").click().await;
        page.shoot("create-pvcs").await;
        page.press(Key::Escape).await;
        page.control("Name").fill("Not a name!").await;
        page.shoot("create-name").await;
        page.control("Name").fill("a-good-name").await;
        page.has_text("Name available").await;
        page.shoot("create-filled").await;
    })
    .await;
}
