//! The demo: as a folder on a static host below a path, with a strict policy, and as one program.

use serde_json::Value;
use thirtyfour::Key;

use crate::harness::{BASE, Page, Spec, StaticHost, demo_program, until};
use crate::specs::volume::create::choose_project;

/// Opens an address below that of the host and waits until the app is there.
async fn open(page: &Page, address: &str, path: &str) {
    // An address that differs in its fragment alone is not loaded.
    page.driver()
        .goto("about:blank")
        .await
        .expect("a blank page opens");
    page.driver()
        .goto(format!("{address}/{path}"))
        .await
        .expect("the address opens");
    page.ready().await;
}

/// Opens a scene and waits until the banner says what to look at.
async fn open_scene(page: &Page, address: &str, scene: &str, hint: &str) {
    open(page, address, &format!("#scene={scene}")).await;
    page.by_role("button", "Demo").find().await;
    page.has_text(hint).await;
}

async fn has_rows(page: &Page) {
    until("the table has rows", || async {
        let rows = page.row_ids().await?;
        (!rows.is_empty())
            .then_some(())
            .ok_or("there are none".to_owned())
    })
    .await;
}

async fn path_and_fragment(page: &Page) -> String {
    let script = "return location.pathname + location.hash";
    let address = page.script(script, []).await;
    address.as_str().unwrap_or_default().to_owned()
}

/// The status of a request of the page.
async fn status(page: &Page, path: &str) -> Value {
    let script = "const token = sessionStorage.getItem('datavolumes.token');
        const headers = { authorization: `Bearer ${token}` };
        return fetch(arguments[0], { headers }).then((response) => response.status, (error) => error.name);";
    page.script(script, [Value::from(path)]).await
}

#[tokio::test]
async fn a_static_host_serves_the_whole_product_and_keeps_its_data() {
    Spec::with_records(0)
        .on_one_server()
        .run(|page| async move {
            let host = StaticHost::start().await;
            open_scene(&page, host.address(), "start", "as it was generated").await;
            has_rows(&page).await;
            page.has_text("all data is made up, 10,000 volumes").await;
            assert_eq!(page.address().await, format!("{BASE}/datavolumes"));

            // Create.
            open(&page, host.address(), "datavolumes/new").await;
            choose_project(&page, "vision-segmentation").await;
            page.control("Origin PVC").fill("pvc-of-spec").await;
            page.by_role("textbox", "Name")
                .fill("kept-by-the-browser")
                .await;
            page.by_role("button", "Create data volume").click().await;
            page.by_role("heading", "kept-by-the-browser").find().await;
            let details = page.address().await;
            assert!(details.starts_with(&format!("{BASE}/datavolumes/")));

            // A reload keeps the data, and who is signed in. The host knows no such file.
            until("the service worker is there", || async {
                let script = "return navigator.serviceWorker.controller !== null";
                let is_there = page.script(script, []).await;
                (is_there == true)
                    .then_some(())
                    .ok_or("it is not".to_owned())
            })
            .await;
            page.reload().await;
            page.by_role("heading", "kept-by-the-browser").find().await;

            // Without the host.
            host.stop();
            page.reload().await;
            page.by_role("heading", "kept-by-the-browser").find().await;
            page.by_role("button", "Delete").click().await;
            let dialog = page.by_role("alertdialog", "Delete data volume");
            page.by_role("button", "Delete")
                .within(&dialog)
                .click()
                .await;
            page.has_text("kept-by-the-browser was deleted").await;
            let path = details.replacen(&format!("{BASE}/"), &format!("{BASE}/api/v1/"), 1);
            assert_eq!(status(&page, &path).await, 404);
            // The browser has logged what the host did not answer.
            page.forget_errors().await;
        })
        .await;
}

#[tokio::test]
async fn each_scene_opens_the_screen_that_shows_it() {
    Spec::with_records(0)
        .on_one_server()
        .run(|page| async move {
            let host = StaticHost::start().await;
            let address = host.address();
            open_scene(&page, address, "stuck-deletion", "still mounted").await;
            page.by_role("heading", "harbour-cameras").find().await;
            page.has_text("PvcInUse").await;
            page.audit().await;

            open_scene(&page, address, "failing-batch", "stops after 50 scopes").await;
            page.has_text("120 scopes added").await;
            page.press_button("Review changes").await;
            page.has_text("Sent as 3 requests").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Stopped").find().await;
            page.press_button("Resume").await;
            page.has_text("Now shared with 120 scopes").await;

            open_scene(&page, address, "empty", "new organization").await;
            page.has_text("no data volumes yet").await;
            // The address of a scene is that of its page, so that a reload stays there.
            assert_eq!(
                path_and_fragment(&page).await,
                format!("{BASE}/datavolumes")
            );
        })
        .await;
}

#[tokio::test]
async fn two_tabs_have_one_database_and_the_second_goes_on_alone() {
    Spec::with_records(0)
        .on_one_server()
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
            let path = format!("{BASE}/api/v1/datavolumes?requestType=Originated&limit=1");
            until("the second tab has the server", || async {
                let status = status(&page, &path).await;
                (status == 200).then_some(()).ok_or(status.to_string())
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn the_tour_points_and_can_be_left_and_resumed() {
    Spec::with_records(0)
        .on_one_server()
        .run(|page| async move {
            let (_program, address) = demo_program();
            open_scene(&page, &address, "start", "as it was generated").await;
            has_rows(&page).await;
            page.by_role("button", "Demo").focus().await;
            page.press(Key::Enter).await;
            page.by_role("button", "Start the tour").click().await;
            page.has_text("Step 1 of 8").await;
            page.audit().await;
            page.by_role("searchbox", "Filter by name").fill("a").await;
            page.has_text("Done. Go on with").await;
            page.by_role("button", "Next").click().await;
            page.has_text("Step 2 of 8").await;
            page.by_role("button", "Leave the tour").focus().await;
            page.press(Key::Escape).await;
            let demo = page.by_role("button", "Demo");
            demo.is_focused().await;
            demo.click().await;
            page.by_role("button", "Resume the tour at step 2")
                .click()
                .await;
            page.has_text("Step 2 of 8").await;
        })
        .await;
}
