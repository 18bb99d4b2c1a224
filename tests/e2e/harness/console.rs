//! What the browser's console says, and which of it means that something is broken.

use thirtyfour::{BrowserLogEntry, WebDriver};

/// Everything since the last reading: the driver hands each entry out once.
pub(super) async fn read(driver: &WebDriver) -> Vec<BrowserLogEntry> {
    driver.browser_log().await.unwrap_or_default()
}

/// The entries that must not be there: uncaught exceptions, panics, violations of the content
/// security policy, files that do not load.
pub(super) fn complaint(entries: &[BrowserLogEntry]) -> Option<String> {
    let errors: Vec<String> = entries
        .iter()
        .filter(|entry| entry.level == "SEVERE" && !is_expected(entry))
        .map(|entry| entry.message.clone())
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

/// A refused API request, which many specs provoke; and the icon that the browser looks for beside
/// the JSON from which specs begin, which can name none.
fn is_expected(entry: &BrowserLogEntry) -> bool {
    let is_tolerated = |path| entry.message.contains(path);
    entry.source.as_deref() == Some("network")
        && ["/api/", "/favicon.ico "].iter().any(is_tolerated)
}

/// The entries as text.
pub(super) fn text(entries: &[BrowserLogEntry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("{} {}", entry.level, entry.message))
        .collect();
    lines.join("\n")
}
