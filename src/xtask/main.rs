//! Set-up, build, demo, tests and tidiness checks of this repository: `cargo xtask --help`.
//!
//! Knows the other crates only by their paths and commands, never by their code, so that it runs
//! whatever state they are in.

mod arguments;
mod bundle;
mod demo;
mod process;
mod size;
mod test;
mod tidy;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::Arguments;

/// A failure is the sentence that the user reads.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask <command>

  demo [--port N] [--records N] [--db PATH]
        Builds everything and starts the server with the app on 127.0.0.1.
        Port 8080 and 10000 records if not told; the database is new at each start
        unless --db names one. Ctrl-C stops it.
  build
        Builds the release app into dist/ and the server into target/release/.
        Installs what is missing: the wasm target and the sources of Rust's library by rustup;
        trunk, wasm-bindgen and wasm-split-cli into .tools/.
  test [--quick] [--only STEP [FILTER]]
        Runs every check. --quick leaves out what needs a browser; --only runs one step,
        and of its tests those whose names contain FILTER.
        Steps: fmt, clippy, clippy-wasm, tidy, native, components, build, e2e.
  tidy
        Checks the borders and conventions of the sources.
  size
        Reports what the first load of dist/ weighs.
  bundle-css
        Joins the style sheets into two in target/; trunk calls this.
";

fn main() -> ExitCode {
    match run(Arguments::new(std::env::args().skip(1))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Arguments) -> Result {
    if arguments.flag("--help") || arguments.flag("-h") {
        print!("{HELP}");
        return Ok(());
    }
    match arguments.word().as_deref() {
        Some("demo") => demo::run(&demo::Options::parse(arguments)?),
        Some("test") => test::run(&test::Options::parse(arguments)?),
        Some("build") => {
            arguments.finish()?;
            bundle::build().map(drop)
        }
        Some("tidy") => {
            arguments.finish()?;
            tidy::run()
        }
        Some("size") => {
            arguments.finish()?;
            size::check(&bundle::dist())
        }
        Some("bundle-css") => {
            arguments.finish()?;
            bundle::write_css()
        }
        Some(other) => Err(format!(
            "there is no command `{other}`; see cargo xtask --help"
        )),
        None => Err("which command? See cargo xtask --help".to_owned()),
    }
}

/// The root of the checkout.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.ancestors().nth(2).unwrap_or(xtask).to_path_buf()
}

/// Where cargo puts what it builds.
fn target_dir() -> PathBuf {
    let chosen =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(chosen)
}
