use std::cell::Cell;
use std::future::pending;

use crate::page::{Page, wait_until};
use datavolumes_ui::{Lazy, LoadingCode, Render};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = "
    const original = window.setTimeout;
    export function speed_up(factor) {
        window.setTimeout = (run, delay, ...rest) => original(run, delay / factor, ...rest);
    }
    export function slow_down() {
        window.setTimeout = original;
    }
")]
extern "C" {
    /// Makes all timers that start from now on end earlier.
    fn speed_up(factor: u32);
    fn slow_down();
}

thread_local! {
    /// What happens to the attempts to load the code.
    static ATTEMPT: Cell<Attempt> = const { Cell::new(Attempt::Fails) };
}

#[derive(Clone, Copy)]
enum Attempt {
    Fails,
    Stalls,
    Succeeds,
}

fn load() -> LoadingCode<()> {
    let render: Render<()> = |()| view! { <p>"The content"</p> }.into_any();
    match ATTEMPT.get() {
        Attempt::Fails => Box::pin(async { None }),
        Attempt::Stalls => Box::pin(pending()),
        Attempt::Succeeds => Box::pin(async move { Some(render) }),
    }
}

const FAILURE: &str = "could not be loaded";

#[wasm_bindgen_test]
async fn code_that_failed_to_load_is_loaded_again_without_a_press() {
    static PART: Lazy<()> = Lazy::new(load);
    ATTEMPT.set(Attempt::Fails);
    speed_up(50);
    let page = Page::mount(|| PART.show(|| ()));
    wait_until("the failure is shown", || page.text().contains(FAILURE)).await;
    assert!(page.has_role("button", "Retry"));
    assert!(page.has_role("button", "Reload"));
    ATTEMPT.set(Attempt::Succeeds);
    wait_until("the content is shown", || page.text() == "The content").await;
    slow_down();
}

#[wasm_bindgen_test]
async fn code_that_takes_long_to_load_is_a_failure_until_it_is_there() {
    static PART: Lazy<()> = Lazy::new(load);
    ATTEMPT.set(Attempt::Stalls);
    speed_up(50);
    let page = Page::mount(|| view! { <main tabindex="-1">{PART.show(|| ())}</main> });
    assert!(!page.text().contains(FAILURE));
    wait_until("the failure is shown", || page.text().contains(FAILURE)).await;
    ATTEMPT.set(Attempt::Succeeds);
    page.get_by_role("button", "Retry").focus().unwrap();
    page.get_by_role("button", "Retry").click();
    wait_until("the content is shown", || page.text() == "The content").await;
    let focused = document()
        .active_element()
        .map(|focused| focused.tag_name());
    assert_eq!(focused.as_deref(), Some("MAIN"));
    slow_down();
}
