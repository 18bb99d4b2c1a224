//! What the browser's console says, and which of it means that something is broken.

use thirtyfour::{BrowserLogEntry, WebDriver};

/// Everything since the last reading: the driver hands each entry out once.
pub(super) async fn read(driver: &WebDriver) -> Vec<BrowserLogEntry> {
    driver.browser_log().await.unwrap_or_default()
}

/// The entries that must not be there: uncaught exceptions, panics, violations of the content
/// security policy, files that do not load. A refused API request is what many specs provoke.
pub(super) fn complaint(entries: &[BrowserLogEntry]) -> Option<String> {
    let errors: Vec<String> = entries
        .iter()
        .filter(|entry| entry.level == "SEVERE" && !is_refused_request(entry))
        .map(|entry| entry.message.clone())
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

fn is_refused_request(entry: &BrowserLogEntry) -> bool {
    entry.source.as_deref() == Some("network") && entry.message.contains("/api/")
}

/// The entries as text.
pub(super) fn text(entries: &[BrowserLogEntry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("{} {}", entry.level, entry.message))
        .collect();
    lines.join("\n")
}
