//! Finds the browser of the tests and its driver.

use std::path::PathBuf;

use crate::Result;
use crate::process::find;

/// Chromium: the value of `CHROMIUM`, or the first of its usual names on PATH.
pub(super) fn chromium() -> Result<PathBuf> {
    choose(
        "CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
    )
}

/// Its driver: the value of `CHROMEDRIVER`, or the one on PATH.
pub(super) fn driver() -> Result<PathBuf> {
    choose("CHROMEDRIVER", &["chromedriver"])
}

fn choose(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os(variable) {
        return Ok(chosen.into());
    }
    names.iter().find_map(|name| find(name)).ok_or_else(|| {
        format!(
            "{} is not installed; on Debian: apt-get install chromium chromium-driver, \
             or set {variable}, or run without it: --quick",
            names[0]
        )
    })
}
