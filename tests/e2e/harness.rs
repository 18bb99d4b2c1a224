//! What the specs stand on: a fresh server and a fresh browser each, and evidence when one fails.

mod artifacts;
mod audit;
mod browser;
mod console;
mod fault;
mod page;
mod process;
mod role;
mod selection;
mod server;
mod sharing;
mod table;
mod wait;
mod workdir;
mod writes;

use std::future::Future;
use std::panic::resume_unwind;
use std::sync::Arc;

use tokio::sync::Semaphore;

pub(crate) use page::Page;
pub(crate) use role::{Locator, Name};
pub(crate) use server::Server;
pub(crate) use sharing::{department, project};
pub(crate) use wait::until;

use artifacts::Artifacts;
use browser::Browser;
use workdir::Workdir;

/// More browsers at a time would only make each other late on a small machine.
static TURNS: Semaphore = Semaphore::const_new(2);

/// What a spec asks of its surroundings.
pub(crate) struct Spec {
    records: u32,
    width: u32,
    height: u32,
}

impl Spec {
    /// A server with `records` volumes, and a window of 1280 × 900.
    pub(crate) fn with_records(records: u32) -> Self {
        Self {
            records,
            width: 1280,
            height: 900,
        }
    }

    /// Another size of the window, in CSS pixels.
    pub(crate) fn window(self, width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            ..self
        }
    }

    /// Runs `body`; afterwards the console must hold no error that the spec did not provoke.
    pub(crate) async fn run<F, Fut>(self, body: F)
    where
        F: FnOnce(Page) -> Fut,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let _turn = TURNS
            .acquire()
            .await
            .expect("the semaphore is never closed");
        let workdir = Workdir::new();
        let server = Arc::new(Server::start(workdir.path(), self.records));
        let browser = Browser::open(workdir.path(), self.width, self.height).await;
        let page = Page::new(browser.driver(), Arc::clone(&server));
        let outcome = tokio::spawn(body(page.clone())).await;
        let console = console::read(browser.driver()).await;
        let complaint = console::complaint(&console);
        let failed = outcome.is_err() || complaint.is_some();
        if failed {
            let evidence = Artifacts::named(spec_name::<F>());
            evidence.keep(&page, &console, &server.log()).await;
            eprintln!("Evidence is in {}", evidence.path().display());
        }
        browser.close().await;
        if let Err(error) = outcome {
            resume_unwind(error.into_panic());
        }
        if let Some(complaint) = complaint {
            panic!("The console holds errors:\n{complaint}");
        }
    }
}

/// `paging.the_next_page_follows` for that test. A thread has the name of its test, except where
/// tests run one after the other; then the place of the body has to do.
fn spec_name<F>() -> String {
    let thread = std::thread::current();
    let place = match thread.name() {
        None | Some("main") => std::any::type_name::<F>(),
        Some(test) => test,
    };
    place
        .split("::")
        .filter(|part| !matches!(*part, "e2e" | "specs" | "{{closure}}"))
        .collect::<Vec<_>>()
        .join(".")
}
