//! Each alert is told once, and what changes on the list is told by one region.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{Page, Spec, project, until};
use crate::specs::session::sign_in::fill_credentials;

/// Keeps each text that is inserted into an alert, or with one.
const LISTEN: &str = "window.told = [];
    const isAlert = node => node.nodeType === 1 && node.matches('[role=alert]');
    new MutationObserver(records => {
        for (const { addedNodes, target } of records) {
            const around = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=alert]');
            for (const node of addedNodes) {
                const inside = node.nodeType === 1 ? [...node.querySelectorAll('[role=alert]')] : [];
                const alerts = around ? [around] : isAlert(node) ? [node] : inside;
                window.told.push(...alerts.map(alert => alert.innerText.trim()).filter(Boolean));
            }
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })";

/// What alerts have told since the last call.
async fn told(page: &Page) -> Vec<String> {
    let told = page.script("return window.told.splice(0)", []).await;
    serde_json::from_value(told).expect("they are strings")
}

/// Waits until an alert contains `text`, and checks that nothing else was told, and this once.
async fn is_told_once(page: &Page, text: &str) {
    page.has_alert(text).await;
    let told = told(page).await;
    assert_eq!(told.len(), 1, "{text}: {told:#?}");
    assert!(told[0].contains(text), "{told:#?}");
}

#[tokio::test]
async fn a_failed_sign_in_form_page_and_share_are_each_told_once() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open("/sign-in").await;
            page.script(LISTEN, []).await;
            fill_credentials(&page, "nobody", "x").await;
            page.press(Key::Enter).await;
            is_told_once(&page, "Sign-in failed").await;

            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.script(LISTEN, []).await;
            let failure = json!({ "kind": "status", "status": 500, "message": "the disk is full" });
            page.server().fault_list_requests(1, failure.clone()).await;
            page.press_button("Next page").await;
            is_told_once(&page, "the disk is full").await;
            page.server().fault_list_requests(1, failure.clone()).await;
            page.press_button("Retry").await;
            page.by_role("button", "Refresh").is_enabled(true).await;
            is_told_once(&page, "the disk is full").await;

            let volume = page.server().unshared_volume().await;
            let path = format!("/api/v1/datavolumes/{}", volume.id);
            let rule = json!({ "method": "GET", "path": path, "exact": true, "times": 1, "fault": failure });
            page.server().fault(rule).await;
            page.script("document.querySelector('.header__home').click()", []).await;
            page.has_rows("").await;
            told(&page).await;
            page.by_role("link", volume.name.as_str()).click().await;
            is_told_once(&page, "the disk is full").await;

            let others = page.server().other_projects(&volume).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&page.server().project_name(&others[0]).await).await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Effect").find().await;
            page.script(LISTEN, []).await;
            let refusal = json!({ "kind": "status", "status": 403, "message": "ask the owner" });
            page.server().inject_share_fault("PATCH", volume.id, refusal).await;
            page.press_button("Apply changes").await;
            is_told_once(&page, "ask the owner").await;
            assert!(!page.server().shares(volume.id).await.contains(&project(&others[0])));
        })
        .await;
}

#[tokio::test]
async fn a_refused_creation_and_a_server_that_stays_away_are_each_told_once() {
    Spec::with_records(60)
        .run(|page| async move {
            crate::specs::volume::create::open(&page).await;
            crate::specs::volume::create::fill(&page, "refused").await;
            page.script(LISTEN, []).await;
            let fault = json!({ "kind": "status", "status": 500, "message": "the disk is full" });
            let rule = json!({ "method": "POST", "path": "/api/v1/datavolumes", "times": 1, "fault": fault });
            page.server().fault(rule).await;
            crate::specs::volume::create::submit(&page).await;
            is_told_once(&page, "the disk is full").await;

            // The app tries again by itself, and says nothing new.
            let volume = page.server().list("").await.remove(0);
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.script(LISTEN, []).await;
            let busy = json!({ "kind": "status", "status": 503, "retryAfter": 1 });
            let path = format!("/api/v1/datavolumes/{}", volume.id);
            let rule = json!({ "path": path, "times": 999, "fault": busy });
            page.server().fault(rule).await;
            page.by_role("link", volume.name.as_str()).click().await;
            page.has_alert("could not be loaded").await;
            let before = page.server().injected_faults();
            until("the app has tried again, twice", || async {
                let now = page.server().injected_faults();
                let more = now.values().sum::<usize>() - before.values().sum::<usize>();
                (more >= 2).then_some(()).ok_or(format!("{more} requests"))
            })
            .await;
            is_told_once(&page, "could not be loaded").await;
            page.server().clear_faults().await;
            page.by_role("heading", "Sharing map").find().await;
        })
        .await;
}

#[tokio::test]
async fn one_region_tells_what_changes_on_the_list() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.by_role("separator", "Width of Project").find().await;
            page.script(
                "window.told = [];
                const regions = [...document.querySelectorAll('.visually-hidden[role=status]')];
                regions.forEach((region, index) => new MutationObserver(() => {
                    if (region.textContent) window.told.push([index, region.textContent.trim()]);
                }).observe(region, { childList: true, subtree: true, characterData: true }))",
                [],
            )
            .await;
            page.press_button("Next page").await;
            page.has_rows("offset=50").await;
            page.has_text("51–100 of 120").await;
            let told = |count: usize| {
                let page = page.clone();
                until(format!("{count} are told"), move || {
                    let page = page.clone();
                    async move {
                        let told = page.script("return window.told", []).await;
                        let is_enough = told.as_array().map_or(0, Vec::len) >= count;
                        is_enough.then_some(told.clone()).ok_or(told.to_string())
                    }
                })
            };
            told(1).await;
            page.by_role("separator", "Width of Project").focus().await;
            page.press(Key::Enter).await;
            let told = told(2).await;
            let told = told.as_array().expect("it is a list").clone();
            assert_eq!(told.len(), 2, "{told:?}");
            assert_eq!(told[0][1], Value::from("51–100 of 120"));
            assert_eq!(told[0][0], told[1][0], "in two regions: {told:?}");
        })
        .await;
}
