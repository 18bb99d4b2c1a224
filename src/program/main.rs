//! `datavolumes-server`: the reference server and the app as one program.
//!
//! It is a crate of its own, so that a change of the app does not compile the server again.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use datavolumes_server::assets::BuiltInApp;
use datavolumes_server::flags::Flags;
use datavolumes_server::{logging, run};
use rust_embed::Embed;

/// The built app, if there was one when the program was compiled.
#[derive(Embed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Dist;

#[tokio::main]
async fn main() -> ExitCode {
    let flags = Flags::parse();
    // Writes what is left when it is dropped.
    let _log = logging::start(flags.log_format);
    match run(flags, BuiltInApp::of::<Dist>()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `eprintln!`, which panics if standard error is closed.
            writeln!(io::stderr(), "datavolumes-server: {error}").ok();
            ExitCode::FAILURE
        }
    }
}
