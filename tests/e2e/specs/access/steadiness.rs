//! Nothing moves while a page loads.

use serde_json::json;

use crate::harness::{Spec, until};

/// The layout shift that a page may have.
const MAX_SHIFT: f64 = 0.02;

/// The sum of the layout shifts since the page was loaded, and what moved.
const SHIFT: &str = "const entries = [];
    new PerformanceObserver(() => {}).observe({ type: 'layout-shift', buffered: true });
    const done = arguments[arguments.length - 1];
    new PerformanceObserver(list => {
        entries.push(...list.getEntries());
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
        const own = entries.filter(entry => !entry.hadRecentInput);
        const what = own.flatMap(entry => entry.sources).map(source => source.node)
            .map(node => (node?.className ?? node?.parentElement?.className) || node?.nodeName);
        done([own.reduce((sum, entry) => sum + entry.value, 0), what.slice(0, 6).join(' ')]);
    }, 600);";

#[tokio::test]
async fn no_route_moves_while_it_loads() {
    for (width, height) in [(1440, 900), (375, 812)] {
        Spec::with_records(120)
            .window(width, height)
            .chromium_only("only Chromium measures layout shifts")
            .run(move |page| async move {
                page.open_signed_in("/datavolumes").await;
                page.has_rows("").await;
                let volume = page.server().list("").await.remove(0);
                let id = volume.id;
                for (path, text) in [
                    ("/datavolumes".to_owned(), "Created".to_owned()),
                    (
                        "/datavolumes?filterBy=phase==Ready,name=@a".to_owned(),
                        "Clear filters".to_owned(),
                    ),
                    (format!("/datavolumes/{id}"), "Sharing map".to_owned()),
                    (format!("/datavolumes/{id}/sharing"), "Add by ID".to_owned()),
                    ("/datavolumes/new".to_owned(), "Good to know".to_owned()),
                ] {
                    page.open(&path).await;
                    until(format!("{path} has its content"), || async {
                        let script = "return document.body.textContent.includes(arguments[0])";
                        let found = page.script(script, [json!(text)]).await;
                        (found == true)
                            .then_some(())
                            .ok_or("it does not".to_owned())
                    })
                    .await;
                    let seen = page.driver().execute_async(SHIFT, []).await;
                    let seen = seen.expect("the shifts are read").json().clone();
                    let shift = seen[0].as_f64().unwrap_or(f64::MAX);
                    assert!(shift <= MAX_SHIFT, "{path} at {width} pixels: {seen}");
                }
            })
            .await;
    }
}
