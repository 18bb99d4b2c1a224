//! The release: the app in `dist/`, ready to be served as it lies there, and the server.

mod compress;
mod css;
mod parts;
mod script;
mod wasm;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, command, run};
use crate::{Result, root, target_dir, tools};

pub(crate) use compress::with_suffix;
pub(crate) use css::write as write_css;

/// Where the built app lies.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the built server lies.
pub(crate) fn server() -> PathBuf {
    let name = format!("datavolumes-server{}", std::env::consts::EXE_SUFFIX);
    target_dir().join("release").join(name)
}

/// Builds app and server, and says where they are.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a build fails.
pub(crate) fn build() -> Result {
    tools::require_c_compiler()?;
    tools::require_for_app()?;
    // The minifier of trunk cannot read the glue of wasm-bindgen and would say so each time, hence
    // errors only; and it takes NO_COLOR=1 for a mistake.
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--features=split", "--log=error"]);
    run("Building the app", smallest(trunk.env_remove("NO_COLOR")))?;
    finish(&dist())?;
    run(
        "Building the server",
        &mut cargo("build --release --package datavolumes-server"),
    )?;
    eprintln!("    app: {}", dist().display());
    eprintln!("    server: {}", server().display());
    Ok(())
}

/// Makes cargo build the smallest program that the pinned compiler can.
///
/// A panic ends the program at once, without a message and so without the code and the texts that make
/// it: a tenth less to send. That needs a standard library built for it, by options which are not stable
/// yet; the toolchain is pinned, so what they mean is settled. Where a message is wanted, as in
/// `trunk serve` and in the tests, there is one.
fn smallest(build: &mut Command) -> &mut Command {
    build
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none",
        )
}

/// Makes the files as small as they can be sent.
fn finish(dist: &Path) -> Result {
    let failed = |file: &Path, error: io::Error| format!("{}: {error}", file.display());
    for file in files(dist)?.iter().filter(|file| is(file, "js")) {
        compact(file).map_err(|error| failed(file, error))?;
    }
    parts::take_apart(dist)?;
    for file in &files(dist)? {
        compress::beside(file).map_err(|error| failed(file, error))?;
    }
    Ok(())
}

/// Leaves out what only people read.
fn compact(file: &Path) -> io::Result<()> {
    fs::write(file, script::compact(&fs::read_to_string(file)?))
}

fn is(file: &Path, kind: &str) -> bool {
    file.extension().is_some_and(|extension| extension == kind)
}

/// Every file in `folder` and below.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
