//! Runs the checks of the repository one after the other, and prints a summary.

mod browser;
mod steps;
mod tally;

use std::time::{Duration, Instant};

use clap::Args;

use crate::Result;
use browser::Browsers;
pub(crate) use steps::end_to_end_tests;
use steps::{Chosen, STEPS, Step};
use tally::Tally;

/// Which checks are run.
#[derive(Args)]
pub(crate) struct Options {
    /// Leaves out the steps that need a browser.
    #[arg(long)]
    quick: bool,
    /// Runs the end-to-end tests in these browsers: chromium, firefox and webkit, separated by commas, or all. In the
    /// others than Chromium a part of the tests runs, unless one step is run with a filter.
    #[arg(long, value_name = "BROWSERS", default_value = "chromium")]
    browsers: Browsers,
    /// Runs one step.
    #[arg(long, value_name = "STEP", value_parser = steps::named)]
    only: Option<&'static Step>,
    /// Of the tests of that step, runs those whose names contain this.
    #[arg(requires = "only", default_value = "", hide_default_value = true)]
    filter: String,
}

impl Options {
    fn includes(&self, step: &Step) -> bool {
        match self.only {
            Some(only) => only.name == step.name,
            None => !(self.quick && step.needs_browser),
        }
    }
}

/// The result of a step.
struct Outcome {
    step: &'static Step,
    took: Duration,
    result: Result<Tally>,
}

/// Runs the checks. After one that fails, the others still run.
///
/// # Errors
/// When a check fails.
pub(crate) fn run(options: &Options) -> Result {
    let chosen = STEPS.iter().filter(|step| options.includes(step));
    let tests = Chosen {
        filter: options.filter.clone(),
        browsers: options.browsers.0.clone(),
    };
    let outcomes: Vec<_> = chosen.map(|step| run_step(step, &tests)).collect();
    println!();
    for outcome in &outcomes {
        println!("{}", outcome.line());
    }
    let all: Tally = outcomes.iter().map(Outcome::tally).sum();
    println!("{} passed, {} failed", all.passed, all.failed);
    let failed = outcomes.iter().filter(|outcome| outcome.has_failed());
    let names: Vec<_> = failed.map(|outcome| outcome.step.name).collect();
    match names.as_slice() {
        [] => Ok(()),
        names => Err(format!("failed: {}", names.join(", "))),
    }
}

fn run_step(step: &'static Step, tests: &Chosen) -> Outcome {
    println!("\n=== {}: {}", step.name, step.what);
    let started = Instant::now();
    let result = (step.run)(tests);
    let took = started.elapsed();
    let outcome = Outcome { step, took, result };
    println!("{}", outcome.line());
    outcome
}

impl Outcome {
    fn has_failed(&self) -> bool {
        !matches!(self.result, Ok(Tally { failed: 0, .. }))
    }

    /// The counts of the step. A step that fails without a failed test, because it does not compile or has no
    /// tests, counts as one failure.
    fn tally(&self) -> Tally {
        match self.result {
            Ok(tally) => tally,
            Err(_) => Tally::FAILURE,
        }
    }

    fn line(&self) -> String {
        let seconds = self.took.as_secs_f32();
        let name = self.step.name;
        let result = match &self.result {
            Ok(Tally {
                passed: 0,
                failed: 0,
                ..
            }) => "ok".to_owned(),
            Ok(tally) if tally.failed == 0 => format!("ok, {}", tally.tests()),
            Ok(tally) => format!("FAILED, {} tests; {}", tally.failed, self.repeat()),
            Err(why) => format!("FAILED, {why}; {}", self.repeat()),
        };
        format!("{name:12}{seconds:>7.1} s  {result}")
    }

    fn repeat(&self) -> String {
        format!("repeat it with: cargo xtask test --only {}", self.step.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    fn options(line: &str) -> Option<Options> {
        let words = std::iter::once("test").chain(line.split_whitespace());
        let line = <Line as clap::Parser>::try_parse_from(words);
        line.ok().map(|line| line.options)
    }

    fn chosen(line: &str) -> Vec<&'static str> {
        let options = options(line).unwrap();
        let chosen = STEPS.iter().filter(|step| options.includes(step));
        chosen.map(|step| step.name).collect()
    }

    #[test]
    fn quick_leaves_out_the_steps_that_need_a_browser() {
        let left_out: Vec<_> = chosen("")
            .into_iter()
            .filter(|name| !chosen("--quick").contains(name))
            .collect();
        assert_eq!(left_out, ["components", "api-wasm", "demo", "e2e"]);
    }

    #[test]
    fn one_step_can_be_run_with_a_filter() {
        assert_eq!(chosen("--only e2e paging"), ["e2e"]);
        assert_eq!(options("--only e2e paging").unwrap().filter, "paging");
    }

    #[test]
    fn an_unknown_step_and_a_filter_without_a_step_are_refused() {
        assert!(options("--only e3e").is_none());
        assert!(options("paging").is_none());
    }

    #[test]
    fn a_step_that_fails_without_a_failed_test_counts_as_one_failure() {
        let outcome = Outcome {
            step: &STEPS[0],
            took: Duration::ZERO,
            result: Err("it does not compile".to_owned()),
        };
        assert_eq!(outcome.tally().failed, 1);
        assert!(outcome.line().contains("cargo xtask test --only fmt"));
    }
}
