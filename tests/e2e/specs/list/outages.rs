//! Servers that are unavailable, slow or unreachable.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Spec, until};
use crate::specs::session::sessions::sign_in_again;

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn only_what_the_page_needs_raises_the_banner_and_retry_after_is_honoured() {
    Spec::with_records(120)
        .run(|page| async move {
            let unavailable = json!({ "kind": "status", "status": 503 });
            for optional in [
                "/api/v1/datavolumes/count",
                "/api/v1/org-unit/",
                "/api/v1/clusters",
            ] {
                let rule = json!({ "path": optional, "times": 999, "fault": unavailable });
                page.server().fault(rule).await;
            }
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let sent = Mutex::new(Vec::new());
            until("the optional requests have failed", || async {
                let newer = page.requests().await;
                let mut sent = sent.lock().expect("no poll has panicked");
                sent.extend(newer);
                let has = |part: &str| sent.iter().any(|path: &String| path.contains(part));
                let are_sent = has("/count") && has("/clusters");
                are_sent.then_some(()).ok_or(format!("{sent:?}"))
            })
            .await;
            let retry = page.by_role("button", "Retry now");
            retry.is_absent().await;
            page.by_role("button", "Last page").is_absent().await;
            page.server().clear_faults().await;
            let busy = json!({ "kind": "status", "status": 429, "retryAfter": 2 });
            let everything = json!({ "path": "/api/v1/", "times": 999, "fault": busy });
            page.server().fault(everything).await;
            let start = Instant::now();
            page.press_header("Created by").await;
            retry.find().await;
            page.has_text("asked to wait").await;
            page.server().clear_faults().await;
            let rows = page.row_ids().await.map(|ids| ids.len());
            assert_eq!(rows, Ok(50), "the old rows are gone");
            page.has_rows("sortBy=createdBy").await;
            let waited = start.elapsed();
            assert!(
                waited > Duration::from_millis(1900),
                "repeated after {waited:?}"
            );
            retry.is_absent().await;
            // Where nothing is loaded, the banner goes as soon as the server is back.
            let everything = json!({ "path": "/api/v1/", "times": 999, "fault": unavailable });
            page.server().fault(everything).await;
            page.by_role("button", "Refresh").click().await;
            retry.find().await;
            page.by_role("button", "Sign out").click().await;
            page.by_role("form", "Sign in").find().await;
            retry.find().await;
            page.server().clear_faults().await;
            retry.is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn an_unreachable_server_keeps_the_rows_and_the_page_recovers() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // The code of the other pages and of the dialogs loads when the browser is idle, and must not fail.
            until("the idle browser has loaded the code", || async {
                let script = "return (async () => {
                    const loaded = performance.getEntriesByType('resource').map(entry => entry.name);
                    const loader = loaded.find(name => name.endsWith('__wasm_split.js'));
                    const manifest = await (await fetch(new URL('chunks.json', loader))).json();
                    const files = [...manifest.list, ...manifest.pages];
                    return files.every(file => loaded.some(name => name.endsWith(file)));
                })()";
                let is_loaded = page.script(script, []).await == true;
                is_loaded.then_some(()).ok_or("it has not".to_owned())
            })
            .await;
            page.server().kill();
            page.by_role("button", "Next page").click().await;
            page.has_text("can’t reach the server").await;
            let rows = page.row_ids().await.map(|ids| ids.len());
            assert_eq!(rows, Ok(50), "the old rows are gone");
            page.audit().await;
            page.server().restart();
            // The restarted server has no tokens, so the sign-in dialog shows that the page has
            // recovered by itself.
            sign_in_again(&page).await;
            page.has_rows("offset=50").await;
            page.by_role("button", "Retry now").is_absent().await;
        })
        .await;
}
