//! `datavolumes-server`: the reference server as a program.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Parser;

/// The reference server of the Datavolumes REST API; it also serves the app.
#[derive(Debug, Parser)]
#[command(version)]
struct Flags {
    /// The port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// The database file, made where there is none. Without it, everything is kept in memory.
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

fn main() {
    let flags = Flags::parse();
    let _ = flags;
}
