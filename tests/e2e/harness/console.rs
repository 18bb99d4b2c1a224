//! The browser's console, and which of its entries are errors.

use thirtyfour::{BrowserLogEntry, WebDriver};

/// The entries since the last call. The driver returns each entry once.
pub(super) async fn read(driver: &WebDriver) -> Vec<BrowserLogEntry> {
    driver.browser_log().await.unwrap_or_default()
}

/// The errors that fail a spec: uncaught exceptions, panics, violations of the content security
/// policy and files that do not load.
pub(super) fn unexpected_errors(entries: &[BrowserLogEntry]) -> Option<String> {
    let errors: Vec<String> = entries
        .iter()
        .filter(|entry| entry.level == "SEVERE" && !is_tolerated(entry))
        .map(|entry| entry.message.clone())
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

/// Whether an error is tolerated: a failed API request, which many specs cause, and the favicon that
/// the browser requests when a spec opens a JSON document of the API.
fn is_tolerated(entry: &BrowserLogEntry) -> bool {
    let contains = |path| entry.message.contains(path);
    entry.source.as_deref() == Some("network") && ["/api/", "/favicon.ico "].iter().any(contains)
}

/// The entries as text, one per line.
pub(super) fn text(entries: &[BrowserLogEntry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("{} {}", entry.level, entry.message))
        .collect();
    lines.join("\n")
}
