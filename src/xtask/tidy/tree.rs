//! The files of the repository, as texts.

use std::fs;
use std::io;
use std::path::Path;

/// A text file.
pub(super) struct Source {
    /// From the root on, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    pub(super) fn is_below(&self, folder: &str) -> bool {
        let rest = self.path.strip_prefix(folder);
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    pub(super) fn has_extension(&self, extension: &str) -> bool {
        let rest = self.path.strip_suffix(extension);
        rest.is_some_and(|rest| rest.ends_with('.'))
    }

    /// Each line with its number, counted from 1.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }

    /// The number of the line in which the byte at `offset` is.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        before.matches('\n').count() + 1
    }
}

/// What a build or a tool makes, and git keeps out.
const MADE: [&str; 4] = ["target", "dist", ".tools", ".git"];

/// Reads every text file of the repository; a file that is not text counts as empty.
pub(super) fn read(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !MADE.contains(&name.as_str()) {
            collect(&entry.path(), name, &mut sources)?;
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn collect(file: &Path, path: String, sources: &mut Vec<Source>) -> io::Result<()> {
    if !file.is_dir() {
        let text = String::from_utf8(fs::read(file)?).unwrap_or_default();
        sources.push(Source::new(path, text));
        return Ok(());
    }
    for entry in fs::read_dir(file)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{path}/{}", name.to_string_lossy());
        collect(&entry.path(), path, sources)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_not_mistaken_for_one_whose_name_begins_alike() {
        let source = Source::new("src/app/ui/icon.rs", "");
        assert!(source.is_below("src/app/ui"));
        assert!(!source.is_below("src/app/u"));
        assert!(source.has_extension("rs"));
        assert!(!source.has_extension("s"));
    }

    #[test]
    fn lines_are_counted_from_one() {
        let source = Source::new("a", "one\ntwo");
        assert_eq!(source.line_at(0), 1);
        assert_eq!(source.line_at(4), 2);
    }
}
