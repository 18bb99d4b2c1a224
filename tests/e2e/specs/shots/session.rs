//! Signing in, and pages that are not there.

use super::camera::{SIZES, on_each};

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn session() {
    on_each(&SIZES, 60, |page| async move {
        page.open("/sign-in").await;
        page.by_role("form", "Sign in").find().await;
        page.shoot("sign-in").await;
        page.open_signed_in("/nothing/here").await;
        page.shoot("not-found").await;
        page.open("/datavolumes").await;
        page.has_rows("").await;
        page.server().expire_tokens().await;
        page.by_role("button", "Refresh").click().await;
        page.by_role("dialog", crate::harness::Name::Any)
            .find()
            .await;
        page.shoot("sign-in-again").await;
    })
    .await;
}
