//! The worker with the server crashes.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::{Page, Spec, StaticHost};

use super::{has_rows, is_answered, open_scene, status};

/// Lets the page keep its workers in `workers`.
async fn keep_workers(page: &Page) {
    let source = "window.workers = [];
        window.Worker = class extends Worker {
            constructor(...options) { super(...options); workers.push(this); }
        };";
    page.prepare_documents(source).await;
}

/// Ends the newest worker as a trap does, while a request is pending. Returns the error of the request.
async fn crash(page: &Page, path: &str) -> Value {
    let script = "const pending = fetch(arguments[0]).then((response) => response.status, (error) => error.name);
        return new Promise((resolve) => setTimeout(resolve, 100)).then(() => {
            const worker = workers.at(-1);
            worker.terminate();
            worker.dispatchEvent(new ErrorEvent('error', { message: 'unreachable' }));
            return pending;
        });";
    page.script(script, [Value::from(path)]).await
}

#[tokio::test]
async fn a_worker_that_crashes_is_started_anew_twice_and_then_the_page_says_so() {
    Spec::with_records(0)
        .on_one_server()
        .chromium_only("it uses the tools of Chromium")
        .run(|page| async move {
            let host = StaticHost::start().await;
            keep_workers(&page).await;
            let address = host.address();
            // Its delay keeps a request pending.
            open_scene(&page, address, "slow-network", "2.5 seconds").await;
            has_rows(&page).await;
            let slow = format!("{address}/api/v1/datavolumes?requestType=Originated");
            assert_eq!(crash(&page, &slow).await, "TypeError");
            page.has_text("has stopped and was started again").await;
            // The session and the data are kept.
            is_answered(&page, address).await;

            // The browser ends it without a word: a request that is aborted asks whether it is alive.
            let silent = "workers.at(-1).terminate();
                return fetch(arguments[0], { signal: AbortSignal.timeout(50) }).catch((error) => error.name);";
            let error = page.script(silent, [Value::from(&*slow)]).await;
            assert_eq!(error, "TimeoutError");
            // It has longer to answer than `until` waits.
            let third = "return new Promise((resolve) => {
                const check = () => workers.length === 3 ? resolve(true) : setTimeout(check, 50);
                check();
            });";
            assert_eq!(page.script(third, []).await, true);
            is_answered(&page, address).await;

            assert_eq!(crash(&page, &slow).await, "TypeError");
            page.has_alert("The server of the demo has stopped").await;
            page.by_role("button", "Reload").find().await;
            // Nothing waits for a server that is not there.
            let begin = Instant::now();
            assert_eq!(status(&page, &slow).await, "TypeError");
            assert!(begin.elapsed() < Duration::from_secs(2));
        })
        .await;
}
