//! `datavolumes-server`: the reference server as a program.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use datavolumes_server::flags::Flags;
use datavolumes_server::run;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let flags = Flags::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    match run(flags).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("datavolumes-server: {error}");
            ExitCode::FAILURE
        }
    }
}
