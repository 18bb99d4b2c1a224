//! Counts tests from the output of their runners.

use std::io::{BufRead, BufReader, Read};
use std::iter::Sum;
use std::process::{Command, Stdio};

use crate::Result;
use crate::process::{cannot_start, command_line};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Tally {
    pub(super) const FAILURE: Self = Self {
        passed: 0,
        failed: 1,
    };

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
        })
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |a, b| Self {
            passed: a.passed + b.passed,
            failed: a.failed + b.failed,
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
    lines
        .filter_map(|line| {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            Tally::of_line(&line)
        })
        .sum()
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
        };
        assert_eq!(pass_on(output.as_bytes()), expected);
    }

    #[test]
    fn output_that_is_not_utf_8_is_counted() {
        let output = b"\xff\xfe\ntest result: ok. 1 passed; 0 failed; 0 ignored\n";
        assert_eq!(pass_on(&output[..]).passed, 1);
    }
}
