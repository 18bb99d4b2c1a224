//! The demo: app and server on this machine, or as a folder for a static host.

mod static_folder;

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
    /// How many volumes the demo has.
    #[arg(long, default_value_t = 10_000)]
    records: u32,
    /// The seed of the data.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Keeps the database in this file, without scenes and tour, which would reset it.
    #[arg(long = "db")]
    database: Option<PathBuf>,
    /// Writes a folder for a static host instead, in which the server runs in the browser.
    #[arg(long = "static", value_name = "DIR", conflicts_with_all = ["database", "port"])]
    folder: Option<PathBuf>,
    /// Where the host serves the folder. Only its page for unknown addresses, 404.html, depends on it.
    #[arg(long, value_name = "PATH", default_value = "/", requires = "folder")]
    base_path: String,
}

/// Builds everything and becomes the server, or writes the folder.
///
/// # Errors
/// When the port is taken, a tool is missing, a build fails, or the server does not start.
pub(crate) fn run(options: &Options) -> Result {
    if let Some(folder) = &options.folder {
        let folder = std::path::absolute(folder).map_err(|error| error.to_string())?;
        return static_folder::build(options, &folder);
    }
    // Before minutes of building.
    require_free_port(options.port, "--port")?;
    tools::require_c_compiler()?;
    bundle::build()?;
    let database = options.database.as_ref().map(std::path::absolute);
    let database = database.transpose().map_err(|error| error.to_string())?;
    eprintln!(
        "==> Starting with {} volumes; Ctrl-C stops it",
        options.records
    );
    become_server(&mut server(options, database))
}

/// Writes the demo of the app that is built, for the tests.
///
/// # Errors
/// As of [`run`].
pub(crate) fn write_for_tests() -> Result {
    let options = Options {
        port: 0,
        records: 10_000,
        seed: 1,
        database: None,
        folder: None,
        base_path: "/console/".to_owned(),
    };
    tools::require_clang()?;
    static_folder::write(&options, &folder_for_tests())
}

/// The folder of [`write_for_tests`].
pub(crate) fn folder_for_tests() -> PathBuf {
    target_dir().join("demo/site")
}

fn server(options: &Options, database: Option<PathBuf>) -> Command {
    let mut server = Command::new(bundle::server());
    server
        .current_dir(root())
        .args(["--port", &options.port.to_string()])
        .args(["--records", &options.records.to_string()])
        .args(["--seed", &options.seed.to_string()])
        .arg("--app")
        .arg(bundle::dist());
    match database {
        Some(database) => server.args(["--personas", "--db"]).arg(database),
        None => server.arg("--demo"),
    };
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
            seed: 2,
            database: None,
            folder: None,
            base_path: "/".to_owned(),
        };
        let line = |database| {
            let server = server(&options, database);
            let arguments: Vec<_> = server.get_args().map(|a| a.to_string_lossy()).collect();
            arguments.join(" ")
        };
        assert!(line(None).starts_with("--port 81 --records 7 --seed 2 --app "));
        assert!(line(None).ends_with(" --demo"));
        assert!(line(Some("x.sqlite".into())).ends_with(" --personas --db x.sqlite"));
    }

    #[test]
    fn a_port_in_use_is_reported_before_the_build() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = require_free_port(port, "--port").unwrap_err();
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
    }
}
