//! What is typed into a form outlives everything but its sending, its discarding and signing out.

use serde_json::json;

use super::create::{NEW, fill, leads_to, named, open, submit};
use super::sessions::sign_in_again;
use crate::harness::{Locator, Page, Spec, until};

/// The text of the field called `name`.
async fn typed(page: &Page, name: &'static str) -> String {
    page.by_role("textbox", name).value().await
}

fn question(page: &Page) -> Locator {
    page.by_role("dialog", "Leave this page?")
}

/// How many drafts the tab keeps.
async fn kept(page: &Page) -> usize {
    let script = "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.draft.')).length";
    let count = page.script(script, []).await;
    count
        .as_u64()
        .and_then(|count| count.try_into().ok())
        .unwrap_or_default()
}

#[tokio::test]
async fn a_reload_brings_everything_back_and_it_can_be_discarded() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "kept").await;
            let project = page.by_role("combobox", "Project").value().await;
            page.by_role("textbox", "Description")
                .fill("for later")
                .await;
            page.by_role("checkbox", "Delete the original volume")
                .click()
                .await;
            page.reload().await;
            page.says("Your draft is back").await;
            page.audit().await;
            assert_eq!(typed(&page, "Name").await, "kept");
            assert_eq!(typed(&page, "Origin PVC").await, "pvc-of-spec");
            assert_eq!(typed(&page, "Description").await, "for later");
            assert_eq!(page.by_role("combobox", "Project").value().await, project);
            let choice = page.by_role("checkbox", "Delete the original volume");
            assert_eq!(choice.property("checked").await, "true");
            page.by_role("button", "Discard draft").click().await;
            until("the form is empty", || async {
                let name = typed(&page, "Name").await;
                name.is_empty().then_some(()).ok_or(name)
            })
            .await;
            page.reload().await;
            page.by_role("form", "New data volume").find().await;
            assert_eq!(typed(&page, "Name").await, "");
            assert_eq!(kept(&page).await, 0);
        })
        .await;
}

#[tokio::test]
async fn back_and_links_ask_and_staying_changes_nothing() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?sortBy=name").await;
            page.shows("sortBy=name").await;
            page.by_role("button", "New data volume").click().await;
            page.by_role("textbox", "Name").fill("unsaved").await;
            let stay = page.by_role("button", "Keep editing");
            page.back().await;
            question(&page).find().await;
            page.audit().await;
            page.has_address(NEW).await;
            stay.is_focused().await;
            stay.click().await;
            question(&page).none().await;
            assert_eq!(typed(&page, "Name").await, "unsaved");
            page.by_role("link", "‹ Data volumes").click().await;
            question(&page).find().await;
            page.press(thirtyfour::Key::Escape).await;
            question(&page).none().await;
            page.has_address(NEW).await;
            assert_eq!(typed(&page, "Name").await, "unsaved");
            page.back().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            page.shows("sortBy=name").await;
            // What was left is here again, in the same place of the tab's history.
            page.forward().await;
            page.has_address(NEW).await;
            page.says("Your draft is back").await;
            assert_eq!(typed(&page, "Name").await, "unsaved");
            page.back().await;
            page.by_role("button", "Discard and leave").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            assert_eq!(kept(&page).await, 0);
            page.forward().await;
            page.by_role("form", "New data volume").find().await;
            assert_eq!(typed(&page, "Name").await, "");
            page.back().await;
            page.shows("sortBy=name").await;
        })
        .await;
}

#[tokio::test]
async fn the_browser_asks_before_the_tab_is_left_with_unsaved_input_and_only_then() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            let is_asked = "const leaving = new Event('beforeunload', { cancelable: true });
                dispatchEvent(leaving); return leaving.defaultPrevented";
            assert_eq!(page.script(is_asked, []).await, false);
            page.by_role("textbox", "Name").fill("unsaved").await;
            assert_eq!(page.script(is_asked, []).await, true);
            page.by_role("textbox", "Name").fill("").await;
            assert_eq!(page.script(is_asked, []).await, false);
        })
        .await;
}

#[tokio::test]
async fn signing_out_asks_and_then_forgets_every_draft() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            page.by_role("textbox", "Name").fill("secret").await;
            assert_eq!(kept(&page).await, 1);
            page.by_role("button", "Sign out").click().await;
            page.by_role("button", "Keep editing").click().await;
            assert_eq!(kept(&page).await, 1);
            page.by_role("button", "Sign out").click().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/sign-in").await;
            assert_eq!(kept(&page).await, 0);
            assert_eq!(page.held_token().await, None);
            open(&page).await;
            assert_eq!(typed(&page, "Name").await, "");
        })
        .await;
}

#[tokio::test]
async fn a_session_that_ends_before_sending_goes_on_in_place() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "patient").await;
            // Else the question whether the name is free would be the one that is refused.
            page.says("This name is free").await;
            page.server().expire_tokens().await;
            submit(&page).await;
            sign_in_again(&page).await;
            page.has_address(NEW).await;
            assert_eq!(typed(&page, "Name").await, "patient");
            assert_eq!(typed(&page, "Origin PVC").await, "pvc-of-spec");
            // Writes are not repeated by themselves.
            page.says("Nothing was created yet").await;
            assert!(named(&page, "patient").await.is_empty());
            submit(&page).await;
            leads_to(&page, "patient").await;
            assert_eq!(kept(&page).await, 0);
        })
        .await;
}

#[tokio::test]
async fn a_session_that_ends_while_the_form_is_reloaded_keeps_the_draft() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "reloaded").await;
            page.server().expire_tokens().await;
            page.reload().await;
            sign_in_again(&page).await;
            assert_eq!(typed(&page, "Name").await, "reloaded");
            submit(&page).await;
            leads_to(&page, "reloaded").await;
        })
        .await;
}

#[tokio::test]
async fn a_refusal_or_an_outage_keeps_what_was_typed() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "stubborn").await;
            for status in [500_u16, 503, 400] {
                let refusal =
                    json!({ "kind": "status", "status": status, "message": "the moon is full" });
                let rule =
                    json!({ "method": "POST", "path": "/api/v1/datavolumes", "fault": refusal });
                page.server().fault(rule).await;
                submit(&page).await;
                page.alerts("the moon is full").await;
                page.alerts(&status.to_string()).await;
                page.audit().await;
                assert_eq!(typed(&page, "Name").await, "stubborn");
                assert_eq!(typed(&page, "Origin PVC").await, "pvc-of-spec");
            }
            assert!(named(&page, "stubborn").await.is_empty());
            page.reload().await;
            assert_eq!(typed(&page, "Name").await, "stubborn");
            submit(&page).await;
            leads_to(&page, "stubborn").await;
        })
        .await;
}
