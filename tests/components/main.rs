//! The widgets of the app, in a headless browser: what they look like to assistive technology, and what they
//! do on real events.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod button;
mod checkbox;
mod combobox;
mod copy;
mod dialog;
mod field;
mod header;
mod leaving;
mod menu;
mod page;
mod pagination;
mod popover;
mod radio_group;
mod search_box;
mod select;
mod theme;
mod timestamp;
mod toast;
mod tooltip;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
