//! Times, which are reported and not judged: machines differ.

use crate::harness::Spec;

/// Clicks `Next page` and measures until the frame with the new rows has been handed over.
const MEASURE: &str = r#"
const done = arguments[arguments.length - 1];
const link = () => document.querySelector("tbody:not([aria-hidden]) tr a")?.href;
const button = document.querySelector('[aria-label="Next page"]');
const before = link();
let frames = 0;
const start = performance.now();
button.click();
const look = () => {
  frames += 1;
  if (link() === before) { requestAnimationFrame(look); return; }
  const seen = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done([seen - start, performance.now() - start, frames]);
  requestAnimationFrame(() => channel.port2.postMessage(null));
};
requestAnimationFrame(look);
"#;

#[tokio::test]
async fn the_next_page_is_painted() {
    Spec::with_records(1000)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            let mut times = Vec::new();
            for turn in 1..=8 {
                let answer = page.driver().execute_async(MEASURE, Vec::new()).await;
                let measured = answer.expect("the page turns").json().clone();
                times.push(measured);
                page.has_rows(&format!("offset={}", turn * 50)).await;
            }
            println!("next page, [ms to rows, ms to painted, frames]: {times:?}");
        })
        .await;
}

/// Ticks a project in the tree and measures until the frame with the tick has been handed over.
const MEASURE_TICK: &str = r#"
const done = arguments[arguments.length - 1];
const row = () => document.querySelector('[role=treeitem][aria-level="3"]');
const before = row().getAttribute('aria-checked');
let frames = 0;
const start = performance.now();
row().click();
const look = () => {
  frames += 1;
  if (row().getAttribute('aria-checked') === before) { requestAnimationFrame(look); return; }
  const seen = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done([seen - start, performance.now() - start, frames]);
  requestAnimationFrame(() => channel.port2.postMessage(null));
};
requestAnimationFrame(look);
"#;

#[tokio::test]
async fn a_tick_in_the_tree_of_scopes_is_painted() {
    Spec::with_records(24_000)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            page.open_sharing(&volume).await;
            page.search_scopes(&volume.project_name).await;
            let mut times = Vec::new();
            for _ in 0..8 {
                let answer = page.driver().execute_async(MEASURE_TICK, Vec::new()).await;
                times.push(answer.expect("the row is ticked").json().clone());
            }
            println!("tick, [ms to tick, ms to painted, frames]: {times:?}");
        })
        .await;
}
