//! The format of the sources: rustfmt, and leptosfmt for the view macros, which rustfmt leaves as they are.

use std::process::Command;

use crate::process::{cargo, command, run};
use crate::{Result, tools};

/// The crates with view macros.
const VIEWS: [&str; 3] = ["src/app", "src/ui", "tests/components"];

/// Formats the sources: the views first, since rustfmt formats what is around them.
///
/// # Errors
/// When a formatter is missing and cannot be installed, or cannot read a file.
pub(crate) fn write() -> Result {
    tools::require_leptosfmt()?;
    run("Formatting views", leptosfmt().args(VIEWS))?;
    run("Formatting", &mut cargo("fmt --all"))
}

/// Checks that the sources are formatted.
///
/// # Errors
/// As for [`write`], and when a file is not formatted.
pub(crate) fn check() -> Result {
    tools::require_leptosfmt()?;
    run("Checking the format", &mut cargo("fmt --all --check"))?;
    run(
        "Checking the format of views",
        leptosfmt().arg("--check").args(VIEWS),
    )
}

fn leptosfmt() -> Command {
    let mut leptosfmt = command("leptosfmt");
    leptosfmt.arg("--quiet");
    leptosfmt
}
