//! `datavolumes-server`: the reference server as a program.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use datavolumes_server::flags::Flags;
use datavolumes_server::{logging, run};

#[tokio::main]
async fn main() -> ExitCode {
    let flags = Flags::parse();
    // Writes what is left when it is dropped.
    let _log = logging::start(flags.log_format);
    match run(flags).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `eprintln!`, which panics if standard error is closed.
            writeln!(io::stderr(), "datavolumes-server: {error}").ok();
            ExitCode::FAILURE
        }
    }
}
