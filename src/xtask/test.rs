//! Every check of the repository, one after the other, with a tally at the end.

mod browser;
mod steps;
mod tally;

use std::time::{Duration, Instant};

use crate::Result;
use crate::arguments::Arguments;
use steps::{STEPS, Step};
use tally::Tally;

/// Which checks are run.
pub(crate) struct Options {
    is_quick: bool,
    only: Option<&'static Step>,
    /// A part of the names of the tests that are run; empty for all.
    filter: String,
}

impl Options {
    pub(crate) fn parse(mut arguments: Arguments) -> Result<Self> {
        let is_quick = arguments.flag("--quick");
        let only = match arguments.value("--only")? {
            None => None,
            Some(name) => Some(steps::named(&name)?),
        };
        let filter = match only {
            Some(_) => arguments.word().unwrap_or_default(),
            None => String::new(),
        };
        arguments.finish()?;
        Ok(Self {
            is_quick,
            only,
            filter,
        })
    }

    fn includes(&self, step: &Step) -> bool {
        match self.only {
            Some(only) => only.name == step.name,
            None => !(self.is_quick && step.needs_browser),
        }
    }
}

/// How a step went.
struct Outcome {
    step: &'static Step,
    took: Duration,
    result: Result<Tally>,
}

/// Runs the checks. One that fails does not keep the others from running.
///
/// # Errors
/// When a check fails.
pub(crate) fn run(options: &Options) -> Result {
    let chosen = STEPS.iter().filter(|step| options.includes(step));
    let outcomes: Vec<_> = chosen.map(|step| run_step(step, &options.filter)).collect();
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

fn run_step(step: &'static Step, filter: &str) -> Outcome {
    println!("\n=== {}: {}", step.name, step.what);
    let started = Instant::now();
    let result = (step.run)(filter);
    let took = started.elapsed();
    let outcome = Outcome { step, took, result };
    println!("{}", outcome.line());
    outcome
}

impl Outcome {
    fn has_failed(&self) -> bool {
        !matches!(self.result, Ok(Tally { failed: 0, .. }))
    }

    /// A step that fails without a failed test, since it does not compile or is not a test, counts
    /// as one: nobody shall read "0 failed" under a failure.
    fn tally(&self) -> Tally {
        match self.result {
            Ok(tally) => tally,
            Err(_) => Tally::FAILURE,
        }
    }

    fn line(&self) -> String {
        let seconds = self.took.as_secs_f32();
        let name = self.step.name;
        let told = match &self.result {
            Ok(Tally {
                passed: 0,
                failed: 0,
            }) => "ok".to_owned(),
            Ok(tally) if tally.failed == 0 => format!("ok, {} tests", tally.passed),
            Ok(tally) => format!("FAILED, {} tests; {}", tally.failed, self.repeat()),
            Err(why) => format!("FAILED, {why}; {}", self.repeat()),
        };
        format!("{name:12}{seconds:>7.1} s  {told}")
    }

    fn repeat(&self) -> String {
        format!("repeat by: cargo xtask test --only {}", self.step.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Result<Options> {
        Options::parse(Arguments::new(line.split_whitespace().map(str::to_owned)))
    }

    fn chosen(line: &str) -> Vec<&'static str> {
        let options = options(line).unwrap();
        let chosen = STEPS.iter().filter(|step| options.includes(step));
        chosen.map(|step| step.name).collect()
    }

    #[test]
    fn quick_leaves_out_what_needs_a_browser_and_only_that() {
        let left_out: Vec<_> = chosen("")
            .into_iter()
            .filter(|name| !chosen("--quick").contains(name))
            .collect();
        assert_eq!(left_out, ["components", "e2e"]);
    }

    #[test]
    fn one_step_can_be_run_with_a_filter() {
        assert_eq!(chosen("--only e2e paging"), ["e2e"]);
        assert_eq!(options("--only e2e paging").unwrap().filter, "paging");
    }

    #[test]
    fn a_step_that_does_not_exist_is_refused() {
        assert!(options("--only e3e").is_err());
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
