//! Set-up, build, demo, tests and checks of this repository: `cargo xtask --help`.
//!
//! It depends on no other crate of the workspace, so it runs even while they do not compile.

mod audit;
mod bundle;
mod chaos;
mod demo;
mod dev;
mod format;
mod fuzz;
mod process;
mod shots;
mod size;
mod test;
mod tidy;
mod tools;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// An error is the message that the user reads.
type Result<T = ()> = std::result::Result<T, String>;

/// Set-up, build, demo, tests and checks of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds everything and starts the server with the app on 127.0.0.1; Ctrl-C stops it.
    Demo(demo::Options),
    /// Starts the server and a development build of the app that is rebuilt when a source changes.
    ///
    /// Requests below /api/ go to the server. Ctrl-C stops both.
    Dev(dev::Options),
    /// Builds the release app into dist/ and the server into target/release/.
    ///
    /// Installs what is missing: the wasm target with rustup, other tools into .tools/.
    Build,
    /// Runs every check.
    Test(test::Options),
    /// Random journeys in a browser while requests fail, on what `build` has built.
    ///
    /// A failure names its seed; the same seed makes the same choices. `test` makes such journeys for a minute.
    Chaos(chaos::Options),
    /// Takes pictures of every screen and state, light and dark, on several widths, of what `build` has built.
    Shots(shots::Options),
    /// Feeds broken responses to the client, on all models: no input may make it panic. With --seconds,
    /// random requests to the server.
    ///
    /// `test` runs a small part of it.
    Fuzz(fuzz::Options),
    /// Checks the licences and sources of the dependencies, and which are there in two versions; with a
    /// network also known vulnerabilities.
    Audit,
    /// Formats the sources.
    Fmt,
    /// Checks the conventions of the sources that no other tool checks.
    Tidy,
    /// Reports the size of the first load of dist/, and how many requests each later part takes.
    Size,
    /// Joins the style sheets into two in target/; trunk calls this.
    BundleCss,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result {
    match command {
        Command::Demo(options) => demo::run(options),
        Command::Dev(options) => dev::run(options),
        Command::Build => bundle::build(),
        Command::Test(options) => test::run(options),
        Command::Chaos(options) => chaos::run_journeys(options),
        Command::Shots(options) => shots::take(options),
        Command::Fuzz(options) => fuzz::run_inputs(options),
        Command::Audit => audit::run_checks(),
        Command::Fmt => format::write(),
        Command::Tidy => tidy::run(),
        Command::Size => size::check(&bundle::dist()),
        Command::BundleCss => bundle::write_css(),
    }
}

/// The root of the checkout.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.ancestors().nth(2).unwrap_or(xtask).to_path_buf()
}

/// The target directory of cargo.
fn target_dir() -> PathBuf {
    let chosen =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(chosen)
}

/// Names the file of an I/O error: `fs::read(&path).map_err(at(&path))`.
fn at(path: &Path) -> impl Fn(io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
