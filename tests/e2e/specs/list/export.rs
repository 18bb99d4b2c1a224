//! Exporting the list as a file.

use std::path::PathBuf;

use serde_json::Value;

use crate::harness::{Page, Spec, until};

/// Exports from the open dialog in this format, and returns the content of the file that the browser saves once it
/// `is_whole`: `WebKit` writes a long file in parts.
async fn export(page: &Page, format: &str, is_whole: impl Fn(&str) -> bool) -> (PathBuf, String) {
    let dialog = page.by_role("dialog", "Export data volumes");
    page.by_role("radio", format).click().await;
    page.audit().await;
    let confirm = page.by_role("button", "Export").within(&dialog);
    confirm.click().await;
    dialog.is_absent().await;
    let (file, content) = until("the file is saved", || async {
        let file = page.server().download().ok_or("there is none")?;
        let content = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        if is_whole(&content) {
            Ok((file, content))
        } else {
            Err(format!("it has {} bytes", content.len()))
        }
    })
    .await;
    std::fs::remove_file(&file).expect("the file is removed");
    (file, content)
}

#[tokio::test]
async fn ten_thousand_rows_are_exported_without_blocking_the_page_and_then_a_selection() {
    Spec::with_records(10_100)
        .run(|page| async move {
            let address = "sortBy=name";
            page.open_signed_in(&format!("/datavolumes?{address}"))
                .await;
            page.has_rows(address).await;
            page.press_button("Export").await;
            page.has_text("All 10,100 that match.").await;
            // Only Chromium tells long tasks.
            page.script(
                "window.tasks = [];
                new PerformanceObserver(list => list.getEntries().forEach(
                    task => window.tasks.push(task.duration))).observe({ type: 'longtask' })",
                [],
            )
            .await;
            let (file, content) = export(&page, "CSV", |csv| csv.lines().count() >= 10_101).await;
            page.has_text("10,100 data volumes exported to datavolumes-")
                .await;
            let name = file.file_name().and_then(|name| name.to_str());
            assert!(name.is_some_and(|name| name.starts_with("datavolumes-20")));
            let script = "return [...document.querySelectorAll('thead th')]
                .map(header => header.innerText.trim())
                .filter(text => text && text != 'Actions').join(',')";
            let header = page.script(script, []).await;
            let mut records = content.split_terminator("\r\n");
            assert_eq!(records.next(), header.as_str());
            // No text of the seed contains a line break.
            let names: Vec<&str> = records
                .filter_map(|record| record.split(',').next())
                .collect();
            assert_eq!(names.len(), 10_100);
            for offset in [0, 5_000, 10_000] {
                let query = format!("{address}&limit=100&offset={offset}");
                let volumes = page.server().list(&query).await;
                let expected = volumes.iter().map(|volume| volume.name.as_str());
                assert!(names[offset..offset + 100].iter().copied().eq(expected));
            }
            let tasks = page.script("return window.tasks", []).await;
            let tasks: Vec<f64> = serde_json::from_value(tasks).unwrap_or_default();
            eprintln!("long tasks during the export, in milliseconds: {tasks:?}");
            // Generous, since the machine may be busy with other specs.
            assert!(tasks.iter().all(|duration| *duration < 500.0), "{tasks:?}");
            select_and_export_as_json(&page).await;
        })
        .await;
}

/// Exports two rows in the order in which they were selected.
async fn select_and_export_as_json(page: &Page) {
    let volumes = page.server().list("sortBy=name").await;
    page.row_checkbox(&volumes[3]).click().await;
    page.row_checkbox(&volumes[1]).click().await;
    let open = page.by_role("button", "Export").within(&page.selection());
    open.click().await;
    let (_, content) = export(page, "JSON", |json| {
        serde_json::from_str::<Value>(json).is_ok()
    })
    .await;
    let rows: Vec<Value> = serde_json::from_str(&content).expect("it is JSON");
    let names: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names, [&volumes[3].name, &volumes[1].name]);
    let created = rows[0]["created"].as_str().unwrap_or_default();
    assert!(
        created.starts_with("20") && created.ends_with('Z'),
        "{created}"
    );
    open.is_focused().await;
}
