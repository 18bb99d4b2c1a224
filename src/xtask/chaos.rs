//! Random journeys in a browser under faults: the end-to-end test `chaos`, for longer and with a seed.

use clap::Args;

use crate::Result;
use crate::process::run;
use crate::test::end_to_end_tests;

/// How long the journeys take, and which ones they are.
#[derive(Args)]
pub(crate) struct Options {
    /// How long new journeys are begun, in minutes.
    #[arg(long, default_value_t = 10)]
    minutes: u32,
    /// Chooses the journeys and the faults.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs the journeys on what `cargo xtask build` has built.
///
/// # Errors
/// When the app and the server disagree, or the app misbehaves.
pub(crate) fn run_journeys(options: &Options) -> Result {
    let mut test = end_to_end_tests()?;
    test.args(["chaos::", "--", "--nocapture"])
        .env("DATAVOLUMES_CHAOS_SEED", options.seed.to_string())
        .env(
            "DATAVOLUMES_CHAOS_SECONDS",
            (options.minutes * 60).to_string(),
        );
    run("Journeys", &mut test)
}
