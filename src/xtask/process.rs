//! Runs other programs, and prints what they do, how long they take and how to repeat them.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{Result, root};

/// `program` in the root of the checkout; the tools in `.tools/` come before those on PATH.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path());
    command
}

/// `cargo` with `arguments`, separated by spaces.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = command("cargo");
    command.args(arguments.split_whitespace());
    command
}

/// `cargo` with `subcommand`, for all packages but the tests of the widgets, which are compiled for a browser, and xtask,
/// whose dependencies were compiled when it started.
///
/// With the same packages, commands compile the dependencies that they share with the same features: once.
pub(crate) fn cargo_for_host(subcommand: &str) -> Command {
    let mut command = cargo(subcommand);
    command.args([
        "--workspace",
        "--exclude",
        "component-tests",
        "--exclude",
        "xtask",
    ]);
    command
}

/// `trunk`, which takes `NO_COLOR=1` for a mistake.
pub(crate) fn trunk() -> Command {
    let mut command = command("trunk");
    command.env_remove("NO_COLOR");
    command
}

/// PATH with the tools in `.tools/` first.
fn path() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = root().join(".tools").join("bin");
    let all = std::iter::once(own).chain(std::env::split_paths(&path));
    std::env::join_paths(all).unwrap_or(path)
}

/// The file of `program`; `None` if it is not installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path())
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The standard output of a program; `None` if it cannot be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then_some(text)
}

/// Runs a program, which prints its progress. Prints `what` before and the time after.
///
/// # Errors
/// When the program cannot be started or fails.
pub(crate) fn run(what: &str, command: &mut Command) -> Result {
    let started = announce(what);
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    finish(what, status.success(), started, command)
}

/// [`run`] for a program that downloads. Reports a missing network as such.
///
/// # Errors
/// When the program cannot be started or fails.
pub(crate) fn download(what: &str, command: &mut Command) -> Result {
    let started = announce(what);
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let mut is_offline = false;
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr)
            .lines()
            .map_while(std::result::Result::ok)
        {
            eprintln!("{line}");
            is_offline |= is_about_network(&line);
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !status.success() && is_offline {
        return Err(format!(
            "{what} needs the network, which did not answer; connect and run the same command again"
        ));
    }
    finish(what, status.success(), started, command)
}

fn announce(what: &str) -> Instant {
    eprintln!("==> {what}");
    Instant::now()
}

fn finish(what: &str, success: bool, started: Instant, command: &Command) -> Result {
    if success {
        eprintln!("    {what}: {:.1} s", started.elapsed().as_secs_f32());
        return Ok(());
    }
    Err(format!(
        "{what} failed; repeat it with: {}",
        command_line(command)
    ))
}

/// The message for a `command` that could not be started.
pub(crate) fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    if error.kind() == std::io::ErrorKind::NotFound {
        return format!("{program} is not installed, or not on PATH");
    }
    format!("{program} could not be started: {error}")
}

/// The command as typed in a shell.
pub(crate) fn command_line(command: &Command) -> String {
    let settings = command.get_envs().filter_map(|(key, value)| {
        let value = value.filter(|_| key != "PATH")?;
        Some(format!("{}={}", key.display(), value.display()))
    });
    let program = command.get_program().to_string_lossy().into_owned();
    let arguments = command
        .get_args()
        .map(|argument| argument.to_string_lossy().into_owned());
    let words: Vec<_> = settings.chain([program]).chain(arguments).collect();
    words.join(" ")
}

fn is_about_network(line: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "could not resolve",
        "couldn't resolve",
        "could not connect",
        "couldn't connect",
        "failed to connect",
        "connection refused",
        "dns error",
        "network failure",
        "could not download",
    ];
    let line = line.to_lowercase();
    SIGNS.iter().any(|sign| line.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_has_the_variables_first() {
        let mut command = cargo("test -p e2e");
        command.env("CHROMIUM", "chromium");
        assert_eq!(
            command_line(&command),
            "CHROMIUM=chromium cargo test -p e2e"
        );
    }

    #[test]
    fn a_program_that_is_not_installed_is_named() {
        let result = run("Trying", &mut command("no-such-program-anywhere"));
        assert_eq!(
            result,
            Err("no-such-program-anywhere is not installed, or not on PATH".to_owned())
        );
    }

    #[test]
    fn a_missing_network_is_recognized() {
        assert!(is_about_network(
            "  [6] Could not resolve hostname (Could not resolve host: example.org)"
        ));
        assert!(!is_about_network("error[E0425]: cannot find value `x`"));
    }
}
