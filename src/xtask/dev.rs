//! Development: the server, and the app that is rebuilt when a source changes.

use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

use clap::Args;

use crate::demo::{new_database, require_free_port};
use crate::process::{cannot_start, cargo, run as run_step, trunk};
use crate::{Result, target_dir, tools};

const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// Which ports are used, and how much the server seeds.
#[derive(Args)]
pub(crate) struct Options {
    /// The port of the app on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The port of the server, which gets the app's requests below /api/.
    #[arg(long, default_value_t = 8081)]
    api_port: u16,
    /// How many volumes the server seeds.
    #[arg(long, default_value_t = 1_000)]
    records: u64,
}

/// Starts the server and `trunk serve`. Ctrl-C ends both, and so does the end of either.
///
/// # Errors
/// When a port is in use, a tool is missing, the server does not compile, or a process ends.
pub(crate) fn run(options: &Options) -> Result {
    require_free_port(options.port, "--port")?;
    require_free_port(options.api_port, "--api-port")?;
    tools::require_c_compiler()?;
    tools::require_for_app()?;
    run_step(
        "Building the server",
        &mut cargo("build --package datavolumes-program"),
    )?;
    let mut server = start(&mut server(options)?)?;
    let app = start(&mut app(options));
    let result = match app {
        Ok(mut app) => {
            let ended = wait_for_either(&mut server, &mut app);
            let _ = app.kill();
            ended
        }
        Err(error) => Err(error),
    };
    let _ = server.kill();
    result
}

fn server(options: &Options) -> Result<Command> {
    let name = format!("datavolumes-server{}", std::env::consts::EXE_SUFFIX);
    let mut server = Command::new(target_dir().join("debug").join(name));
    server
        .args(["--port", &options.api_port.to_string()])
        .args(["--records", &options.records.to_string()])
        .args(["--personas", "--db"])
        .arg(new_database(options.api_port)?);
    Ok(server)
}

/// Beside `dist/`, so that the release stays.
fn app(options: &Options) -> Command {
    let mut trunk = trunk();
    trunk
        .args(["serve", "--port", &options.port.to_string()])
        .arg(format!(
            "--proxy-backend=http://127.0.0.1:{}/api/",
            options.api_port
        ))
        .arg("--dist")
        .arg(target_dir().join("dev"));
    trunk
}

fn start(command: &mut Command) -> Result<Child> {
    command
        .spawn()
        .map_err(|error| cannot_start(command, &error))
}

/// Waits until one of them ends.
fn wait_for_either(server: &mut Child, app: &mut Child) -> Result {
    loop {
        for (name, child) in [("the server", &mut *server), ("trunk serve", &mut *app)] {
            if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
                return Err(format!("{name} ended: {status}"));
            }
        }
        thread::sleep(POLL_INTERVAL);
    }
}
