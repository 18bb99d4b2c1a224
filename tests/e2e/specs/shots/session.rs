//! Signing in, and pages that are not there.

use super::camera::SIZES;
use crate::harness::Spec;

#[tokio::test]
#[ignore = "takes pictures: cargo xtask shots"]
async fn session() {
    Spec::with_records(60)
        .run(|page| async move {
            for size in SIZES {
                page.resize(size).await;
                page.open("/sign-in").await;
                page.by_role("form", "Sign in").find().await;
                page.shoot("sign-in").await;
                page.open_signed_in("/nothing/here").await;
                page.shoot("not-found").await;
                page.open("/datavolumes").await;
                page.has_rows("").await;
                page.server().expire_tokens().await;
                page.by_role("button", "Refresh").click().await;
                page.by_role("dialog", crate::harness::Name::Any).find().await;
                page.shoot("sign-in-again").await;
                page.set_token("").await;
            }
        })
        .await;
}
