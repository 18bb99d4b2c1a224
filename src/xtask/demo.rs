//! The demo: app and server on this machine.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::process::cannot_start;
use crate::{Result, bundle, root, target_dir, tools};

/// What the demo shows.
#[derive(Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// How many volumes the server seeds.
    #[arg(long, default_value_t = 10_000)]
    records: u64,
    /// Where the database is kept; without it, every start has a new one.
    #[arg(long = "db")]
    database: Option<PathBuf>,
}

/// Builds everything and becomes the server.
///
/// # Errors
/// When the port is taken, a tool is missing, a build fails, or the server does not start.
pub(crate) fn run(options: &Options) -> Result {
    // Before minutes of building.
    require_free_port(options.port, "--port")?;
    tools::require_c_compiler()?;
    bundle::build()?;
    let database = match &options.database {
        Some(path) => std::path::absolute(path).map_err(|error| error.to_string())?,
        None => new_database(options.port)?,
    };
    eprintln!(
        "==> Starting with {} volumes; Ctrl-C stops it",
        options.records
    );
    become_server(&mut server(options, database))
}

fn server(options: &Options, database: PathBuf) -> Command {
    let mut server = Command::new(bundle::server());
    server
        .current_dir(root())
        .args(["--port", &options.port.to_string()])
        .args(["--records", &options.records.to_string()])
        .args(["--personas", "--db"])
        .arg(database)
        .arg("--app")
        .arg(bundle::dist());
    server
}

/// Replaces this process by the server, so that it gets the signals.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result {
    use std::os::unix::process::CommandExt;
    let error = server.exec();
    Err(cannot_start(server, &error))
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result {
    let status = server
        .status()
        .map_err(|error| cannot_start(server, &error))?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| status.to_string())
}

/// Fails if `port`, which `option` chooses, is in use.
pub(crate) fn require_free_port(port: u16, option: &str) -> Result {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "port {port} is in use; stop what listens there, or choose another with {option}"
        )),
        Err(error) => Err(format!(
            "port {port} cannot be used ({error}); choose another with {option}"
        )),
    }
}

/// The path of a new database for the server on `port`. Removes the one of an earlier start.
pub(crate) fn new_database(port: u16) -> Result<PathBuf> {
    let folder = target_dir().join("demo");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    let database = folder.join(format!("{port}.sqlite"));
    for suffix in ["", "-wal", "-shm"] {
        match fs::remove_file(folder.join(format!("{port}.sqlite{suffix}"))) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
    }
    Ok(database)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_gets_the_options_of_the_demo() {
        let options = Options {
            port: 81,
            records: 7,
            database: None,
        };
        let server = server(&options, "x.sqlite".into());
        let arguments: Vec<_> = server.get_args().map(|a| a.to_string_lossy()).collect();
        let line = arguments.join(" ");
        assert!(line.starts_with("--port 81 --records 7 --personas --db x.sqlite --app "));
    }

    #[test]
    fn a_port_in_use_is_reported_before_the_build() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = require_free_port(port, "--port").unwrap_err();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
    }
}
