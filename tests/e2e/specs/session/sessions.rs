//! Sessions that expire.

use crate::harness::{Locator, Name, Page, Spec};

fn dialog(page: &Page) -> Locator {
    page.by_role("dialog", "Sign in again")
}

/// Waits until the page is idle, so that only the action of the spec gets a 401.
async fn is_idle(page: &Page) {
    let ready = Name::Containing("No issues".to_owned());
    page.by_role("button", ready).find().await;
}

/// Signs in with the dialog and waits until it closes.
pub(in crate::specs) async fn sign_in_again(page: &Page) {
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
