//! What the first load weighs, as a server sends it: the ceilings are a test.

use std::fmt;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::bundle::with_suffix;

/// What the first load may weigh: everything but the answers of the API, compressed.
const CEILING_KB: u64 = 130;
/// What it should weigh.
const GOAL_KB: u64 = 85;
/// Page, style and our own scripts, without what the compiler makes.
const CEILING_OWN_KB: u64 = 15;

/// Prints what the first load of `dist` weighs.
///
/// # Errors
/// When there is no build, or it is over a ceiling.
pub(crate) fn check(dist: &Path) -> Result {
    let report = Report::of(dist)?;
    print!("{report}");
    report.verdict()
}

/// One file that the first page needs.
struct Part {
    name: String,
    raw: u64,
    /// As it is sent: compressed where there is a compressed copy.
    sent: u64,
}

impl Part {
    fn read(dist: &Path, name: &str) -> Option<Self> {
        let file = dist.join(name);
        let raw = fs::metadata(&file)
            .ok()
            .filter(fs::Metadata::is_file)?
            .len();
        let sent = fs::metadata(with_suffix(&file, "br")).map_or(raw, |file| file.len());
        let name = name.to_owned();
        Some(Self { name, raw, sent })
    }

    /// Whether people wrote it, not the compiler.
    fn is_own(&self) -> bool {
        !self.name.starts_with("datavolumes-app-")
    }
}

struct Report(Vec<Part>);

impl Report {
    fn of(dist: &Path) -> Result<Self> {
        let page = fs::read_to_string(dist.join("index.html")).map_err(|error| {
            format!(
                "{} has no index.html ({error}); run cargo xtask build",
                dist.display()
            )
        })?;
        let names = std::iter::once("index.html").chain(references(&page));
        Ok(Self(
            names.filter_map(|name| Part::read(dist, name)).collect(),
        ))
    }

    fn sent(&self) -> u64 {
        self.0.iter().map(|part| part.sent).sum()
    }

    fn own(&self) -> u64 {
        let own = self.0.iter().filter(|part| part.is_own());
        own.map(|part| part.sent).sum()
    }

    fn verdict(&self) -> Result {
        if self.sent() > CEILING_KB * 1024 {
            return Err(format!("the first load is over {CEILING_KB} KB"));
        }
        if self.own() > CEILING_OWN_KB * 1024 {
            return Err(format!(
                "page, style and own scripts are over {CEILING_OWN_KB} KB"
            ));
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:48}{:>10}{:>10}", "first load, bytes", "raw", "sent")?;
        for Part { name, raw, sent } in &self.0 {
            writeln!(f, "{name:48}{raw:>10}{sent:>10}")?;
        }
        let raw: u64 = self.0.iter().map(|part| part.raw).sum();
        writeln!(f, "{:48}{raw:>10}{:>10}", "all", self.sent())?;
        for (what, bytes, ceiling) in [
            ("all", self.sent(), CEILING_KB),
            ("page, style, own scripts", self.own(), CEILING_OWN_KB),
        ] {
            let (whole, tenth) = (bytes / 1024, bytes % 1024 * 10 / 1024);
            writeln!(f, "{what}: {whole}.{tenth} KB of at most {ceiling} KB")?;
        }
        if self.sent() > GOAL_KB * 1024 {
            writeln!(f, "the goal for all: {GOAL_KB} KB")?;
        }
        Ok(())
    }
}

/// The files that a page names, each once, as names in its own folder.
fn references(page: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for attribute in ["href=", "src="] {
        for (at, _) in page.match_indices(attribute) {
            let value = &page[at + attribute.len()..];
            let value = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split([' ', '>']).next(),
            };
            let name = value.map(|value| value.strip_prefix("./").unwrap_or(value));
            names.extend(name.filter(|name| !names.contains(name)));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(parts: &[(&str, u64)]) -> Report {
        let part = |&(name, sent): &(&str, u64)| Part {
            name: name.to_owned(),
            raw: sent * 3,
            sent,
        };
        Report(parts.iter().map(part).collect())
    }

    #[test]
    fn a_page_names_its_files_quoted_or_not() {
        let page = r#"<base href=/><link href=./a.css rel=stylesheet><script src="./b.js"></script>
                      <link rel=preload href='./c.wasm'><a href=./a.css>"#;
        assert_eq!(references(page), ["/", "a.css", "c.wasm", "b.js"]);
    }

    #[test]
    fn a_first_load_over_its_ceiling_fails() {
        let most = CEILING_KB * 1024;
        assert!(
            report(&[("datavolumes-app-1_bg.wasm", most)])
                .verdict()
                .is_ok()
        );
        assert!(
            report(&[("datavolumes-app-1_bg.wasm", most + 1)])
                .verdict()
                .is_err()
        );
    }

    #[test]
    fn own_files_over_their_ceiling_fail_and_glue_is_not_one() {
        let most = CEILING_OWN_KB * 1024;
        let parts = [("style-1.css", most), ("datavolumes-app-1.js", 9)];
        assert!(report(&parts).verdict().is_ok());
        assert!(
            report(&[("style-1.css", most), ("index.html", 1)])
                .verdict()
                .is_err()
        );
    }
}
