//! The browser's console, and which of its entries are errors.

use std::sync::{Arc, Mutex, PoisonError};

use futures::StreamExt;
use thirtyfour::bidi::events::LogEntryAdded;
use thirtyfour::bidi::modules::log::LogLevel;
use thirtyfour::{BrowserLogEntry, WebDriver};

use super::engine::Engine;

/// An entry of the console.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    is_error: bool,
    /// Whether it is about a file or a response that did not load.
    is_network: bool,
    message: String,
}

impl From<BrowserLogEntry> for Entry {
    fn from(entry: BrowserLogEntry) -> Self {
        Self {
            is_error: entry.level == "SEVERE",
            is_network: entry.source.as_deref() == Some("network"),
            message: entry.message,
        }
    }
}

impl From<LogEntryAdded> for Entry {
    fn from(entry: LogEntryAdded) -> Self {
        Self {
            is_error: entry.level == LogLevel::Error,
            is_network: false,
            message: entry.text.unwrap_or_default(),
        }
    }
}

/// How the console of an engine is read.
#[derive(Clone)]
pub(super) enum Console {
    /// The driver keeps the entries until they are read: those of Chromium.
    Kept(WebDriver),
    /// The driver sends each entry: that of Firefox.
    Sent(Arc<Mutex<Vec<Entry>>>),
    /// The driver of `WebKitGTK` does not tell.
    Unknown,
}

impl Console {
    /// Follows the console from now on.
    pub(super) async fn follow(engine: Engine, driver: &WebDriver) -> Self {
        match engine {
            Engine::Chromium => Self::Kept(driver.clone()),
            Engine::Firefox => {
                let bidi = driver.bidi().await.expect("the browser speaks BiDi");
                let entries = bidi.subscribe::<LogEntryAdded>().await;
                let mut entries = entries.expect("the console can be followed");
                let sent = Arc::new(Mutex::new(Vec::new()));
                let kept = Arc::clone(&sent);
                tokio::spawn(async move {
                    while let Some(entry) = entries.next().await {
                        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                        kept.push(Entry::from(entry));
                    }
                });
                Self::Sent(sent)
            }
            Engine::WebKit => Self::Unknown,
        }
    }

    /// The entries since the last call.
    pub(super) async fn take(&self) -> Vec<Entry> {
        match self {
            Self::Kept(driver) => {
                let entries = driver.browser_log().await.unwrap_or_default();
                entries.into_iter().map(Entry::from).collect()
            }
            Self::Sent(entries) => {
                std::mem::take(&mut *entries.lock().unwrap_or_else(PoisonError::into_inner))
            }
            Self::Unknown => Vec::new(),
        }
    }
}

/// The errors that fail a spec: uncaught exceptions, panics, violations of the content security
/// policy and files that do not load.
pub(super) fn unexpected_errors(entries: &[Entry]) -> Option<String> {
    let errors: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.is_error && !is_tolerated(entry))
        .map(|entry| entry.message.as_str())
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

/// Whether an error is tolerated: a failed API request, which many specs cause, and the favicon that
/// the browser requests when a spec opens a JSON document of the API.
fn is_tolerated(entry: &Entry) -> bool {
    let contains = |path| entry.message.contains(path);
    entry.is_network && ["/api/", "/favicon.ico "].iter().any(contains)
}

/// The entries as text, one per line.
pub(super) fn text(entries: &[Entry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| {
            format!(
                "{} {}",
                if entry.is_error { "error" } else { "note" },
                entry.message
            )
        })
        .collect();
    lines.join("\n")
}
