//! The scenes.

use crate::harness::{BASE, Page, Spec, StaticHost, demo_program};

use super::{has_rows, open_scene};

async fn path_and_fragment(page: &Page) -> String {
    let script = "return location.pathname + location.hash";
    let address = page.script(script, []).await;
    address.as_str().unwrap_or_default().to_owned()
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
async fn one_program_serves_the_same_demo() {
    Spec::with_records(0)
        .on_one_server()
        .run(|page| async move {
            let (_program, address) = demo_program();
            open_scene(&page, &address, "pvc-not-bound", "why and what to do").await;
            page.by_role("heading", "glacier-radar").find().await;

            open_scene(&page, &address, "sharing-forbidden", "Untick").await;
            page.toggle_scope("vision").await;
            page.review_and_apply().await;
            page.has_alert("permission").await;

            open_scene(&page, &address, "all-volumes", "Pages of 500").await;
            has_rows(&page).await;

            // Another person, and another time.
            page.press_button("Demo").await;
            page.press_button("1 day later").await;
            page.has_text("1 day further").await;
            page.press_button("Refresh").await;
            has_rows(&page).await;
            page.press_button("Demo").await;
            page.press_button("Vera Lind, viewer").await;
            page.ready().await;
            has_rows(&page).await;
        })
        .await;
}
