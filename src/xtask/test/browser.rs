//! Finds the browsers of the tests and their drivers.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use crate::process::find;
use crate::{Result, tools};

/// A browser in which the end-to-end tests run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

impl Browser {
    pub(super) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name on the command line and in the environment of the tests.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Sets the environment of the tests to this browser and its driver.
    ///
    /// # Errors
    /// When one of them is missing.
    pub(super) fn configure(self, test: &mut Command) -> Result {
        test.env("DATAVOLUMES_BROWSER", self.name());
        match self {
            Self::Chromium => test
                .env("CHROMIUM", chromium()?)
                .env("CHROMEDRIVER", driver()?),
            Self::Firefox => {
                choose("FIREFOX", &["firefox", "firefox-esr"], "firefox-esr")?;
                tools::require_geckodriver()?;
                test.env(
                    "GECKODRIVER",
                    choose("GECKODRIVER", &["geckodriver"], "geckodriver")?,
                )
            }
            Self::WebKit => {
                let packages = "webkit2gtk-driver xvfb";
                choose("XVFB", &["Xvfb"], packages)?;
                let driver = choose("WEBKITDRIVER", &["WebKitWebDriver"], packages)?;
                test.env("WEBKITDRIVER", driver)
                    .env("MINIBROWSER", minibrowser()?)
            }
        };
        Ok(())
    }
}

/// The browsers of the command line: names, separated by commas, or `all`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Browsers(pub(super) Vec<Browser>);

impl FromStr for Browsers {
    type Err = String;

    fn from_str(text: &str) -> Result<Self> {
        if text == "all" {
            return Ok(Self(Browser::ALL.to_vec()));
        }
        let browser = |name: &str| {
            let found = Browser::ALL.into_iter().find(|one| one.name() == name);
            found.ok_or_else(|| {
                format!("there is no browser `{name}`; there are chromium, firefox, webkit and all")
            })
        };
        text.split(',')
            .map(browser)
            .collect::<Result<_>>()
            .map(Self)
    }
}

/// Where Debian has the Chromium that never opens a window, which starts and draws faster. The one on PATH is a script
/// that starts it as another process: the driver would end the script, and the browser would go on.
const DEBIAN_HEADLESS_SHELL: &str = "/usr/lib/chromium/chromium-headless-shell";

/// Chromium: the value of `CHROMIUM`, or the one without windows, or the first of its usual names on PATH.
fn chromium() -> Result<PathBuf> {
    let shell = Path::new(DEBIAN_HEADLESS_SHELL);
    if std::env::var_os("CHROMIUM").is_none() && shell.is_file() {
        return Ok(shell.to_owned());
    }
    choose(
        "CHROMIUM",
        &["chromium", "chromium-browser", "google-chrome"],
        "chromium chromium-driver",
    )
}

/// Its driver: the value of `CHROMEDRIVER`, or the one on PATH.
pub(super) fn driver() -> Result<PathBuf> {
    choose(
        "CHROMEDRIVER",
        &["chromedriver"],
        "chromium chromium-driver",
    )
}

/// The browser of `WebKitGTK`, which is not on PATH: the value of `MINIBROWSER`, or the one in the folder of the library.
fn minibrowser() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("MINIBROWSER") {
        return Ok(chosen.into());
    }
    let folders = |path: &Path| {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let libraries = folders(Path::new("/usr/lib"));
    let mut found = libraries
        .iter()
        .flat_map(|folder| folders(folder))
        .filter(|folder| folder.to_string_lossy().contains("webkit"))
        .map(|folder| folder.join("MiniBrowser"));
    found.find(|file| file.is_file()).ok_or_else(|| {
        "MiniBrowser is not installed; on Debian: apt-get install webkit2gtk-driver".to_owned()
    })
}

fn choose(variable: &str, names: &[&str], packages: &str) -> Result<PathBuf> {
    if let Ok(chosen) = std::env::var(variable) {
        return Ok(find(&chosen).unwrap_or_else(|| chosen.into()));
    }
    names.iter().find_map(|name| find(name)).ok_or_else(|| {
        format!(
            "{} is not installed; on Debian: apt-get install {packages}, \
             or set {variable}, or run without it: --quick",
            names[0]
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_one_by_one_or_all_at_once() {
        let browsers = |text: &str| text.parse::<Browsers>().map(|Browsers(list)| list);
        assert_eq!(browsers("all"), Ok(Browser::ALL.to_vec()));
        let two = vec![Browser::Firefox, Browser::WebKit];
        assert_eq!(browsers("firefox,webkit"), Ok(two));
        assert!(browsers("netscape").is_err());
    }
}
