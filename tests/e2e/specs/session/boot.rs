//! Files of the app that do not load, or load slowly.

use serde_json::{Value, json};

use crate::harness::{Page, Spec, until};

/// The files of the first load, by the beginning of their paths.
const BOOT_SCRIPT: &str = "/boot-";
const APP_FILES: &str = "/app-";

/// What a window shows before the app is there. The time limit is ended by the script.
const OBSERVE: &str = "
    const page = arguments[0] === null ? window : window.opened;
    const { document } = page;
    const notice = document.querySelector('.boot-late');
    for (const animation of notice?.getAnimations() ?? []) animation.finish();
    if (!notice) return null;
    const { position, visibility } = page.getComputedStyle(notice);
    return {
        // Without the style sheet it would be visible too.
        isVisible: position === 'fixed' && visibility === 'visible',
        role: notice.getAttribute('role'),
        text: notice.innerText,
        busy: document.querySelector('#shell .main')?.ariaBusy ?? null,
    };";

/// Waits until the window says that the app is not loaded yet, and is not busy any more.
async fn says_that_it_takes_long(page: &Page, window: Value) {
    until("the page says that the app is not loaded", || async {
        let seen = page.script(OBSERVE, [window.clone()]).await;
        let is_said = seen["isVisible"] == true
            && seen["role"] == "alert"
            && seen["text"]
                .as_str()
                .is_some_and(|text| text.contains("still loading"))
            && seen["busy"] != "true";
        is_said.then_some(()).ok_or(seen.to_string())
    })
    .await;
}

/// Makes the browser request every file again.
async fn disable_cache(page: &Page) {
    let parameters = json!({ "cacheDisabled": true });
    page.devtools("Network.enable", json!({})).await;
    page.devtools("Network.setCacheDisabled", parameters).await;
}

#[tokio::test]
async fn a_page_whose_files_do_not_arrive_says_so_and_reloads() {
    for files in [APP_FILES, BOOT_SCRIPT] {
        let body = |page: Page| async move {
            let token = page.server().token().await;
            page.set_token(&token).await;
            let stalled = json!({ "kind": "delay", "ms": 60_000 });
            let rule = json!({ "path": files, "times": 999, "fault": stalled });
            page.server().fault(rule).await;
            // The driver waits for a page that loads, so another window loads it.
            let open = "window.opened = window.open('/datavolumes?sortBy=name'); return null";
            page.script(open, []).await;
            says_that_it_takes_long(&page, json!("opened")).await;
            page.server().clear_faults().await;
            let press = "window.opened.document.querySelector('.boot-late button').click()";
            page.script(press, []).await;
            until("the window shows rows", || async {
                let script = "return window.opened.document
                    .querySelectorAll('tbody:not([aria-hidden]) tr').length";
                let rows = page.script(script, []).await;
                (rows == 5).then_some(()).ok_or(rows.to_string())
            })
            .await;
            page.script("window.opened.close()", []).await;
            page.forget_errors().await;
        };
        Spec::with_records(5)
            .chromium_only("it uses the tools of Chromium")
            .on_one_server()
            .run(body)
            .await;
    }
}

#[tokio::test]
async fn a_page_instead_of_a_file_of_the_app_is_a_failure_with_a_reload() {
    Spec::with_records(5)
        .chromium_only("it uses the tools of Chromium")
        .on_one_server()
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            disable_cache(&page).await;
            let folder = "return new URL(document.querySelector('link[rel=modulepreload]').href)
                .pathname.replace(/[^/]*$/, '')";
            let folder = page.script(folder, []).await;
            let folder = folder.as_str().unwrap_or_default();
            let html = json!({ "kind": "html", "status": 200 });
            for file in ["datavolumes-app.js", "datavolumes-app_bg.wasm"] {
                let path = format!("{folder}{file}");
                let rule = json!({ "path": path, "times": 99, "fault": html });
                page.server().fault(rule).await;
                page.driver().refresh().await.expect("the page reloads");
                page.by_role("alertdialog", "The app couldn’t start")
                    .find()
                    .await;
                page.server().clear_faults().await;
                page.by_role("button", "Reload").click().await;
                page.ready().await;
                page.has_rows("").await;
            }
            let rule = json!({ "path": BOOT_SCRIPT, "times": 99, "fault": html });
            page.server().fault(rule).await;
            page.driver().refresh().await.expect("the page reloads");
            says_that_it_takes_long(&page, Value::Null).await;
            page.audit().await;
            page.server().clear_faults().await;
            page.by_role("button", "Reload").click().await;
            page.ready().await;
            page.forget_errors().await;
        })
        .await;
}

#[tokio::test]
async fn an_app_that_fails_when_it_starts_says_so_and_leaves_its_shell() {
    Spec::with_records(5)
        .chromium_only("it uses the tools of Chromium")
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            let old_browser =
                "Node.prototype.cloneNode = () => { throw new TypeError('not supported'); };";
            page.prepare_documents(old_browser).await;
            page.driver().refresh().await.expect("the page reloads");
            page.by_role("alertdialog", "The app couldn’t start")
                .find()
                .await;
            let is_busy = "return document.querySelector('#shell .main').ariaBusy";
            assert_eq!(page.script(is_busy, []).await, "false");
            page.forget_errors().await;
        })
        .await;
}

#[tokio::test]
async fn code_that_loads_on_demand_waits_for_its_styles_and_one_alert_says_that_they_are_missing() {
    Spec::with_records(5)
        .chromium_only("it uses the tools of Chromium")
        .on_one_server()
        .run(|page| async move {
            let html = json!({ "kind": "html", "status": 503 });
            let rule = json!({ "path": "/deferred-", "times": 999, "fault": html });
            page.server().fault(rule).await;
            page.open_signed_in("/datavolumes").await;
            page.has_alert("could not be loaded").await;
            assert_eq!(page.column("Name").await.len(), 5);
            let alerts = "return document.querySelectorAll('#app [role=alert]').length";
            assert_eq!(page.script(alerts, []).await, 1);
            let filter = page.by_role("searchbox", "Filter by name");
            filter.is_absent().await;
            page.server().clear_faults().await;
            page.by_role("button", "Retry").click().await;
            page.has_rows("").await;
            filter.find().await;
            page.by_role("navigation", "Pagination").find().await;
            page.forget_errors().await;
        })
        .await;
}
