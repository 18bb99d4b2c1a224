//! Drafts of the create form.

use serde_json::json;

use super::create::{NEW, fill, open, shows_created, submit, volumes_named};
use crate::harness::{Locator, Page, Spec, until};
use crate::specs::session::sessions::sign_in_again;

/// The text of a field.
async fn field_value(page: &Page, name: &'static str) -> String {
    page.control(name).value().await
}

fn leave_dialog(page: &Page) -> Locator {
    page.by_role("dialog", "Leave this page?")
}

/// The number of drafts in the session storage.
async fn draft_count(page: &Page) -> usize {
    let script = "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.draft.')).length";
    let count = page.script(script, []).await;
    count
        .as_u64()
        .and_then(|count| count.try_into().ok())
        .unwrap_or_default()
}

#[tokio::test]
async fn a_draft_survives_a_reload_and_can_be_discarded() {
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
            let unfinished = page.by_role("combobox", "Share with");
            unfinished.fill("nothing like it").await;
            page.reload().await;
            page.has_text("Draft restored").await;
            assert_eq!(unfinished.value().await, "nothing like it");
            page.audit().await;
            assert_eq!(field_value(&page, "Name").await, "kept");
            assert_eq!(field_value(&page, "Origin PVC").await, "pvc-of-spec");
            assert_eq!(field_value(&page, "Description").await, "for later");
            assert_eq!(page.by_role("combobox", "Project").value().await, project);
            let choice = page.by_role("checkbox", "Delete the original volume");
            assert_eq!(choice.property("checked").await, "true");
            page.by_role("button", "Discard draft").click().await;
            until("the form is empty", || async {
                let name = field_value(&page, "Name").await;
                name.is_empty().then_some(()).ok_or(name)
            })
            .await;
            page.reload().await;
            page.by_role("form", "New data volume").find().await;
            assert_eq!(field_value(&page, "Name").await, "");
            assert_eq!(draft_count(&page).await, 0);
        })
        .await;
}

/// Whether the browser asks for confirmation before it closes the tab.
async fn closing_asks(page: &Page) -> bool {
    let script = "const leaving = new Event('beforeunload', { cancelable: true });
        dispatchEvent(leaving); return leaving.defaultPrevented";
    page.script(script, []).await == true
}

#[tokio::test]
async fn leaving_the_form_or_closing_the_tab_asks_for_confirmation() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?sortBy=name").await;
            page.has_rows("sortBy=name").await;
            page.by_role("button", "New data volume").click().await;
            page.by_role("form", "New data volume").find().await;
            assert!(!closing_asks(&page).await);
            page.by_role("textbox", "Name").fill("unsaved").await;
            assert!(closing_asks(&page).await);
            let stay = page.by_role("button", "Keep editing");
            page.back().await;
            leave_dialog(&page).find().await;
            page.audit().await;
            page.has_address(NEW).await;
            stay.is_focused().await;
            stay.click().await;
            leave_dialog(&page).is_absent().await;
            assert_eq!(field_value(&page, "Name").await, "unsaved");
            page.back_link().click().await;
            leave_dialog(&page).find().await;
            page.press(thirtyfour::Key::Escape).await;
            leave_dialog(&page).is_absent().await;
            page.has_address(NEW).await;
            assert_eq!(field_value(&page, "Name").await, "unsaved");
            page.back().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            page.has_rows("sortBy=name").await;
            // Going forward returns to the form with its draft.
            page.forward().await;
            page.has_address(NEW).await;
            page.has_text("Draft restored").await;
            assert_eq!(field_value(&page, "Name").await, "unsaved");
            page.back().await;
            page.by_role("button", "Discard and leave").click().await;
            page.has_address("/datavolumes?sortBy=name").await;
            assert_eq!(draft_count(&page).await, 0);
            page.forward().await;
            page.by_role("form", "New data volume").find().await;
            assert_eq!(field_value(&page, "Name").await, "");
            page.back().await;
            page.has_rows("sortBy=name").await;
        })
        .await;
}

#[tokio::test]
async fn signing_out_asks_for_confirmation_and_clears_the_session_storage() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            page.by_role("textbox", "Name").fill("secret").await;
            assert_eq!(draft_count(&page).await, 1);
            page.by_role("button", "Sign out").click().await;
            page.by_role("button", "Keep editing").click().await;
            assert_eq!(draft_count(&page).await, 1);
            page.by_role("button", "Sign out").click().await;
            page.by_role("button", "Leave").click().await;
            page.has_address("/sign-in").await;
            assert_eq!(draft_count(&page).await, 0);
            let stored =
                "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.'))";
            assert_eq!(page.script(stored, []).await, json!([]));
            assert_eq!(page.token().await, None);
            open(&page).await;
            assert_eq!(field_value(&page, "Name").await, "");
        })
        .await;
}

#[tokio::test]
async fn an_expired_session_and_an_error_response_keep_the_input() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "stubborn").await;
            // Otherwise the name availability request would get the 401.
            page.has_text("Name available").await;
            page.server().expire_tokens().await;
            submit(&page).await;
            sign_in_again(&page).await;
            page.has_address(NEW).await;
            assert_eq!(field_value(&page, "Name").await, "stubborn");
            assert_eq!(field_value(&page, "Origin PVC").await, "pvc-of-spec");
            // Writes are not repeated automatically.
            page.has_text("The data volume was not created").await;
            assert!(volumes_named(&page, "stubborn").await.is_empty());
            for status in [500_u16, 503, 400] {
                let fault =
                    json!({ "kind": "status", "status": status, "message": "the moon is full" });
                let rule =
                    json!({ "method": "POST", "path": "/api/v1/datavolumes", "fault": fault });
                page.server().fault(rule).await;
                submit(&page).await;
                page.has_alert("the moon is full").await;
                page.has_alert(&status.to_string()).await;
                page.audit().await;
                assert_eq!(field_value(&page, "Name").await, "stubborn");
                assert_eq!(field_value(&page, "Origin PVC").await, "pvc-of-spec");
            }
            assert!(volumes_named(&page, "stubborn").await.is_empty());
            page.reload().await;
            assert_eq!(field_value(&page, "Name").await, "stubborn");
            submit(&page).await;
            shows_created(&page, "stubborn").await;
            assert_eq!(draft_count(&page).await, 0);
        })
        .await;
}
