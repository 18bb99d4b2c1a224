//! Counts tests from the output of their runners.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::iter::Sum;
use std::process::{Command, Stdio};

use crate::Result;
use crate::process::{cannot_start, command_line};

/// What a test prints that passes without running, or runs in part: the browser, `: `, and its name.
const NOT_APPLICABLE: &str = "not applicable in ";

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
    /// How many of those that passed do not run in the browser, or only in part.
    pub(super) not_applicable: u64,
}

impl Tally {
    pub(super) const FAILURE: Self = Self {
        passed: 0,
        failed: 1,
        not_applicable: 0,
    };

    /// How many tests passed, in words.
    pub(super) fn tests(self) -> String {
        match self.not_applicable {
            0 => format!("{} tests", self.passed),
            some => format!(
                "{} tests, of which {some} do not apply to the browser, or only in part",
                self.passed
            ),
        }
    }

    /// Reads `test result: ok. 7 passed; 0 failed; …`; `None` for every other line.
    fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |word: &str| {
            let part = counts
                .split("; ")
                .find_map(|part| part.strip_suffix(word))?;
            part.trim().parse().ok()
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
            not_applicable: 0,
        })
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |a, b| Self {
            passed: a.passed + b.passed,
            failed: a.failed + b.failed,
            not_applicable: a.not_applicable + b.not_applicable,
        })
    }
}

/// Runs the tests whose names contain one of `filters`, prints their output and counts them.
///
/// # Errors
/// When they cannot be started, or the run fails without a failed test.
pub(super) fn run(command: &mut Command, filters: &[&str]) -> Result<Tally> {
    command.args(filters.iter().filter(|filter| !filter.is_empty()));
    println!("{}", command_line(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let tally = child.stdout.take().map(pass_on).unwrap_or_default();
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() && tally.failed == 0 {
        return Err("it did not run to the end".to_owned());
    }
    Ok(tally)
}

fn pass_on(output: impl Read) -> Tally {
    let lines = BufReader::new(output)
        .split(b'\n')
        .map_while(std::result::Result::ok);
    let mut not_applicable = BTreeSet::new();
    let counted: Tally = lines
        .filter_map(|line| {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            not_applicable.extend(not_applicable_test(&line).map(str::to_owned));
            Tally::of_line(&line)
        })
        .sum();
    let not_applicable = u64::try_from(not_applicable.len()).unwrap_or_default();
    Tally {
        not_applicable,
        ..counted
    }
}

/// The name in `not applicable in firefox: paging.the_pages: why`, which may follow what the test runner has begun.
fn not_applicable_test(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once(NOT_APPLICABLE)?;
    rest.split(": ").nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_all_runs_are_added() {
        let output = "\
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

test result: FAILED. 40 passed; 3 failed; 1 ignored; 0 filtered out; finished in 1.00s
";
        let expected = Tally {
            passed: 42,
            failed: 3,
            not_applicable: 0,
        };
        assert_eq!(pass_on(output.as_bytes()), expected);
    }

    #[test]
    fn a_test_that_is_not_applicable_is_counted_once() {
        let output = "\
test specs::a ... not applicable in firefox: list.a: the window is too narrow
not applicable in firefox: list.a: the window is too narrow
not applicable in firefox: list.b: it holds keys
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s
";
        let counted = pass_on(output.as_bytes());
        assert_eq!((counted.passed, counted.not_applicable), (3, 2));
    }

    #[test]
    fn output_that_is_not_utf_8_is_counted() {
        let output = b"\xff\xfe\ntest result: ok. 1 passed; 0 failed; 0 ignored\n";
        assert_eq!(pass_on(&output[..]).passed, 1);
    }
}
