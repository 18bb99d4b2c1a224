//! The release: the app in `dist/`, ready to be served as it lies there, and the server.

mod compress;
mod css;
mod script;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::process::{cargo, command, run};
use crate::{Result, root, target_dir, tools};

use wasm::Shrunk;

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
    let files = files(dist)?;
    let failed = |file: &Path, error: io::Error| format!("{}: {error}", file.display());
    let mut renamed = BTreeMap::new();
    for file in files.iter().filter(|file| is(file, "wasm")) {
        renamed.append(&mut shrink_module(file).map_err(|error| failed(file, error))?);
    }
    for file in files.iter().filter(|file| is(file, "js")) {
        shrink_script(file, &renamed).map_err(|error| failed(file, error))?;
    }
    for file in &files {
        compress::beside(file).map_err(|error| failed(file, error))?;
    }
    Ok(())
}

/// Leaves out what the browser does not need, and says how imports are called now.
fn shrink_module(file: &Path) -> io::Result<BTreeMap<String, String>> {
    let Shrunk { module, renamed } = wasm::shrink(&fs::read(file)?)
        .ok_or_else(|| io::Error::other("is not a module that imports functions only"))?;
    fs::write(file, module)?;
    Ok(renamed)
}

/// Leaves out what only people read, and calls what the module imports as the module does.
fn shrink_script(file: &Path, renamed: &BTreeMap<String, String>) -> io::Result<()> {
    let compact = script::compact(&fs::read_to_string(file)?);
    fs::write(file, script::rename(&compact, renamed))
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
