//! What lies above a page passes the rules of axe-core, in both themes, on a desktop and on a phone: toasts, and what an
//! outage or an expired session shows.

use serde_json::{Value, json};

use crate::harness::{Page, Spec, until};

const LIST: &str = "/datavolumes?limit=10";

async fn on_each_size<F>(body: fn(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    for (width, height) in [(1440, 900), (375, 812)] {
        let spec = Spec::with_records(60).window(width, height);
        spec.run(body).await;
    }
}

/// Applies `fault` to the next `times` requests with `method`.
async fn fault(page: &Page, method: &str, times: u32, fault: Value) {
    let rule = json!({ "method": method, "path": "/api/v1/", "times": times, "fault": fault });
    page.server().fault(rule).await;
}

#[tokio::test]
async fn toasts_an_outage_and_an_expired_session_pass_the_rules() {
    on_each_size(|page| async move {
        page.open_signed_in(LIST).await;
        page.has_rows("limit=10").await;
        page.page_checkbox().click().await;
        page.by_role("searchbox", "Filter by name").fill("a").await;
        page.has_text("Selection of 10 cleared").await;
        page.has_no_violations("toast").await;
        let busy = json!({ "kind": "status", "status": 503, "retryAfter": 60 });
        fault(&page, "GET", 999, busy).await;
        page.press_button("Refresh").await;
        page.by_role("button", "Retry now").find().await;
        page.has_no_violations("outage").await;
        page.server().clear_faults().await;
        page.open(LIST).await;
        page.has_rows("limit=10").await;
        page.server().expire_tokens().await;
        // Another request of the page may open the dialog above the button first.
        page.by_role("button", "Refresh").click_by_script().await;
        let dialog = page.by_role("dialog", "Sign in again");
        dialog.find().await;
        page.has_text("Try a demo account").await;
        page.has_no_violations("sign in again").await;
        page.by_role("button", "Sign in")
            .within(&dialog)
            .click()
            .await;
        page.has_text("Enter a client ID").await;
        page.has_no_violations("sign in again with an error").await;
    })
    .await;
}

/// Waits until there is a toast above the bar that `selector` matches.
async fn has_toast_above(page: &Page, selector: &str) {
    let script = "const [toast, bar] = ['.toast', arguments[0]].map(part =>
            document.querySelector(part)?.getBoundingClientRect());
        return toast && bar ? bar.top - toast.bottom : null;";
    until(format!("a toast is above {selector}"), || async {
        let gap = page.script(script, [json!(selector)]).await;
        let is_above = gap.as_f64().is_some_and(|gap| gap > 0.0);
        is_above.then_some(()).ok_or(format!("the gap is {gap}"))
    })
    .await;
}

/// Shows a toast by a filter for `name`, which clears the selection.
async fn clear_selection(page: &Page, name: &str) {
    page.open_signed_in(LIST).await;
    page.has_rows("limit=10").await;
    page.page_checkbox().click().await;
    page.has_selection_count("10 selected").await;
    page.by_role("searchbox", "Filter by name").fill(name).await;
    page.has_text("Selection of 10 cleared").await;
}

#[tokio::test]
async fn a_toast_is_above_a_bar_that_rests_in_the_window() {
    for (width, height) in [(1440, 900), (768, 900)] {
        let body = |page: Page| async move {
            let volume = page.server().unshared_volume().await;
            let (_, scope) = page.server().other_department(&volume).await;
            clear_selection(&page, &volume.name).await;
            page.press_button("New data volume").await;
            has_toast_above(&page, ".create__form > .create__actions").await;
            clear_selection(&page, &volume.name).await;
            page.press_button(&format!("Actions for {}", volume.name))
                .await;
            page.by_role("menuitem", "Share").click().await;
            page.toggle_scope(&scope).await;
            has_toast_above(&page, ".change-bar").await;
        };
        let spec = Spec::with_records(60).window(width, height);
        spec.run(body).await;
    }
}
