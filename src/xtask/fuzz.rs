//! Broken responses for the decoding of the client, or random requests for the server: the native tests
//! `fuzz`, for longer.

use clap::Args;

use crate::Result;
use crate::process::{cargo, run};

/// How many inputs there are, and which ones.
#[derive(Args)]
pub(crate) struct Options {
    /// The number of inputs.
    #[arg(long, default_value_t = 1_000_000)]
    inputs: u64,
    /// Chooses the inputs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Sends random requests to the server for this long, instead of feeding the client: paths, queries,
    /// bodies and headers. None may be answered with a server error.
    #[arg(long, conflicts_with = "inputs")]
    seconds: Option<u64>,
}

/// Runs the test optimized, with debug assertions and overflow checks.
///
/// # Errors
/// When an input makes the client panic, or a request is answered with a server error.
pub(crate) fn run_inputs(options: &Options) -> Result {
    if let Some(seconds) = options.seconds {
        let mut test = cargo("test -p api-tests fuzz::until -- --ignored --nocapture");
        test.env("DATAVOLUMES_FUZZ_SECONDS", seconds.to_string())
            .env("DATAVOLUMES_FUZZ_SEED", options.seed.to_string());
        return run("Random requests", &mut test);
    }
    let mut test = cargo("test -p datavolumes-client --lib fuzz:: -- --nocapture");
    test.env("DATAVOLUMES_FUZZ_INPUTS", options.inputs.to_string())
        .env("DATAVOLUMES_FUZZ_SEED", options.seed.to_string())
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "2");
    run("Broken responses", &mut test)
}
