//! The notice that the app has stopped, which needs no wasm.

use crate::harness::{Locator, Page, Spec};
use crate::specs::volume::create::{fill, open};

/// What the browser reports after a panic in an event handler and in a future. `page` is the window with its own
/// classes, which a script of the driver does not see in Firefox.
const TRAPS: [&str; 2] = [
    "const page = window.wrappedJSObject ?? window;
    const error = new page.WebAssembly.RuntimeError('unreachable');
    page.dispatchEvent(new page.ErrorEvent('error', { error }))",
    "const page = window.wrappedJSObject ?? window;
    const reason = new page.WebAssembly.RuntimeError('unreachable');
    page.dispatchEvent(new page.PromiseRejectionEvent('unhandledrejection', { promise: page.Promise.resolve(), reason }))",
];

/// An error that is not one of the app.
const OTHER_ERROR: &str = "const page = window.wrappedJSObject ?? window;
    const error = new page.TypeError('of an extension');
    page.dispatchEvent(new page.ErrorEvent('error', { error }))";

fn notice(page: &Page) -> Locator {
    page.by_role("alertdialog", "The app has stopped")
}

#[tokio::test]
async fn after_a_panic_but_no_other_error_a_notice_reloads_the_page_and_keeps_drafts() {
    Spec::with_records(5)
        .run(|page| async move {
            for trap in TRAPS {
                open(&page).await;
                fill(&page, "kept").await;
                page.script(OTHER_ERROR, []).await;
                notice(&page).is_absent().await;
                page.script(trap, []).await;
                notice(&page).find().await;
                page.audit().await;
                let reload = page.by_role("button", "Reload");
                reload.is_focused().await;
                page.press(thirtyfour::Key::Escape).await;
                notice(&page).find().await;
                reload.click().await;
                page.has_text("Draft restored").await;
                let name = page.by_role("textbox", "Name").value().await;
                assert_eq!(name, "kept");
                page.by_role("button", "Discard draft").click().await;
            }
        })
        .await;
}
