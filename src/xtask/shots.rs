//! Pictures of every screen: the end-to-end tests `shots`.

use std::path::PathBuf;

use clap::Args;

use crate::process::run;
use crate::test::end_to_end_tests;
use crate::{Result, at, root};

/// Which pictures are taken, and where they are written.
#[derive(Args)]
pub(crate) struct Options {
    /// The folder of the pictures; it is created.
    #[arg(long, default_value = "target/shots")]
    dir: PathBuf,
    /// Only the screens whose name contains this, such as `details`.
    screen: Option<String>,
}

/// Takes a picture of each screen and state, light and dark, on several widths, of what `cargo xtask build` has built.
///
/// # Errors
/// When a screen cannot be reached.
pub(crate) fn take(options: &Options) -> Result {
    let folder = root().join(&options.dir);
    std::fs::create_dir_all(&folder).map_err(at(&folder))?;
    let mut test = end_to_end_tests()?;
    let screen = options.screen.as_deref().unwrap_or_default();
    test.args([&format!("shots::{screen}"), "--", "--ignored"])
        .env("DATAVOLUMES_SHOTS", &folder);
    run("Pictures", &mut test)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
