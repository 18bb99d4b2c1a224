//! The release: the app in `dist/` and the server.

mod compress;
mod css;
mod minify;
mod split;

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use crate::process::{cargo, run, trunk};
use crate::{Result, at, root, target_dir, tools};

pub(crate) use compress::with_suffix;
pub(crate) use css::write as write_css;
pub(crate) use split::manifest;

/// The folder of the built app.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The built server.
pub(crate) fn server() -> PathBuf {
    let name = format!("datavolumes-server{}", std::env::consts::EXE_SUFFIX);
    target_dir().join("release").join(name)
}

/// Builds app and server, and prints where they are.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a build fails.
pub(crate) fn build() -> Result {
    tools::require_c_compiler()?;
    tools::require_for_app()?;
    build_app_beside_server()?;
    // It has the app inside.
    let mut build = cargo("build --release --package datavolumes-program");
    run("Building the program", &mut build)?;
    eprintln!("    app: {}", dist().display());
    eprintln!("    server: {}", server().display());
    Ok(())
}

/// Builds the app, and at the same time the server without the app: the end of each build uses one core.
fn build_app_beside_server() -> Result {
    thread::scope(|scope| {
        let server = scope.spawn(|| {
            // Without its progress, which would be mixed with that of the app.
            let mut build = cargo("build --quiet --release --package datavolumes-server");
            run("Building the server", &mut build)
        });
        let app = build_app();
        let server = server.join().unwrap_or_else(|panic| resume_unwind(panic));
        app.and(server)
    })
}

/// Builds the app, splits it, minifies the scripts, and adds a compressed copy of each file.
fn build_app() -> Result {
    // It cannot minify the scripts and warns of it each time, hence errors only.
    let mut trunk = trunk();
    trunk.args(["build", "--release", "--features=split", "--log=error"]);
    run("Building the app", &mut trunk)?;
    let dist = dist();
    split::split_wasm(&dist)?;
    minify::scripts_of(&dist)?;
    compress_all(&dist)
}

/// Adds a compressed copy of each file in `folder`, unless there is one.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn compress_all(folder: &Path) -> Result {
    for file in &files(folder)? {
        if !with_suffix(file, "br").exists() {
            compress::beside(file).map_err(at(file))?;
        }
    }
    Ok(())
}

/// Every file in `folder` and below.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
