//! Writes the demo as a folder for a static host: the built app, the server as a WebAssembly module, and its data.
//! `cargo xtask demo --static` runs it.

#[cfg(not(target_family = "wasm"))]
mod files;
#[cfg(not(target_family = "wasm"))]
mod pages;
#[cfg(not(target_family = "wasm"))]
mod write;

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    write::run(&clap::Parser::parse())
}
