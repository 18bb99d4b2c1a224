//! Submitting the create form: one volume per submission, even if the response is lost.

use serde_json::{Value, json};

use super::create::{fill, open, shows_created, submit};
use super::create_fields::other_project;
use crate::harness::{Page, Spec, until};
use crate::specs::session::sessions::sign_in_again;

/// Applies `fault` to the next `times` requests that create a volume.
async fn fault_creations(page: &Page, times: u32, fault: Value) {
    let rule = json!({
        "method": "POST", "path": "/api/v1/datavolumes", "exact": true, "times": times,
        "fault": fault
    });
    page.server().fault(rule).await;
}

/// More requests than a browser sends by itself: it repeats a request whose reused connection is closed.
const ALL_ATTEMPTS: u32 = 9;

/// The number of requests of this page that create a volume.
async fn create_requests(page: &Page) -> u64 {
    let script = "return performance.getEntriesByType('resource')
        .filter(entry => new URL(entry.name).pathname === '/api/v1/datavolumes' && !new URL(entry.name).search).length";
    page.script(script, []).await.as_u64().unwrap_or_default()
}

#[tokio::test]
async fn a_creation_whose_response_is_lost_or_that_the_browser_repeats_is_verified() {
    Spec::with_records(5)
        .not_in_webkit("it does not count a request whose connection is closed")
        .run(|page| async move {
            open(&page).await;
            fill(&page, "written").await;
            fault_creations(&page, ALL_ATTEMPTS, json!({ "kind": "dropAfter" })).await;
            submit(&page).await;
            shows_created(&page, "written").await;
            page.has_text("“written” was created").await;
            assert_eq!(create_requests(&page).await, 1);
            page.server().clear_faults().await;
            open(&page).await;
            fill(&page, "repeated").await;
            page.control("Origin PVC").fill("another-pvc").await;
            // The second request is rejected because the first one took the name.
            fault_creations(&page, 1, json!({ "kind": "dropAfter" })).await;
            submit(&page).await;
            shows_created(&page, "repeated").await;
        })
        .await;
}

#[tokio::test]
async fn a_scope_that_is_added_while_the_volume_is_created_is_shared_with() {
    Spec::with_records(60)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "late-scope").await;
            page.by_role("button", "Add by ID").click().await;
            let other = other_project(&page).await;
            fault_creations(&page, 1, json!({ "kind": "delay", "ms": 3000 })).await;
            submit(&page).await;
            page.by_role("textbox", "Scope ID").fill(&other).await;
            page.by_role("button", "Add scope").click().await;
            let made = shows_created(&page, "late-scope").await;
            assert_eq!(made.shared_scopes.map(|shares| shares.len()), Some(1));
        })
        .await;
}

#[tokio::test]
async fn an_unreachable_server_keeps_the_input_and_the_creation_is_verified() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "revenant").await;
            page.server().kill();
            submit(&page).await;
            page.has_text("Unknown whether the data volume was created")
                .await;
            page.audit().await;
            let button = page.by_role("button", "Create data volume");
            button.is_enabled(false).await;
            page.server().restart();
            sign_in_again(&page).await;
            // Whoever has signed in may not see it.
            page.has_text("You can retry safely").await;
            assert_eq!(page.by_role("textbox", "Name").value().await, "revenant");
            page.by_role("button", "Retry").click().await;
            shows_created(&page, "revenant").await;
        })
        .await;
}

#[tokio::test]
async fn submitting_repeatedly_creates_one_volume() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "only-one").await;
            fault_creations(&page, 1, json!({ "kind": "delay", "ms": 4000 })).await;
            submit(&page).await;
            let button = page.by_role("button", "Create data volume");
            button.has("data-busy", "true").await;
            page.has_text("Creating…").await;
            button.click().await;
            let name = page.by_role("textbox", "Name");
            name.focus().await;
            page.press(thirtyfour::Key::Enter).await;
            shows_created(&page, "only-one").await;
            assert_eq!(create_requests(&page).await, 1);
        })
        .await;
}

#[tokio::test]
async fn the_result_is_announced_after_the_form_is_left() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "left-behind").await;
            fault_creations(&page, 1, json!({ "kind": "delay", "ms": 4000 })).await;
            submit(&page).await;
            page.by_role("link", "Data volumes home").click().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/datavolumes").await;
            page.has_text("“left-behind” was created").await;
            page.has_address("/datavolumes").await;
            let script = "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.draft.')).length";
            until("the draft is gone", || async {
                let count = page.script(script, []).await;
                (count == 0).then_some(()).ok_or(count.to_string())
            })
            .await;
        })
        .await;
}
