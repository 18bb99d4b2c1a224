//! The checks and their commands.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;

use super::browser::{self, Browser};
use super::tally::{self, Tally};
use crate::process::{cargo, cargo_for_host, find, run};
use crate::{Result, bundle, demo, format, size, tidy, tools};

/// One check.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) needs_browser: bool,
    /// Runs the tests that are chosen.
    pub(super) run: fn(&Chosen) -> Result<Tally>,
}

/// Which tests of a step are run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Those whose names contain it.
    pub(super) filter: String,
    /// The browsers of the end-to-end tests.
    pub(super) browsers: Vec<Browser>,
}

/// The end-to-end tests that run in the other browsers, if no filter is given: what a user does most, and what the
/// engines differ in, such as keys, focus, layout, downloads and the clipboard. All of them would take too long; those
/// that are left out are about the rules of the server and its failures, which do not depend on the engine.
const OTHER_BROWSERS: [&str; 20] = [
    "access::focus",
    "access::journey",
    "access::reflow::a_zoom",
    "list::appearance",
    "list::columns",
    "list::export",
    "list::filters",
    "list::history",
    "list::keyboard",
    "list::outages",
    "list::paging",
    "list::row_menu",
    "list::rows::",
    "list::selection",
    "list::sorting",
    "session::sessions",
    "session::sign_in",
    "specs::volume::create::",
    "specs::volume::deletion::",
    "sharing::sharing_apply",
];

/// How many tests the runner runs at the same time.
const THREADS: &str = "RUST_TEST_THREADS";

/// How many browsers run at the same time, at most. Each has a server.
const MAX_BROWSERS: usize = 8;

/// All checks, the quick ones first.
pub(super) const STEPS: [Step; 10] = [
    step("fmt", "sources are formatted", |_| {
        format::check().map(|()| Tally::default())
    }),
    step("tidy", "conventions of the sources", |_| {
        tidy::run().map(|()| Tally::default())
    }),
    step("clippy", "lints, native", |_| {
        let mut clippy =
            cargo("clippy --workspace --exclude component-tests --all-targets -- -D warnings");
        run("Linting", &mut clippy)?;
        Ok(Tally::default())
    }),
    step("clippy-wasm", "lints, wasm", |_| {
        tools::require_wasm_target()?;
        // For the server, whose SQLite it compiles.
        tools::require_clang()?;
        let mut clippy = cargo(
            "clippy --target wasm32-unknown-unknown -p datavolumes-app -p component-tests -p datavolumes-demo \
             --lib --bins --test components -- -D warnings",
        );
        run("Linting for wasm", &mut clippy)?;
        Ok(Tally::default())
    }),
    step("native", "tests that need no browser", |chosen| {
        // The end-to-end tests are compiled here.
        let mut test = cargo_for_host("test");
        test.args(["--no-fail-fast", "--", "--skip", "specs::"]);
        let all = tally::run(&mut test, &[&chosen.filter])?;
        let own = tally::run(cargo("test -p xtask").arg("--"), &[&chosen.filter])?;
        Ok([all, own].into_iter().sum())
    }),
    browser_step("components", "widgets in headless Chromium", components),
    browser_step("api-wasm", "the API on the server for a browser", api_wasm),
    step("build", "release build and its size", |_| {
        bundle::build()?;
        size::check(&bundle::dist())?;
        Ok(Tally::default())
    }),
    browser_step("demo", "the demo for a static host", |_| {
        demo::write_for_tests().map(|()| Tally::default())
    }),
    browser_step("e2e", "the built product in browsers", e2e),
];

const fn step(name: &'static str, what: &'static str, run: fn(&Chosen) -> Result<Tally>) -> Step {
    Step {
        name,
        what,
        needs_browser: false,
        run,
    }
}

const fn browser_step(
    name: &'static str,
    what: &'static str,
    run: fn(&Chosen) -> Result<Tally>,
) -> Step {
    let step = step(name, what, run);
    Step {
        needs_browser: true,
        ..step
    }
}

/// The step of that name.
pub(super) fn named(name: &str) -> Result<&'static Step> {
    let names = STEPS.map(|step| step.name).join(", ");
    let found = STEPS.iter().find(|step| step.name == name);
    found.ok_or_else(|| format!("there is no step `{name}`; there are {names}"))
}

fn components(chosen: &Chosen) -> Result<Tally> {
    tools::require_wasm_target()?;
    tools::require_bindgen()?;
    let mut test = in_browser("test --target wasm32-unknown-unknown -p component-tests")?;
    // A time zone with clock changes.
    tally::run(test.env("TZ", "Europe/Berlin"), &[&chosen.filter])
}

/// The HTTP tests that need no sockets, on the server that the demo for a static host has.
fn api_wasm(chosen: &Chosen) -> Result<Tally> {
    tools::require_clang()?;
    tools::require_wasm_target()?;
    tools::require_bindgen()?;
    // The profile of the demo, which so is compiled once for both.
    let mut test =
        in_browser("test --profile wasm-demo --target wasm32-unknown-unknown -p api-tests")?;
    tally::run(
        test.env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
        &[&chosen.filter],
    )
}

/// `cargo` with `arguments`, whose tests run in a browser.
fn in_browser(arguments: &str) -> Result<Command> {
    let runner = "wasm-bindgen-test-runner";
    let runner = find(runner).ok_or_else(|| format!("{runner} is missing"))?;
    let mut test = cargo(arguments);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", browser::driver()?);
    Ok(test)
}

fn e2e(chosen: &Chosen) -> Result<Tally> {
    let mut all = Tally::default();
    for browser in &chosen.browsers {
        println!("--- in {}", browser.name());
        let mut test = end_to_end_tests_in(*browser)?;
        let tally = if *browser == Browser::Chromium || !chosen.filter.is_empty() {
            tally::run(&mut test, &[&chosen.filter])?
        } else {
            tally::run(test.arg("--"), &OTHER_BROWSERS)?
        };
        println!(
            "--- in {}: {}, {} failed",
            browser.name(),
            tally.tests(),
            tally.failed
        );
        all = [all, tally].into_iter().sum();
    }
    Ok(all)
}

/// The end-to-end tests of what is built, in Chromium.
///
/// # Errors
/// When nothing is built, or the browser or its driver is missing.
pub(crate) fn end_to_end_tests() -> Result<Command> {
    end_to_end_tests_in(Browser::Chromium)
}

fn end_to_end_tests_in(browser: Browser) -> Result<Command> {
    let (dist, server) = (bundle::dist(), bundle::server());
    require_built(&dist.join("index.html"))?;
    require_built(&server)?;
    let demo = demo::folder_for_tests();
    let mut test = cargo_for_host("test");
    test.args(["--test", "e2e"]);
    test.env("DATAVOLUMES_DIST", dist)
        .env("DATAVOLUMES_SERVER", server)
        .env("DATAVOLUMES_DEMO", demo);
    browser.configure(&mut test)?;
    if std::env::var_os(THREADS).is_none() {
        let cores = available_parallelism().map_or(1, NonZero::get);
        // A part of each journey in Chromium is waiting.
        let browsers = cores + usize::from(browser == Browser::Chromium);
        test.env(THREADS, browsers.min(MAX_BROWSERS).to_string());
    }
    if let Some(axe) = tools::axe()? {
        test.env("DATAVOLUMES_AXE", axe);
    }
    Ok(test)
}

fn require_built(file: &Path) -> Result {
    if file.is_file() {
        return Ok(());
    }
    Err(format!(
        "{} does not exist; run cargo xtask build",
        file.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    #[test]
    fn the_tests_for_the_other_browsers_exist() {
        for filter in OTHER_BROWSERS {
            let names = filter.trim_start_matches("specs::").split("::");
            let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
            let [folder, file, rest @ ..] = names.as_slice() else {
                panic!("{filter} is not a file");
            };
            let path = root().join(format!("tests/e2e/specs/{folder}/{file}.rs"));
            let source = std::fs::read_to_string(path).unwrap_or_default();
            let test = format!("#[tokio::test]\nasync fn {}", rest.concat());
            assert!(source.contains(&test), "{filter} has no tests");
        }
    }
}
