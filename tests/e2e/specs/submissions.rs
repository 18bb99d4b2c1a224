//! One submission at a time, and none twice: also where the answer never comes.

use serde_json::{Value, json};

use super::create::{fill, leads_to, named, open, submit};
use super::sessions::sign_in_again;
use crate::harness::{Page, Spec, until};

/// Lets the next `times` POSTs of a volume fail in this way.
async fn fault_creations(page: &Page, times: u32, fault: Value) {
    let rule = json!({
        "method": "POST", "path": "/api/v1/datavolumes", "exact": true, "times": times,
        "fault": fault
    });
    page.server().fault(rule).await;
}

/// More than a browser sends by itself: where a connection that it had kept open breaks, it sends the
/// request again without a word.
const EVERY: u32 = 9;

/// How many requests to create a volume this page has made.
async fn attempts(page: &Page) -> u64 {
    let script = "return performance.getEntriesByType('resource')
        .filter(entry => new URL(entry.name).pathname === '/api/v1/datavolumes' && !new URL(entry.name).search).length";
    page.script(script, []).await.as_u64().unwrap_or_default()
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_write_leads_to_the_volume_and_makes_no_second_one() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "written").await;
            fault_creations(&page, EVERY, json!({ "kind": "dropAfter" })).await;
            submit(&page).await;
            leads_to(&page, "written").await;
            page.says("“written” was created").await;
            assert_eq!(attempts(&page).await, 1);
        })
        .await;
}

#[tokio::test]
async fn a_write_that_the_browser_itself_has_repeated_leads_to_the_volume_too() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "repeated").await;
            // The second one is told that the name is taken: by the first.
            fault_creations(&page, 1, json!({ "kind": "dropAfter" })).await;
            submit(&page).await;
            leads_to(&page, "repeated").await;
        })
        .await;
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_write_offers_to_try_again_after_a_look() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "unwritten").await;
            fault_creations(&page, EVERY, json!({ "kind": "drop" })).await;
            submit(&page).await;
            page.says("Looking whether the volume was created").await;
            page.alerts("the volume is not there").await;
            page.audit().await;
            assert!(named(&page, "unwritten").await.is_empty());
            assert_eq!(attempts(&page).await, 1);
            page.server().behave().await;
            page.by_role("button", "Retry").click().await;
            leads_to(&page, "unwritten").await;
        })
        .await;
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_looked_into() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "garbled").await;
            fault_creations(&page, 1, json!({ "kind": "malformed" })).await;
            submit(&page).await;
            leads_to(&page, "garbled").await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_dies_with_the_write_is_asked_when_it_is_back() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "survivor").await;
            // The write is done, the answer is lost, and then there is nobody to ask.
            fault_creations(&page, EVERY, json!({ "kind": "dropAfter" })).await;
            let away = json!({ "kind": "status", "status": 503 });
            let lists = json!({
                "method": "GET", "path": "/api/v1/datavolumes", "exact": true, "times": 1,
                "fault": away
            });
            page.server().fault(lists).await;
            submit(&page).await;
            page.says("It is not known whether the volume was created")
                .await;
            leads_to(&page, "survivor").await;
            assert_eq!(attempts(&page).await, 1);
        })
        .await;
}

#[tokio::test]
async fn a_dead_server_keeps_everything_and_the_form_goes_on_when_it_is_back() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "revenant").await;
            page.server().kill();
            submit(&page).await;
            page.says("It is not known whether the volume was created")
                .await;
            page.audit().await;
            let button = page.by_role("button", "Create data volume");
            button.is_enabled(false).await;
            page.server().restart();
            sign_in_again(&page).await;
            page.says("the volume is not there").await;
            assert_eq!(page.by_role("textbox", "Name").value().await, "revenant");
            page.by_role("button", "Retry").click().await;
            leads_to(&page, "revenant").await;
        })
        .await;
}

#[tokio::test]
async fn a_slow_answer_and_an_impatient_person_make_one_volume() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "only-one").await;
            fault_creations(&page, 1, json!({ "kind": "delay", "ms": 4000 })).await;
            submit(&page).await;
            let button = page.by_role("button", "Create data volume");
            button.has("data-busy", "true").await;
            page.says("Creating…").await;
            button.click().await;
            let name = page.by_role("textbox", "Name");
            name.focus().await;
            page.press(thirtyfour::Key::Enter).await;
            leads_to(&page, "only-one").await;
            assert_eq!(attempts(&page).await, 1);
        })
        .await;
}

#[tokio::test]
async fn a_form_that_is_left_while_it_is_sent_tells_how_that_ended() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "left-behind").await;
            fault_creations(&page, 1, json!({ "kind": "delay", "ms": 4000 })).await;
            submit(&page).await;
            page.by_role("link", "Datavolumes").click().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/datavolumes").await;
            page.says("“left-behind” was created").await;
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
