//! The dependencies: licences, sources, versions and known vulnerabilities, by `cargo deny`.

use crate::process::{cargo, run};
use crate::{Result, tools};

/// Checks what `.cargo/deny.toml` says. Vulnerabilities are checked only if their list can be downloaded.
///
/// # Errors
/// When `cargo-deny` cannot be installed, or finds something.
pub(crate) fn run_checks() -> Result {
    tools::require_deny()?;
    run(
        "Licences, sources and versions",
        &mut cargo("deny --all-features --locked check licenses bans sources"),
    )?;
    let mut fetch = cargo("deny fetch db");
    if fetch.output().is_ok_and(|output| output.status.success()) {
        return run(
            "Vulnerabilities",
            &mut cargo("deny --all-features --locked check --disable-fetch advisories"),
        );
    }
    eprintln!("    Vulnerabilities: not checked, since their list cannot be downloaded");
    Ok(())
}
