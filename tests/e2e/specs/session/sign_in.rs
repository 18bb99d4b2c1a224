//! Signing in and out.

use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

/// Fills the form with client credentials.
pub(in crate::specs) async fn fill_credentials(page: &Page, client_id: &str, client_secret: &str) {
    page.by_role("textbox", "Client ID").fill(client_id).await;
    page.by_role("textbox", "Client secret")
        .fill(client_secret)
        .await;
}

/// Fills the form with client credentials and submits it.
pub(in crate::specs) async fn submit(page: &Page, client_id: &str, client_secret: &str) {
    fill_credentials(page, client_id, client_secret).await;
    page.by_role("button", "Sign in").click().await;
}

#[tokio::test]
async fn client_credentials_open_the_table_and_signing_out_removes_token_and_volumes() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open("/").await;
            page.has_address("/sign-in").await;
            page.by_role("form", "Sign in").find().await;
            page.by_role("button", "Sign out").is_absent().await;
            page.audit().await;
            submit(&page, "demo-admin", "demo-admin").await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            // The token is in the session storage only.
            let token = page.token().await.expect("the tab has a token");
            let exposed = "return [location.href, document.cookie, JSON.stringify(localStorage),
                JSON.stringify(history.state), document.documentElement.outerHTML,
                ...performance.getEntries().map(entry => entry.name)].join(' ')";
            let exposed = page.script(exposed, []).await.to_string();
            assert!(!exposed.contains(&token), "the token leaks");
            page.by_role("button", "Sign out").click().await;
            page.has_address("/sign-in").await;
            assert_eq!(page.token().await, None);
            page.by_role("textbox", "Client ID").is_focused().await;
            page.back().await;
            page.by_role("form", "Sign in").find().await;
            page.table().is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn a_protected_link_opens_after_signing_in() {
    Spec::with_records(60)
        .run(|page| async move {
            let link = "/datavolumes?offset=10&limit=10&sortBy=createdBy&sortOrder=desc";
            page.open(link).await;
            page.by_role("form", "Sign in").find().await;
            let next = "next=/datavolumes%3Foffset%3D10%26limit%3D10%26sortBy%3DcreatedBy%26sortOrder%3Ddesc";
            page.has_address(&format!("/sign-in?{next}")).await;
            page.reload().await;
            submit(&page, "demo-admin", "demo-admin").await;
            page.has_address(link).await;
            page.has_rows("offset=10&limit=10&sortBy=createdBy&sortOrder=desc").await;
        })
        .await;
}

#[tokio::test]
async fn a_wrong_secret_keeps_the_input_and_a_token_or_a_persona_signs_in_too() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open("/sign-in").await;
            submit(&page, "demo-admin", "wrong").await;
            page.has_alert("Sign-in failed").await;
            page.audit().await;
            page.has_address("/sign-in").await;
            let client_id = page.by_role("textbox", "Client ID").value().await;
            assert_eq!(client_id, "demo-admin");
            assert_eq!(page.token().await, None);
            submit(&page, "demo-admin", "demo-admin").await;
            page.has_rows("").await;
            page.by_role("button", "Sign out").click().await;
            let token = page.server().token().await;
            page.by_role("textbox", "Access token").fill(&token).await;
            page.by_role("button", "Sign in").click().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            assert_eq!(page.token().await, Some(token));
            page.by_role("button", "Sign out").click().await;
            let demo = page.by_role("region", "Demo");
            demo.find().await;
            let personas = page.by_role("button", Name::Any).within(&demo).all().await;
            assert!(personas.len() >= 4, "there are {} personas", personas.len());
            personas[0]
                .click()
                .await
                .expect("the persona can be clicked");
            page.has_address(HOME).await;
            page.has_rows("").await;
        })
        .await;
}
