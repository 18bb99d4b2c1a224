//! Tests of the widgets in a headless browser: their roles and names, and how they react to events.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod browser_time;
mod button;
mod checkbox;
mod combobox;
mod dialog;
mod field;
mod keys;
mod lazy;
mod menu;
mod page;
mod pagination;
mod popover;
mod radio_group;
mod search_box;
mod select;
mod table_header;
mod theme;
mod timestamp;
mod toast;
mod tooltip;
mod tree;
mod unmount;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
