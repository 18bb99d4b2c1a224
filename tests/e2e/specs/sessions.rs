//! Sessions that expire.

use serde_json::json;

use super::create;
use crate::harness::{Locator, Name, Page, Spec};

const HOME: &str = "/datavolumes";

fn dialog(page: &Page) -> Locator {
    page.by_role("dialog", "Sign in again")
}

/// Waits until the page is idle, so that only the action of the spec gets a 401.
async fn is_idle(page: &Page) {
    let ready = Name::Containing("No issues".to_owned());
    page.by_role("button", ready).find().await;
}

/// Signs in with the dialog and waits until it closes.
pub(super) async fn sign_in_again(page: &Page) {
    let dialog = dialog(page);
    let client_id = page.by_role("textbox", "Client ID").within(&dialog);
    client_id.fill("demo-admin").await;
    let secret = page.by_role("textbox", "Client secret").within(&dialog);
    secret.fill("demo-admin").await;
    let button = page.by_role("button", "Sign in").within(&dialog);
    button.click().await;
    dialog.is_absent().await;
}

#[tokio::test]
async fn an_expired_token_opens_the_sign_in_dialog_and_the_page_continues() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?sortBy=name").await;
            page.has_rows("sortBy=name").await;
            is_idle(&page).await;
            let before = page.token().await;
            page.server().expire_tokens().await;
            page.by_role("button", "Next page").click().await;
            dialog(&page).find().await;
            page.audit().await;
            let rows = page.by_role("row", Name::Any).all().await;
            assert!(rows.len() > 50, "the old rows are gone");
            sign_in_again(&page).await;
            page.has_address("/datavolumes?offset=50&sortBy=name").await;
            page.has_rows("sortBy=name&offset=50").await;
            assert_ne!(page.token().await, before);
        })
        .await;
}

#[tokio::test]
async fn a_wrong_secret_in_the_dialog_is_refused_there() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            is_idle(&page).await;
            page.server().expire_tokens().await;
            page.by_role("button", "Refresh").click().await;
            let dialog = dialog(&page);
            let client_id = page.by_role("textbox", "Client ID").within(&dialog);
            client_id.fill("demo-admin").await;
            let secret = page.by_role("textbox", "Client secret").within(&dialog);
            secret.fill("wrong").await;
            page.by_role("button", "Sign in")
                .within(&dialog)
                .click()
                .await;
            page.has_alert("refused").await;
            sign_in_again(&page).await;
            page.has_rows("").await;
        })
        .await;
}

#[tokio::test]
async fn an_invalid_token_opens_the_sign_in_dialog_before_the_first_row() {
    Spec::with_records(60)
        .run(|page| async move {
            page.set_token("nobody-granted-this").await;
            page.open("/datavolumes?limit=10").await;
            sign_in_again(&page).await;
            page.has_address("/datavolumes?limit=10").await;
            page.has_rows("limit=10").await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_goes_on_after_signing_in_again_too() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = page.server().list("").await.remove(0);
            page.set_token("nobody-granted-this").await;
            page.open(&format!("{HOME}/{}", volume.id)).await;
            sign_in_again(&page).await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}

/// Delays the next request, so that its token can be revoked before the response.
async fn delay(page: &Page, method: &str, path: &str) {
    let rule = json!({
        "method": method, "path": path, "times": 1, "fault": { "kind": "delay", "ms": 4000 }
    });
    page.server().fault(rule).await;
}

#[tokio::test]
async fn a_read_refused_for_the_token_of_before_is_asked_again_and_no_second_dialog_opens() {
    Spec::with_records(5)
        .run(|page| async move {
            create::open(&page).await;
            let (_, project) = create::project(&page).await;
            create::choose_project(&page, &project).await;
            delay(&page, "GET", "/api/v1/datavolumes/name-availability").await;
            page.by_role("textbox", "Name").fill("late").await;
            page.server().faults_are_applied().await;
            page.server().expire_tokens().await;
            page.by_role("textbox", "Origin PVC").fill("pvc").await;
            create::submit(&page).await;
            sign_in_again(&page).await;
            page.has_text("This name is free").await;
            dialog(&page).is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn a_write_refused_for_the_token_of_before_is_sent_again_by_the_person_alone() {
    Spec::with_records(5)
        .run(|page| async move {
            create::open(&page).await;
            create::fill(&page, "late").await;
            page.has_text("This name is free").await;
            delay(&page, "POST", "/api/v1/datavolumes").await;
            create::submit(&page).await;
            page.server().faults_are_applied().await;
            page.server().expire_tokens().await;
            page.by_role("textbox", "Name").fill("later").await;
            sign_in_again(&page).await;
            page.has_alert("you have signed in again since").await;
            dialog(&page).is_absent().await;
            assert!(create::volumes_named(&page, "late").await.is_empty());
            page.by_role("button", "Retry").click().await;
            create::shows_created(&page, "later").await;
        })
        .await;
}
