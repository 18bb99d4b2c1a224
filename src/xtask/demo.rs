//! The whole product on this machine, by one command.

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;

use crate::arguments::Arguments;
use crate::process::cannot_start;
use crate::{Result, bundle, root, target_dir, tools};

/// What the demo shows.
pub(crate) struct Options {
    port: u16,
    records: u64,
    database: Option<PathBuf>,
}

impl Options {
    pub(crate) fn parse(mut arguments: Arguments) -> Result<Self> {
        let options = Self {
            port: arguments.number("--port", 8080)?,
            records: arguments.number("--records", 10_000)?,
            database: arguments.value("--db")?.map(PathBuf::from),
        };
        arguments.finish()?;
        Ok(options)
    }
}

/// Builds everything and becomes the server.
///
/// # Errors
/// When the port is taken, a tool is missing, a build fails, or the server does not start.
pub(crate) fn run(options: &Options) -> Result {
    // What can be known before minutes of building is said before them.
    require_free_port(options.port)?;
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

/// Takes the server in this process's place: a signal then reaches the server and nobody is left behind.
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

fn require_free_port(port: u16) -> Result {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
            "port {port} is in use; stop what listens there, or choose another by --port"
        )),
        Err(error) => Err(format!(
            "port {port} cannot be used ({error}); choose another by --port"
        )),
    }
}

/// The path of a database that is not there yet; what an earlier demo left at it is removed.
fn new_database(port: u16) -> Result<PathBuf> {
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

    fn options(line: &str) -> Result<Options> {
        Options::parse(Arguments::new(line.split_whitespace().map(str::to_owned)))
    }

    #[test]
    fn the_server_is_told_what_was_asked_for() {
        let options = options("--port 81 --records 7").unwrap();
        let server = server(&options, "x.sqlite".into());
        let arguments: Vec<_> = server.get_args().map(|a| a.to_string_lossy()).collect();
        let line = arguments.join(" ");
        assert!(line.starts_with("--port 81 --records 7 --personas --db x.sqlite --app "));
    }

    #[test]
    fn an_option_that_does_not_exist_is_refused() {
        assert!(options("--recrods 7").is_err());
    }

    #[test]
    fn a_port_in_use_is_told_before_anything_is_built() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let told = require_free_port(port).unwrap_err();
        assert!(told.contains(&format!("port {port} is in use")), "{told}");
    }
}
