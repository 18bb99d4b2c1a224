//! The release: the app in `dist/`, ready to be served as it lies there, and the server.

mod compress;
mod css;
mod script;
mod wasm;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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
    trunk.args(["build", "--release", "--log=error"]);
    run("Building the app", trunk.env_remove("NO_COLOR"))?;
    finish(&dist())?;
    run(
        "Building the server",
        &mut cargo("build --release --package datavolumes-server"),
    )?;
    eprintln!("    app: {}", dist().display());
    eprintln!("    server: {}", server().display());
    Ok(())
}

/// Makes the files as small as they can be sent.
fn finish(dist: &Path) -> Result {
    for file in files(dist)? {
        shrink(&file)
            .and_then(|()| compress::beside(&file))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// Leaves out what the browser does not need.
fn shrink(file: &Path) -> io::Result<()> {
    match file.extension().and_then(OsStr::to_str) {
        Some("js") => fs::write(file, script::compact(&fs::read_to_string(file)?)),
        Some("wasm") => {
            let module = wasm::without_custom_sections(&fs::read(file)?);
            fs::write(
                file,
                module.ok_or_else(|| io::Error::other("is not a wasm module"))?,
            )
        }
        _ => Ok(()),
    }
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
