//! The demo as a folder for a static host: the built app beside the server as a WebAssembly module.

use std::fs;
use std::path::{Path, PathBuf};

use super::Options;
use crate::process::{cargo, cargo_for_host, command, run, trunk};
use crate::{Result, at, bundle, root, target_dir, tools};

/// The module of the server, and its files.
const MODULE: &str = "datavolumes_demo";

/// The program that writes its data and its files.
const WRITER: &str = "demo-folder";

/// Builds everything and writes it into `folder`.
///
/// # Errors
/// When clang or another tool is missing, a build fails, or the folder has other contents.
pub(super) fn build(options: &Options, folder: &Path) -> Result {
    // Before minutes of building.
    tools::require_clang()?;
    bundle::build()?;
    write(options, folder)?;
    eprintln!("    demo: {}", folder.display());
    eprintln!(
        "    try it: python3 -m http.server --directory {}",
        folder.display()
    );
    Ok(())
}

/// Writes the demo of the app in `dist/`.
///
/// # Errors
/// When a build fails, or the folder has other contents.
pub(super) fn write(options: &Options, folder: &Path) -> Result {
    let module = build_module()?;
    let mut build = cargo_for_host("build");
    run(
        "Building the writer of the demo",
        build.args(["--bin", WRITER]),
    )?;
    let program = target_dir().join("debug").join(WRITER);
    let mut writer = command(&program.to_string_lossy());
    writer
        .arg("--dist")
        .arg(bundle::dist())
        .arg("--module")
        .arg(module)
        .arg("--output")
        .arg(folder)
        .args(["--records", &options.records.to_string()])
        .args(["--seed", &options.seed.to_string()])
        .args(["--base-path", &options.base_path]);
    run("Writing the demo", &mut writer)?;
    write_gallery(&folder.join("gallery"))?;
    bundle::compress_all(folder)
}

/// Builds the page of the widgets into `folder`, with the style sheets that the app was built with.
fn write_gallery(folder: &Path) -> Result {
    let mut trunk = trunk();
    trunk
        .args(["build", "--release", "--log=error", "--config"])
        .arg(root().join("src/gallery/Trunk.toml"))
        .arg("--dist")
        .arg(folder);
    run("Building the page of the widgets", &mut trunk)
}

/// Builds the server as a WebAssembly module. Returns its folder.
fn build_module() -> Result<PathBuf> {
    tools::require_wasm_target()?;
    tools::require_bindgen()?;
    let mut build = cargo("build --profile wasm-demo --target wasm32-unknown-unknown");
    build.args(["--package", "datavolumes-demo", "--lib"]);
    run("Building the server for the browser", &mut build)?;
    let folder = target_dir().join("demo");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let module = target_dir()
        .join("wasm32-unknown-unknown/wasm-demo")
        .join(MODULE)
        .with_extension("wasm");
    let mut bindgen = command("wasm-bindgen");
    bindgen
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--remove-name-section",
            "--remove-producers-section",
        ])
        .arg("--out-dir")
        .arg(&folder)
        .arg(module);
    run("Generating its glue", &mut bindgen)?;
    Ok(folder)
}
