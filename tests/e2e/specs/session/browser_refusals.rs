//! A browser that refuses to keep anything, or to change the address.

use crate::harness::Spec;
use crate::specs::volume::create::fill;

const HOME: &str = "/datavolumes";

/// From now on the browser refuses changes of the history.
const REFUSE_HISTORY: &str = "history.pushState = history.replaceState = () => { throw new DOMException('', 'SecurityError') }";

/// From now on the browser accepts changes of the history.
const ACCEPT_HISTORY: &str = "delete history.pushState; delete history.replaceState";

/// From now on there is no room in any storage.
const REFUSE_STORAGE: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";

#[tokio::test]
async fn links_and_signing_out_work_while_the_address_cannot_follow() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volume = page.server().list("").await.remove(0);
            page.script(REFUSE_HISTORY, []).await;
            page.by_role("link", volume.name.clone()).click().await;
            page.by_role("heading", volume.name.clone()).find().await;
            assert_eq!(page.address().await, HOME);
            page.script(ACCEPT_HISTORY, []).await;
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            page.back().await;
            page.has_rows("").await;
            page.script(REFUSE_HISTORY, []).await;
            page.by_role("button", "Sign out").click().await;
            page.by_role("form", "Sign in").find().await;
            page.table().is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn nothing_is_promised_that_the_browser_does_not_keep() {
    Spec::with_records(5)
        .run(|page| async move {
            page.open_signed_in("/datavolumes/new").await;
            page.by_role("form", "New data volume").find().await;
            page.script(REFUSE_STORAGE, []).await;
            fill(&page, "unkept").await;
            page.has_alert("blocks storage").await;
            page.back_link().click().await;
            page.by_role("dialog", "Leave this page?").find().await;
            page.has_text("they are lost when you leave").await;
            page.by_role("button", "Leave").is_absent().await;
            page.by_role("button", "Keep editing").click().await;
            assert_eq!(page.by_role("textbox", "Name").value().await, "unkept");
        })
        .await;
}
