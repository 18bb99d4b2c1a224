//! Sessions that expire, and what ends with them.

use serde_json::json;
use thirtyfour::WindowHandle;

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

/// Signs in as the same person with the dialog, and waits until it closes.
pub(in crate::specs) async fn sign_in_again(page: &Page) {
    sign_in_as(page, "demo-admin").await;
}

async fn sign_in_as(page: &Page, name: &str) {
    let dialog = dialog(page);
    let client_id = page.by_role("textbox", "Client ID").within(&dialog);
    client_id.fill(name).await;
    let secret = page.by_role("textbox", "Client secret").within(&dialog);
    secret.fill(name).await;
    let button = page.by_role("button", "Sign in").within(&dialog);
    button.click().await;
    dialog.is_absent().await;
}

#[tokio::test]
async fn an_invalid_and_an_expired_token_open_the_sign_in_dialog_and_the_page_continues() {
    Spec::with_records(120)
        .run(|page| async move {
            page.set_token("nobody-granted-this").await;
            page.open("/datavolumes?limit=10&sortBy=name").await;
            sign_in_again(&page).await;
            page.has_address("/datavolumes?limit=10&sortBy=name").await;
            page.has_rows("limit=10&sortBy=name").await;
            is_idle(&page).await;
            let before = page.token().await;
            page.server().expire_tokens().await;
            page.by_role("button", "Next page").click().await;
            dialog(&page).find().await;
            page.audit().await;
            let rows = page.by_role("row", Name::Any).all().await;
            assert!(rows.len() > 10, "the old rows are gone");
            sign_in_again(&page).await;
            page.has_address("/datavolumes?offset=10&limit=10&sortBy=name")
                .await;
            page.has_rows("offset=10&limit=10&sortBy=name").await;
            assert_ne!(page.token().await, before);
        })
        .await;
}

/// Opens `path` in a new tab, and switches to it. Returns the tab of before.
async fn open_in_new_tab(page: &Page, path: &str) -> WindowHandle {
    let driver = page.driver();
    let before = driver.window().await.expect("there is a tab");
    let tab = driver.new_tab().await.expect("a tab opens");
    let switched = driver.switch_to_window(tab).await;
    switched.expect("the tab is there");
    page.open(path).await;
    before
}

/// Waits until the page asks to sign in, and shows and keeps nothing else.
async fn is_signed_out(page: &Page) {
    page.by_role("form", "Sign in").find().await;
    page.table().is_absent().await;
    let script = "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.'))";
    assert_eq!(page.script(script, []).await, json!([]));
}

#[tokio::test]
async fn a_new_tab_takes_over_the_session_and_signing_out_ends_it_in_all_tabs() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let token = page.token().await;
            let link = "/datavolumes?limit=10&sortBy=name";
            let first = open_in_new_tab(&page, link).await;
            page.has_address(link).await;
            page.has_rows("limit=10&sortBy=name").await;
            assert_eq!(page.token().await, token);
            let exposed = page.script("return JSON.stringify(localStorage)", []).await;
            assert!(!exposed.to_string().contains(&token.unwrap_or_default()));
            page.by_role("button", "Sign out").click().await;
            is_signed_out(&page).await;
            let switched = page.driver().switch_to_window(first).await;
            switched.expect("the first tab is still there");
            is_signed_out(&page).await;
            // There is no session to take over any more.
            open_in_new_tab(&page, link).await;
            is_signed_out(&page).await;
        })
        .await;
}

#[tokio::test]
async fn a_page_that_is_shown_again_after_signing_out_shows_nothing() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // Another document, so that the browser keeps the first one with its rows.
            page.open("/datavolumes?limit=10").await;
            page.has_rows("limit=10").await;
            page.by_role("button", "Sign out").click().await;
            page.has_address("/sign-in").await;
            page.back().await;
            page.back().await;
            is_signed_out(&page).await;
            // A page of which another tab did not know when it signed out.
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // With this button comes the code that follows the session.
            page.by_role("button", "Sign out").find().await;
            let script = "localStorage.setItem('datavolumes.sign-outs', 99);
                dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
            page.script(script, []).await;
            is_signed_out(&page).await;
        })
        .await;
}

#[tokio::test]
async fn nothing_stays_for_another_person_or_after_a_denial() {
    Spec::with_records(60)
        .run(|page| async move {
            let rows = "return document.querySelectorAll('tbody:not([aria-hidden]) tr').length";
            let selection = page.by_role("region", "Selection");
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            is_idle(&page).await;
            let volumes = page.server().list("").await;
            page.row_checkbox(&volumes[0]).click().await;
            selection.find().await;
            page.server().expire_tokens().await;
            page.by_role("button", "Refresh").click().await;
            dialog(&page).find().await;
            let slow = json!({ "kind": "delay", "ms": 2000 });
            page.server().fault_list_requests(1, slow).await;
            sign_in_as(&page, "demo-viewer").await;
            assert_eq!(page.script(rows, []).await, 0);
            selection.is_absent().await;
            page.has_rows("").await;
            page.row_checkbox(&volumes[0]).click().await;
            selection.find().await;
            page.server().reject_list_requests(403, 1).await;
            page.by_role("button", "Refresh").click().await;
            page.has_text("don’t have permission to see").await;
            assert_eq!(page.script(rows, []).await, 0);
            selection.is_absent().await;
        })
        .await;
}
