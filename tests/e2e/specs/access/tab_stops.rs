//! How many presses of Tab lead to the rows, and that the arrow keys lead to every other control.

use std::collections::BTreeSet;

use serde_json::Value;
use thirtyfour::Key;

use crate::harness::{Page, Spec, until};

const FILTERED: &str =
    "filterBy=phase==Ready,createdAt%3E=2020-01-01T00:00:00Z&search=a&sortBy=name";

/// The most presses of Tab from the start of the page to the first row.
const MAX_STOPS: usize = 16;

/// Whether the focus is in a row.
async fn is_in_rows(page: &Page) -> bool {
    let script = "return document.activeElement.closest('tbody') !== null";
    page.script(script, []).await == true
}

/// The names of the controls of the group around the focus, and that of the one with the focus.
async fn group(page: &Page) -> (BTreeSet<String>, String) {
    let script = "const label = el => el.getAttribute('aria-label') ?? el.innerText;
        const group = document.activeElement.closest('[role=toolbar], thead');
        const controls = [...group.querySelectorAll('button, a, input')].filter(el => el.checkVisibility());
        return [controls.map(label), label(document.activeElement)]";
    let seen = page.script(script, []).await;
    let names: Vec<String> = serde_json::from_value(seen[0].clone()).expect("they are strings");
    let focused = seen[1].as_str().unwrap_or_default().to_owned();
    (names.into_iter().collect(), focused)
}

/// Whether the arrow keys lead from the control with the focus to each control of its group, and around to itself, and
/// Home and End to the first and the last one.
async fn walk_group(page: &Page) {
    let (names, first) = group(page).await;
    let mut seen = BTreeSet::new();
    let mut focused = first.clone();
    for _ in 0..names.len() {
        assert!(seen.insert(focused.clone()), "{focused} comes twice");
        page.press(Key::Right).await;
        focused = group(page).await.1;
    }
    assert_eq!(seen, names);
    assert_eq!(focused, first, "the walk does not end where it began");
    page.press(Key::Left).await;
    let last = group(page).await.1;
    page.press(Key::Home).await;
    assert_eq!(group(page).await.1, first);
    page.press(Key::End).await;
    assert_eq!(group(page).await.1, last);
}

#[tokio::test]
async fn few_tab_stops_are_before_the_rows_and_arrow_keys_reach_the_other_controls() {
    Spec::with_records(600)
        .window(1440, 900)
        .run(|page| async move {
            page.open_signed_in(&format!("/datavolumes?{FILTERED}"))
                .await;
            page.has_rows(FILTERED).await;
            until("all controls are there", || async {
                let script = "return ['[role=separator]', '[aria-label=\"Data volumes by status\"] button']
                    .every(selector => document.querySelector(selector))";
                let are_there = page.script(script, []).await == true;
                are_there.then_some(()).ok_or("they are not".to_owned())
            })
            .await;
            let mut stops = Vec::new();
            loop {
                page.press(Key::Tab).await;
                if is_in_rows(&page).await {
                    break;
                }
                stops.push(page.focused().await);
                assert!(stops.len() < MAX_STOPS, "{stops:#?}");
                assert_ne!(stops.last().map(String::as_str), Some("body"));
                let script = "return document.activeElement.matches('[role=toolbar] *, thead button, thead input')";
                if page.script(script, []).await == Value::Bool(true) {
                    let before = page.focused().await;
                    walk_group(&page).await;
                    // The last one is the stop now, and the first one again.
                    page.press(Key::Home).await;
                    page.has_focus("Home", &before).await;
                }
            }
            assert_eq!(stops[0], "button Skip to content", "{stops:#?}");
            let skip = page.by_role("button", "Skip to content");
            skip.focus().await;
            page.press(Key::Enter).await;
            assert!(is_in_rows(&page).await, "{}", page.focused().await);
            // The header that sorts is the stop: its handle follows, and those of columns that cannot be sorted.
            let cluster = page.by_role("button", "Cluster").within(&page.table());
            cluster.focus().await;
            for handle in ["Width of Cluster", "Width of Origin PVC"] {
                page.press(Key::Tab).await;
                page.has_focus("Tab", &format!("separator {handle}")).await;
            }
            page.press(Key::Tab).await;
            assert!(is_in_rows(&page).await, "{}", page.focused().await);
            page.open("/datavolumes/new").await;
            skip.focus().await;
            page.press(Key::Enter).await;
            let focused = page.script("return document.activeElement.tagName", []).await;
            assert_eq!(focused, "MAIN");
        })
        .await;
}
