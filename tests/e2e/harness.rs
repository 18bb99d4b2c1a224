//! Runs each spec with its own server and browser, and saves artifacts when a spec fails.

mod artifacts;
mod audit;
mod axe;
mod browser;
mod console;
mod engine;
mod fault;
mod keyboard;
mod name;
mod page;
mod process;
mod role;
mod selection;
mod server;
mod sharing;
mod static_host;
mod table;
mod touch;
mod wait;
mod workdir;
mod writes;

use std::future::Future;
use std::io::Write;
use std::panic::resume_unwind;
use std::sync::Arc;

pub(crate) use name::Name;
pub(crate) use page::Page;
pub(crate) use role::Locator;
pub(crate) use server::{Server, demo_program};
pub(crate) use sharing::{department, project};
pub(crate) use static_host::{BASE, StaticHost};
pub(crate) use wait::until;

use artifacts::Artifacts;
use browser::Browser;
use engine::Engine;
use workdir::Workdir;

/// The environment of a spec.
pub(crate) struct Spec {
    records: u32,
    width: u32,
    height: u32,
    runs_through_upstream: bool,
    /// Why it does not run in the other engines.
    chromium_only: Option<&'static str>,
    /// Why it does not run in `WebKitGTK`.
    not_in_webkit: Option<&'static str>,
}

impl Spec {
    /// Creates a spec with `records` volumes and a window of 1792 × 900 CSS pixels, in which the table has all its
    /// columns.
    pub(crate) fn with_records(records: u32) -> Self {
        Self {
            records,
            width: 1792,
            height: 900,
            runs_through_upstream: true,
            chromium_only: None,
            not_in_webkit: None,
        }
    }

    /// Sets the size of the window in CSS pixels.
    pub(crate) fn window(self, width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            ..self
        }
    }

    /// Skips the spec if a second instance passes the API on: it injects a fault into the files of the
    /// app, which that instance serves itself, or into a response that it does not pass on.
    pub(crate) fn on_one_server(self) -> Self {
        Self {
            runs_through_upstream: false,
            ..self
        }
    }

    /// Skips the spec in other engines, for this reason.
    pub(crate) fn chromium_only(self, reason: &'static str) -> Self {
        Self {
            chromium_only: Some(reason),
            ..self
        }
    }

    /// Skips the spec in `WebKitGTK`, for this reason.
    pub(crate) fn not_in_webkit(self, reason: &'static str) -> Self {
        Self {
            not_in_webkit: Some(reason),
            ..self
        }
    }

    /// Why the spec is skipped in `engine`.
    fn reason_to_skip(&self, engine: Engine) -> Option<&'static str> {
        if self.width < engine.min_width() {
            return Some("the window cannot be that narrow");
        }
        match engine {
            Engine::Chromium => None,
            Engine::Firefox => self.chromium_only,
            Engine::WebKit => self.chromium_only.or(self.not_in_webkit),
        }
    }

    /// Runs `body`.
    ///
    /// # Panics
    /// When `body` panics, or when the console contains an unexpected error afterwards.
    pub(crate) async fn run<F, Fut>(self, body: F)
    where
        F: FnOnce(Page) -> Fut,
        Fut: Future<Output = ()> + Send + 'static,
    {
        if server::is_through_upstream() && !self.runs_through_upstream {
            return;
        }
        let engine = Engine::current();
        if let Some(reason) = self.reason_to_skip(engine) {
            report_not_applicable(engine, &spec_name::<F>(), reason);
            return;
        }
        let workdir = Workdir::new();
        let server = Arc::new(Server::start(workdir.path(), self.records));
        let browser = Browser::open(engine, workdir.path(), self.width, self.height).await;
        let page = Page::new(browser.driver(), browser.console(), Arc::clone(&server));
        let outcome = tokio::spawn(body(page.clone())).await;
        let console = browser.console().take().await;
        let errors = console::unexpected_errors(&console);
        let failed = outcome.is_err() || errors.is_some();
        if failed {
            let artifacts = Artifacts::new(&spec_name::<F>());
            artifacts.save(&page, &console, &server.log()).await;
            eprintln!("Artifacts are in {}", artifacts.path().display());
        }
        browser.close().await;
        if let Err(error) = outcome {
            resume_unwind(error.into_panic());
        }
        if let Some(errors) = errors {
            panic!("The console contains errors:\n{errors}");
        }
    }
}

/// Says that a spec does not run in `engine`. Its test passes, so `cargo xtask test` counts these lines. They are written
/// past the test runner, which hides what a test prints.
fn report_not_applicable(engine: Engine, spec: &str, reason: &str) {
    let line = format!("not applicable in {}: {spec}: {reason}\n", engine.name());
    // Fails if nobody reads the output.
    let _ = std::io::stdout().write_all(line.as_bytes());
}

/// The name of the spec, such as `paging.the_buttons_walk_through_all_pages`.
///
/// A thread has the name of its test, unless the tests run on one thread. Then the path of the type of
/// the body is used.
fn spec_name<F>() -> String {
    let thread = std::thread::current();
    let path = match thread.name() {
        None | Some("main") => std::any::type_name::<F>(),
        Some(test) => test,
    };
    path.split("::")
        .filter(|part| !matches!(*part, "e2e" | "specs" | "{{closure}}"))
        .collect::<Vec<_>>()
        .join(".")
}
