//! The size of the built app as a server sends it, and the ceilings that the tests enforce.

use std::fmt;
use std::fs;
use std::path::Path;

use crate::bundle::{manifest, with_suffix};
use crate::{Result, at};

/// Bytes of the first load: everything but the responses of the API, compressed.
const MAX_FIRST_LOAD: u64 = 170 * 1024;
/// What the first load should weigh.
const FIRST_LOAD_GOAL: u64 = 130 * 1024;
/// Bytes of the page, the style sheet and the scripts that no tool generates.
const MAX_OWN_FILES: u64 = 15 * 1024;
/// Requests before the first row, the one for the list included.
const MAX_FIRST_REQUESTS: u64 = 8;
/// Requests to show a component of a split for the first time.
const MAX_SPLIT_REQUESTS: u64 = 4;

/// Prints the size of the app in `dist` and checks it.
///
/// # Errors
/// When there is no build, or it exceeds a ceiling.
pub(crate) fn check(dist: &Path) -> Result {
    let report = Report::read(dist)?;
    print!("{report}");
    report.verdict()
}

/// A file that the first load sends.
struct FileSize {
    name: String,
    raw: u64,
    sent: u64,
}

/// What a split loads when a component of it is first shown, with the deferred style sheet.
struct Split {
    name: String,
    requests: u64,
    sent: u64,
}

struct Report {
    files: Vec<FileSize>,
    splits: Vec<Split>,
}

impl Report {
    fn read(dist: &Path) -> Result<Self> {
        let page = dist.join("index.html");
        let html = fs::read_to_string(&page)
            .map_err(|error| format!("{}: {error}; run cargo xtask build", page.display()))?;
        let (linked, deferred) = references(&html);
        let names = std::iter::once("index.html").chain(linked);
        let files = names.filter(|name| dist.join(name).is_file());
        let files = files.map(|name| {
            let file = dist.join(name);
            let raw = fs::metadata(&file).map_err(at(&file))?.len();
            let (name, sent) = (name.to_owned(), sent(&file)?);
            Ok(FileSize { name, raw, sent })
        });
        let (app, manifest) = manifest(dist)?;
        let splits = manifest.into_iter().map(|(name, chunks)| {
            let chunks = chunks.iter().map(|chunk| app.join(chunk));
            let sheets = deferred.iter().map(|sheet| dist.join(sheet));
            let sizes: Vec<_> = chunks
                .chain(sheets)
                .map(|file| sent(&file))
                .collect::<Result<_>>()?;
            let (requests, sent) = (sizes.len() as u64, sizes.iter().sum());
            Ok(Split {
                name,
                requests,
                sent,
            })
        });
        Ok(Self {
            files: files.collect::<Result<_>>()?,
            splits: splits.collect::<Result<_>>()?,
        })
    }

    fn first_load(&self) -> u64 {
        self.files.iter().map(|file| file.sent).sum()
    }

    /// Each value with its name and its ceiling.
    fn ceilings(&self) -> [(&'static str, u64, u64); 4] {
        let own = self
            .files
            .iter()
            .filter(|file| !file.name.starts_with("app-"));
        let requests = self.splits.iter().map(|split| split.requests);
        [
            ("first load, bytes", self.first_load(), MAX_FIRST_LOAD),
            (
                "page, style and own scripts, bytes",
                own.map(|file| file.sent).sum(),
                MAX_OWN_FILES,
            ),
            (
                "requests before the first row",
                self.files.len() as u64 + 1,
                MAX_FIRST_REQUESTS,
            ),
            (
                "requests of a later part",
                requests.max().unwrap_or_default(),
                MAX_SPLIT_REQUESTS,
            ),
        ]
    }

    fn verdict(&self) -> Result {
        let exceeded = self
            .ceilings()
            .into_iter()
            .filter(|(_, value, max)| value > max);
        let messages: Vec<_> = exceeded
            .map(|(what, value, max)| format!("{what}: {value}, at most {max}"))
            .collect();
        if messages.is_empty() {
            Ok(())
        } else {
            Err(messages.join("; "))
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:48}{:>10}{:>10}", "first load, bytes", "raw", "sent")?;
        for FileSize { name, raw, sent } in &self.files {
            writeln!(f, "{name:48}{raw:>10}{sent:>10}")?;
        }
        writeln!(f, "{:48}{:>10}{:>10}", "later part", "requests", "sent")?;
        for Split {
            name,
            requests,
            sent,
        } in &self.splits
        {
            writeln!(f, "{name:48}{requests:>10}{sent:>10}")?;
        }
        writeln!(f, "{:48}{:>10}{:>10}", "ceilings", "at most", "is")?;
        for (what, value, max) in self.ceilings() {
            writeln!(f, "{what:48}{max:>10}{value:>10}")?;
        }
        if self.first_load() > FIRST_LOAD_GOAL {
            writeln!(
                f,
                "{:48}{FIRST_LOAD_GOAL:>10}",
                "the goal of the first load"
            )?;
        }
        Ok(())
    }
}

/// The size of `file` as a server sends it: of its compressed copy if there is one.
fn sent(file: &Path) -> Result<u64> {
    let compressed = with_suffix(file, "br");
    let size = fs::metadata(compressed).or_else(|_| fs::metadata(file));
    size.map(|size| size.len()).map_err(at(file))
}

/// The files that a page links, each once, as paths below its own folder: those that load with it, and those whose
/// links are disabled.
fn references(page: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut enabled, mut disabled) = (Vec::new(), Vec::new());
    for tag in page.split('<').filter_map(|tag| tag.split('>').next()) {
        let names = if tag.contains(" disabled") {
            &mut disabled
        } else {
            &mut enabled
        };
        let attributes = ["href=", "src="].map(|attribute| tag.split_once(attribute));
        for (_, value) in attributes.into_iter().flatten() {
            let value = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split(' ').next(),
            };
            let name = value.map(|value| value.strip_prefix("./").unwrap_or(value));
            names.extend(name.filter(|name| !names.contains(name)));
        }
    }
    (enabled, disabled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(files: &[(&str, u64)], split_requests: u64) -> Result {
        let files = files.iter().map(|&(name, sent)| FileSize {
            name: name.to_owned(),
            raw: sent * 3,
            sent,
        });
        let split = Split {
            name: "pages".to_owned(),
            requests: split_requests,
            sent: 1,
        };
        let report = Report {
            files: files.collect(),
            splits: vec![split],
        };
        report.verdict()
    }

    #[test]
    fn a_page_links_its_files_with_or_without_quotes() {
        let page = r#"<base href=/><link href=./a.css rel=stylesheet><link href=d.css disabled rel=stylesheet>
                      <script src="./b.js"></script><link rel=preload href='./c.wasm'><a href=./a.css>"#;
        let (enabled, disabled) = references(page);
        assert_eq!(enabled, ["/", "a.css", "b.js", "c.wasm"]);
        assert_eq!(disabled, ["d.css"]);
    }

    #[test]
    fn a_first_load_over_its_ceiling_fails() {
        assert!(verdict(&[("app-1/a_bg.wasm", MAX_FIRST_LOAD)], 4).is_ok());
        assert!(verdict(&[("app-1/a_bg.wasm", MAX_FIRST_LOAD + 1)], 4).is_err());
    }

    #[test]
    fn own_files_over_their_ceiling_fail_and_generated_files_are_not_own() {
        assert!(verdict(&[("style-1.css", MAX_OWN_FILES), ("app-1/a.js", 9)], 4).is_ok());
        assert!(verdict(&[("style-1.css", MAX_OWN_FILES), ("index.html", 1)], 4).is_err());
    }

    #[test]
    fn too_many_requests_fail() {
        assert!(verdict(&[("a", 1); 7], 4).is_ok());
        assert!(verdict(&[("a", 1); 8], 4).is_err());
        assert!(verdict(&[("a", 1)], 5).is_err());
    }
}
