//! Saved views.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Locator, Name, Page, Spec};

const READY: &str = "/datavolumes?filterBy=phase%3D%3DReady";

async fn save(page: &Page, name: &str) {
    page.by_role("textbox", "View name").fill(name).await;
    page.by_role("button", "Save view").click().await;
}

fn list(page: &Page) -> Locator {
    page.by_role("list", "Saved views")
}

async fn choose(page: &Page, view: &str, item: &'static str) {
    let menu = page.by_role("button", format!("Actions for {view}"));
    menu.within(&list(page)).click().await;
    page.by_role("menuitem", item).click().await;
}

#[tokio::test]
async fn a_view_is_saved_changed_updated_renamed_and_removed() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(READY).await;
            page.has_rows("filterBy=phase%3D%3DReady").await;
            page.by_role("button", "Saved views").click().await;
            page.by_role("textbox", "View name").find().await;
            page.audit().await;
            save(&page, " ").await;
            page.has_text("Enter a name.").await;
            save(&page, "Ready ones").await;
            page.by_role("button", "Ready ones").find().await;
            page.press(Key::Escape).await;
            // The list shows something else: the view can be updated to it.
            page.by_role("button", "Created by").click().await;
            page.by_role("button", "Ready ones (changed)").click().await;
            let count = page
                .server()
                .list("filterBy=phase%3D%3DReady&limit=500")
                .await
                .len();
            page.has_text(&count.to_string()).await;
            page.by_role("button", "Update Ready ones").click().await;
            choose(&page, "Ready ones", "Rename").await;
            page.by_role("textbox", "New name").fill("Ready").await;
            page.press(Key::Enter).await;
            page.by_role("button", "Ready").find().await;
            page.press(Key::Escape).await;
            page.open("/datavolumes").await;
            page.has_rows("").await;
            page.by_role("button", "Saved views").click().await;
            let link = page.by_role("link", Name::Any).within(&list(&page));
            link.click().await;
            page.has_address("/datavolumes?sortBy=createdBy&filterBy=phase%3D%3DReady")
                .await;
            page.by_role("button", "Ready").click().await;
            choose(&page, "Ready", "Remove").await;
            // A press outside of the panel closes it.
            page.by_role("button", "Undo").click().await;
            page.by_role("button", "Ready").click().await;
            link.find().await;
        })
        .await;
}

#[tokio::test]
async fn the_app_opens_with_the_default_view() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(READY).await;
            page.has_rows("filterBy=phase%3D%3DReady").await;
            page.by_role("button", "Saved views").click().await;
            save(&page, "Mine").await;
            choose(&page, "Mine", "Open the app with this view").await;
            page.has_text("opens first").await;
            page.open("/").await;
            page.has_address(READY).await;
            page.has_rows("filterBy=phase%3D%3DReady").await;
            // A link of the app to all volumes is not redirected, nor its reload.
            page.by_role("link", "Data volumes home").click().await;
            page.has_address("/datavolumes").await;
            page.reload().await;
            page.has_rows("").await;
            page.has_address("/datavolumes").await;
        })
        .await;
}

#[tokio::test]
async fn views_are_exported_and_imported() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(READY).await;
            page.has_rows("filterBy=phase%3D%3DReady").await;
            page.by_role("button", "Saved views").click().await;
            save(&page, "Mine").await;
            let export = page.by_role("link", "Export views").property("href").await;
            // What a reader does by choosing a file.
            let script = "const [text] = arguments;
                const files = new DataTransfer();
                files.items.add(new File([text], 'views.json', { type: 'application/json' }));
                const input = document.querySelector('input[type=file]');
                input.files = files.files;
                input.dispatchEvent(new Event('change', { bubbles: true }));";
            let encoded = export.split_once(',').expect("a data address").1.to_owned();
            let decode = "return decodeURIComponent(arguments[0])";
            let text = page.script(decode, [json!(encoded)]).await;
            page.script(script, [text.clone()]).await;
            page.has_text("The file contains no new view.").await;
            let other = text.as_str().expect("a text").replace("Ready", "Deleting");
            page.script(script, [json!(other)]).await;
            page.has_text("1 view was added.").await;
            page.has_text("Mine (2)").await;
            page.script(script, [json!("[]")]).await;
            page.has_text("This file contains no saved views").await;
        })
        .await;
}
