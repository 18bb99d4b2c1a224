//! The columns of the table: which ones, in which order and how wide. On a narrow screen, rows are cards.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::row_menu::choose;
use crate::harness::{Page, Spec, until};

const HOME: &str = "/datavolumes";

/// The columns of a window 1280 pixels wide.
const FITTING: [&str; 7] = [
    "Name",
    "Status",
    "Project",
    "Department",
    "Cluster",
    "Created by",
    "Created",
];

/// Waits until these are the headers of the table.
async fn has_headers(page: &Page, wanted: &[&str]) {
    let script = "const headers = document.querySelectorAll('thead th:not([data-column=actions])');
        return [...headers].map(header => header.innerText.trim()).filter(Boolean)";
    until("the table has the columns", || async {
        let headers = page.script(script, []).await;
        (headers == json!(wanted))
            .then_some(())
            .ok_or(headers.to_string())
    })
    .await;
}

/// The width of the column `key` and the height of the first row, in CSS pixels.
async fn size(page: &Page, key: &str) -> Value {
    let script = "const cell = document.querySelector(`tbody tr [data-column=${arguments[0]}]`);
        return [cell, cell.parentElement].map(element => element.getBoundingClientRect())
            .map((box, index) => Math.round(index ? box.height : box.width))";
    page.script(script, [json!(key)]).await
}

/// Waits until the table needs no sideways scroll.
async fn fits(page: &Page) {
    let script = "const scroller = document.querySelector('[data-scroll-region]');
        return scroller.scrollWidth - scroller.clientWidth";
    until("the table fits", || async {
        let excess = page.script(script, []).await;
        (excess == 0).then_some(()).ok_or(excess.to_string())
    })
    .await;
}

#[tokio::test]
async fn columns_are_hidden_moved_and_resized_by_keyboard_and_this_lasts() {
    Spec::with_records(20)
        .window(1280, 900)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            has_headers(&page, &FITTING).await;
            fits(&page).await;

            page.by_role("button", "Columns").click().await;
            page.by_role("checkbox", "Cluster").focus().await;
            page.press(" ").await;
            page.by_role("checkbox", "Origin PVC").focus().await;
            page.press(" ").await;
            let up = page.by_role("button", "Move Created up");
            up.focus().await;
            page.press(Key::Enter).await;
            page.has_text("Created is column 9 of 11").await;
            up.is_focused().await;
            page.by_role("radio", "Compact").click().await;
            page.audit().await;
            page.press(Key::Escape).await;
            page.by_role("button", "Columns").is_focused().await;
            let chosen = [
                "Name",
                "Status",
                "Project",
                "Department",
                "Origin PVC",
                "Created",
                "Created by",
            ];
            has_headers(&page, &chosen).await;

            let handle = page.by_role("separator", "Width of Project");
            handle.focus().await;
            page.press(Key::Home + Key::Right).await;
            handle.has("aria-valuenow", "72").await;
            assert_eq!(size(&page, "project").await, json!([72, 28]));
            // Escape takes back what is being dragged.
            let element = handle.find().await;
            let drag = page
                .driver()
                .action_chain()
                .click_and_hold_element(&element);
            let drag = drag.move_by_offset(90, 0).send_keys(Key::Escape).release();
            drag.perform().await.expect("the handle is dragged");
            assert_eq!(size(&page, "project").await, json!([72, 28]));
            handle.focus().await;
            page.press(Key::Enter).await;
            page.has_text("Project fits its content").await;
            let fitted = size(&page, "project").await;
            assert_ne!(fitted, json!([72, 28]));
            page.audit().await;

            page.reload().await;
            page.has_rows("").await;
            has_headers(&page, &chosen).await;
            assert_eq!(size(&page, "project").await, fitted);

            page.by_role("button", "Columns").click().await;
            page.by_role("button", "Reset").click().await;
            has_headers(&page, &FITTING).await;
            let nothing_is_kept =
                page.script("return localStorage['datavolumes.columns'] ?? null", []);
            assert_eq!(nothing_is_kept.await, Value::Null);
        })
        .await;
}

/// The number of elements of each of these roles in the accessibility tree.
async fn count_roles<const N: usize>(page: &Page, roles: [&str; N]) -> [usize; N] {
    let tree = page
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"]
        .as_array()
        .expect("the tree has nodes")
        .clone();
    let count = |role: &str| {
        let nodes = nodes.iter().filter(|node| node["ignored"] != true);
        nodes.filter(|node| node["role"]["value"] == role).count()
    };
    roles.map(count)
}

#[tokio::test]
async fn rows_are_cards_on_a_phone_and_still_the_rows_of_a_table() {
    Spec::with_records(20)
        .chromium_only("only the tools of Chromium tell the roles of cells")
        .window(375, 700)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volume = page.server().list("").await.remove(0);
            // Name and status above project and time of creation, all of them in view.
            let script = "const cell = key => document.querySelector(`tbody tr [data-column=${key}]`).getBoundingClientRect();
                const [name, status, project, created] = ['name', 'status', 'project', 'created'].map(cell);
                return [name, status, project, created].every(box => box.left >= 0 && box.right <= innerWidth && box.width > 40)
                    && name.top === status.top && project.top === created.top && project.top > name.top";
            assert_eq!(page.script(script, []).await, true);
            fits(&page).await;
            // The panel offers what a card can show.
            page.by_role("button", "Columns").click().await;
            page.by_role("checkbox", "Status").find().await;
            page.by_role("checkbox", "Description").is_absent().await;
            page.by_role("button", "Move Status up").is_absent().await;
            page.audit().await;
            page.press(Key::Escape).await;
            let targets = "return ['select', 'actions'].every(key => {
                const box = document.querySelector(`tbody tr [data-column=${key}]`).getBoundingClientRect();
                return box.width >= 44 && box.height >= 44;
            })";
            assert_eq!(page.script(targets, []).await, true);
            let roles = ["table", "columnheader", "rowheader"];
            assert_eq!(count_roles(&page, roles).await, [1, 6, 20]);
            page.audit().await;
            page.by_role("button", "Project").click().await;
            page.has_address("/datavolumes?sortBy=projectName").await;
            page.press_button("Columns").await;
            page.by_role("combobox", "Sort by").choose("").await;
            page.press(Key::Escape).await;
            page.has_rows("").await;
            page.row_checkbox(&volume).click().await;
            page.has_selection_count("1 selected").await;
            choose(&page, &volume, "Edit description").await;
            page.by_role("dialog", "Edit description").find().await;
        })
        .await;
}
