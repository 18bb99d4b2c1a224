//! The folder on a static host.

use crate::harness::{BASE, Page, Spec, StaticHost, until};
use crate::specs::access::reflow::fits;
use crate::specs::session::sign_in;
use crate::specs::volume::create::choose_project;
use crate::specs::volume::deletion::{confirm, dialog};

use super::{has_rows, is_answered, open, open_scene, status};

const NAME: &str = "kept-by-the-browser";

/// Why these tests do not apply to `WebKitGTK`.
const NO_FILE_SYSTEM: &str = "it has no file system for the database, so the database is in memory";

/// Reloads the page as its user does. That of geckodriver goes past the service worker.
async fn reload(page: &Page) {
    let script = "document.documentElement.dataset.app = 'left'; location.reload()";
    page.script(script, []).await;
    page.ready().await;
}

/// Waits until the service worker answers for the host, which knows no file for the address of a volume.
async fn has_service_worker(page: &Page) {
    until("the service worker is there", || async {
        let script = "return navigator.serviceWorker.controller !== null";
        let is_there = page.script(script, []).await;
        (is_there == true)
            .then_some(())
            .ok_or("it is not".to_owned())
    })
    .await;
}

/// Shares the volume on the page with a department of its cluster.
async fn share(page: &Page, department: &str) {
    page.by_role("button", "Share").is_enabled(true).await;
    page.press_button("Share").await;
    page.toggle_scope(department).await;
    page.review_and_apply().await;
    page.by_role("heading", "Applied").find().await;
}

#[tokio::test]
async fn a_static_host_serves_the_whole_product_and_keeps_its_data() {
    Spec::with_records(0)
        .on_one_server()
        .not_in_webkit(NO_FILE_SYSTEM)
        .run(|page| async move {
            let host = StaticHost::start().await;
            open(&page, host.address(), "").await;
            sign_in::submit(&page, "demo-admin", "demo-admin").await;
            has_rows(&page).await;
            page.has_text("all data is made up").await;
            assert_eq!(page.address().await, format!("{BASE}/datavolumes"));

            // Create and share.
            open(&page, host.address(), "datavolumes/new").await;
            choose_project(&page, "vision-segmentation").await;
            page.control("Origin PVC").fill("pvc-of-spec").await;
            page.by_role("textbox", "Name").fill(NAME).await;
            page.press_button("Create data volume").await;
            page.by_role("heading", NAME).find().await;
            let details = page.address().await;
            assert!(details.starts_with(&format!("{BASE}/datavolumes/")));
            share(&page, "genomics").await;

            // A reload keeps the data, and who is signed in.
            has_service_worker(&page).await;
            reload(&page).await;
            page.by_role("heading", format!("Share {NAME}"))
                .find()
                .await;
            page.search_scopes("genomics").await;
            page.scope("genomics").has("aria-checked", "true").await;

            // Without the host.
            host.stop();
            reload(&page).await;
            page.by_role("link", NAME).click().await;
            page.by_role("heading", NAME).find().await;
            page.press_button("Delete").await;
            dialog(&page).find().await;
            let field = format!("Type {NAME} to confirm");
            page.by_role("textbox", field).fill(NAME).await;
            confirm(&page).click().await;
            page.has_text(&format!("{NAME} was deleted")).await;
            let path = details.replacen(&format!("{BASE}/"), &format!("{BASE}/api/v1/"), 1);
            assert_eq!(status(&page, &path).await, 404);
            // The browser has logged what the host did not answer.
            page.forget_errors().await;
        })
        .await;
}

#[tokio::test]
async fn two_tabs_have_one_database_and_the_second_goes_on_alone() {
    Spec::with_records(0)
        .on_one_server()
        .not_in_webkit(NO_FILE_SYSTEM)
        .run(|page| async move {
            let host = StaticHost::start().await;
            open_scene(&page, host.address(), "all-volumes", "Pages of 500").await;
            let first = page.driver().window().await.expect("there is a tab");
            let second = page.driver().new_tab().await.expect("a tab opens");
            page.driver()
                .switch_to_window(second.clone())
                .await
                .expect("it is there");
            open(&page, host.address(), "datavolumes").await;
            has_rows(&page).await;
            // The tab with the worker closes.
            page.driver()
                .switch_to_window(first)
                .await
                .expect("it is there");
            page.driver().close_window().await.expect("it closes");
            page.driver()
                .switch_to_window(second)
                .await
                .expect("it is there");
            is_answered(&page, host.address()).await;
        })
        .await;
}

#[tokio::test]
async fn the_gallery_shows_every_widget_under_a_strict_policy() {
    Spec::with_records(0)
        .on_one_server()
        .window(320, 800)
        .run(|page| async move {
            let host = StaticHost::start().await;
            page.driver()
                .goto(format!("{}/gallery/", host.address()))
                .await
                .expect("the address opens");
            page.by_role("heading", "Icons").find().await;
            page.audit().await;
            fits(&page, "gallery").await;
        })
        .await;
}
