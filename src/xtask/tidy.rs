//! Conventions of the sources that no compiler and no other tool checks.

mod imports;
mod rules;
mod style;
mod text;
mod words;

use std::fs;
use std::path::Path;

use crate::{Result, at, root};

/// A text file.
struct Source {
    /// Relative to the root of the checkout, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|found| found == extension)
    }

    /// A violation at the byte `offset` of the text: `path:line: message`.
    fn finding(&self, offset: usize, message: &str) -> String {
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("{}:{line}: {message}", self.path)
    }
}

/// Returns the violations in the sources, as [`Source::finding`] formats them.
type Rule = fn(&[Source]) -> Result<Vec<String>>;

const RULES: [Rule; 9] = [
    |sources| Ok(rules::files_are_short(sources)),
    |sources| Ok(rules::folders_are_small(sources)),
    rules::exports_are_named,
    rules::classes_have_no_behavior,
    imports::files_do_not_import_in_a_circle,
    style::colors_are_tokens,
    style::defined_classes_are_used,
    style::the_page_and_its_rows_ask_no_has,
    words::texts_are_plain,
];

/// Prints every violation.
///
/// # Errors
/// When a file cannot be read, or a rule is violated.
pub(crate) fn run() -> Result {
    let mut sources = Vec::new();
    read(&root(), "", &mut sources)?;
    let mut findings = Vec::new();
    for rule in RULES {
        findings.extend(rule(&sources)?);
    }
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(format!("{count} violations")),
    }
}

/// Reads every visible text file below `folder`.
fn read(folder: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let (file, path) = (entry.path(), format!("{prefix}{name}"));
        if name.starts_with('.') || ["target", "dist"].contains(&path.as_str()) {
            continue;
        }
        if file.is_dir() {
            read(&file, &format!("{path}/"), sources)?;
        } else if let Ok(text) = String::from_utf8(fs::read(&file).map_err(at(&file))?) {
            sources.push(Source { path, text });
        }
    }
    Ok(())
}

/// The violations of `rule` in files with these paths and texts.
#[cfg(test)]
fn check(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let source = |&(path, text): &(&str, &str)| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    rule(&files.iter().map(source).collect::<Vec<_>>()).unwrap()
}
