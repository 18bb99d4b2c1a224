//! The tools of the build besides cargo. A missing one is installed into `.tools/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, download, output, run};
use crate::{Result, root};

/// The newest trunk that the pinned compiler builds.
const TRUNK: &str = "0.21.14";
/// Formats the view macros, which rustfmt leaves as they are.
const LEPTOSFMT: &str = "0.1.33";
/// Checks the dependencies.
const CARGO_DENY: &str = "0.20.2";
/// Drives Firefox.
const GECKODRIVER: &str = "0.36.0";
/// The rules of accessibility that the end-to-end tests check.
const AXE: &str = "4.10.3";
const WASM: &str = "wasm32-unknown-unknown";

/// Checks for a C compiler, which `SQLite` and the linker need.
///
/// # Errors
/// When no C compiler runs.
pub(crate) fn require_c_compiler() -> Result {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    match output(command(&compiler).arg("--version")) {
        Some(_) => Ok(()),
        None => Err(format!(
            "a C compiler is needed and `{compiler}` does not run; on Debian: apt-get install gcc libc6-dev"
        )),
    }
}

/// Checks for clang, which compiles `SQLite` for a browser.
///
/// # Errors
/// When no clang runs, or it does not know WebAssembly.
pub(crate) fn require_clang() -> Result {
    match output(command("clang").arg("--print-targets")) {
        Some(targets) if targets.contains("wasm32") => Ok(()),
        Some(_) => Err(
            "this clang does not compile to WebAssembly; install that of LLVM (on macOS: brew install llvm, and put \
             it on PATH)"
                .to_owned(),
        ),
        None => Err(
            "clang is needed to compile SQLite for the browser and does not run; on Debian: apt-get install clang"
                .to_owned(),
        ),
    }
}

/// Installs what the build of the app needs.
///
/// # Errors
/// When a tool is missing and cannot be installed.
pub(crate) fn require_for_app() -> Result {
    require_crates()?;
    require_wasm_target()?;
    require_bindgen()?;
    install_unless_present("trunk", "trunk", TRUNK, &["--no-default-features"])
}

/// Installs `leptosfmt`.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn require_leptosfmt() -> Result {
    install_unless_present("leptosfmt", "leptosfmt", LEPTOSFMT, &[])
}

/// Installs `cargo-deny`.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn require_deny() -> Result {
    install_unless_present("cargo-deny", "cargo-deny", CARGO_DENY, &[])
}

/// Installs `geckodriver`, unless there is one of any version.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn require_geckodriver() -> Result {
    match output(command("geckodriver").arg("--version")) {
        Some(_) => Ok(()),
        None => install_unless_present("geckodriver", "geckodriver", GECKODRIVER, &[]),
    }
}

/// Installs `wasm-bindgen`, in the version of the lock file, and its test runner.
///
/// # Errors
/// When one is missing and cannot be installed.
pub(crate) fn require_bindgen() -> Result {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock cannot be read: {error}"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no version of wasm-bindgen")?;
    install_unless_present("wasm-bindgen", "wasm-bindgen-cli", version, &[])?;
    install_unless_present("wasm-bindgen-test-runner", "wasm-bindgen-cli", version, &[])
}

/// The script of axe-core, which is installed into `.tools/` by npm. `None` without npm.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn axe() -> Result<Option<PathBuf>> {
    let folder = root().join(".tools").join(format!("axe-core-{AXE}"));
    let script = folder.join("package").join("axe.min.js");
    if script.is_file() {
        return Ok(Some(script));
    }
    if output(command("npm").arg("--version")).is_none() {
        eprintln!("npm does not run, so the rules of axe-core are not checked");
        return Ok(None);
    }
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let mut pack = command("npm");
    pack.args(["pack", "--silent", &format!("axe-core@{AXE}")]);
    download("Installing axe-core into .tools", pack.current_dir(&folder))?;
    let mut extract = command("tar");
    extract.args(["-xzf", &format!("axe-core-{AXE}.tgz"), "package/axe.min.js"]);
    run("Extracting axe-core", extract.current_dir(&folder))?;
    Ok(Some(script))
}

/// Installs the standard library for wasm.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn require_wasm_target() -> Result {
    let mut libraries = command("rustc");
    libraries.args(["--print", "target-libdir", "--target", WASM]);
    if output(&mut libraries).is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    add_by_rustup(
        &["target", "add", WASM],
        "the Rust target wasm32-unknown-unknown",
    )
}

fn add_by_rustup(arguments: &[&str], what: &str) -> Result {
    if output(command("rustup").arg("--version")).is_none() {
        return Err(format!(
            "{what} is missing and rustup does not run; install it like Rust"
        ));
    }
    download(
        &format!("Installing {what}"),
        command("rustup").args(arguments),
    )
}

/// Downloads the crates of the lock file, so that a missing network is reported before a long build.
fn require_crates() -> Result {
    let about = output(command("rustc").arg("-vV")).ok_or("rustc does not run; install Rust")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc -vV names no host")?;
    let mut fetch = cargo("fetch --locked --target");
    fetch.args([host, "--target", WASM]);
    download("Fetching crates", &mut fetch)
}

fn install_unless_present(tool: &str, package: &str, version: &str, options: &[&str]) -> Result {
    let installed = output(command(tool).arg("--version"));
    if installed.is_some_and(|text| is_version(&text, version)) {
        return Ok(());
    }
    let what = format!("Installing {package} {version} into .tools, once, some minutes");
    download(&what, install(package, version).args(options))
}

/// Compiles the tool with little optimization, which is quicker and costs no noticeable time later.
fn install(package: &str, version: &str) -> Command {
    let mut install = cargo("install --locked --force --root .tools --target-dir target/tools");
    install
        .arg(format!("{package}@{version}"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "4");
    install
}

/// Whether `text`, such as `trunk 0.21.14`, is exactly this version.
fn is_version(text: &str, version: &str) -> bool {
    text.split_whitespace().nth(1) == Some(version)
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn a_tool_needs_the_exact_version() {
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.140\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.1\n", "0.21.14"));
    }
}
