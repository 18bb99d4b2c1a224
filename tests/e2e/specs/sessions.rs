//! A session that ends while somebody works: nothing is lost.

use serde_json::json;

use super::create;
use crate::harness::{Locator, Name, Page, Spec};

const HOME: &str = "/datavolumes";

fn dialog(page: &Page) -> Locator {
    page.by_role("dialog", "Sign in again")
}

/// Waits until nothing is asked for any more that could ask to sign in before the spec does.
async fn settled(page: &Page) {
    let ready = Name::Containing("No issues".to_owned());
    page.by_role("button", ready).find().await;
}

/// Signs in where the dialog asks for it, and sees it go.
pub(super) async fn sign_in_again(page: &Page) {
    let dialog = dialog(page);
    let client_id = page.by_role("textbox", "Client ID").within(&dialog);
    client_id.fill("demo-admin").await;
    let secret = page.by_role("textbox", "Client secret").within(&dialog);
    secret.fill("demo-admin").await;
    let button = page.by_role("button", "Sign in").within(&dialog);
    button.click().await;
    dialog.none().await;
}

#[tokio::test]
async fn an_expired_token_asks_in_place_and_the_page_goes_on() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?sortBy=name").await;
            page.shows("sortBy=name").await;
            settled(&page).await;
            let before = page.held_token().await;
            page.server().expire_tokens().await;
            page.by_role("button", "Next page").click().await;
            dialog(&page).find().await;
            page.audit().await;
            let rows = page.by_role("row", Name::Any).all().await;
            assert!(rows.len() > 50, "the old rows are gone");
            sign_in_again(&page).await;
            page.has_address("/datavolumes?offset=50&sortBy=name").await;
            page.shows("sortBy=name&offset=50").await;
            assert_ne!(page.held_token().await, before);
        })
        .await;
}

#[tokio::test]
async fn a_wrong_secret_in_the_dialog_is_refused_there() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            settled(&page).await;
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
            page.alerts("refused").await;
            sign_in_again(&page).await;
            page.shows("").await;
        })
        .await;
}

#[tokio::test]
async fn a_token_that_was_never_good_asks_before_the_first_row() {
    Spec::with_records(60)
        .run(|page| async move {
            page.hold_token("nobody-granted-this").await;
            page.open("/datavolumes?limit=10").await;
            sign_in_again(&page).await;
            page.has_address("/datavolumes?limit=10").await;
            page.shows("limit=10").await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_goes_on_after_signing_in_again_too() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = page.server().list("").await.remove(0);
            page.hold_token("nobody-granted-this").await;
            page.open(&format!("{HOME}/{}", volume.id)).await;
            sign_in_again(&page).await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}

/// Delays the next request that is struck, so that its token expires under way.
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
            page.server().has_struck().await;
            page.server().expire_tokens().await;
            page.by_role("textbox", "Origin PVC").fill("pvc").await;
            create::submit(&page).await;
            sign_in_again(&page).await;
            page.says("This name is free").await;
            dialog(&page).none().await;
        })
        .await;
}

#[tokio::test]
async fn a_write_refused_for_the_token_of_before_is_sent_again_by_the_person_alone() {
    Spec::with_records(5)
        .run(|page| async move {
            create::open(&page).await;
            create::fill(&page, "late").await;
            page.says("This name is free").await;
            delay(&page, "POST", "/api/v1/datavolumes").await;
            create::submit(&page).await;
            page.server().has_struck().await;
            page.server().expire_tokens().await;
            page.by_role("textbox", "Name").fill("later").await;
            sign_in_again(&page).await;
            page.alerts("you have signed in again since").await;
            dialog(&page).none().await;
            assert!(create::named(&page, "late").await.is_empty());
            page.by_role("button", "Retry").click().await;
            create::leads_to(&page, "later").await;
        })
        .await;
}
