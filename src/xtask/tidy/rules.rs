//! Where files lie, how long they are, and what a module exports.

use std::collections::BTreeMap;

use super::Source;
use super::text::{Rust, regex};
use crate::Result;

const MAX_LINES: usize = 300;
const MAX_FILES: usize = 24;

pub(super) fn files_are_short(sources: &[Source]) -> Vec<String> {
    let own = sources
        .iter()
        .filter(|source| ["rs", "css", "js"].iter().any(|kind| source.is(kind)));
    let long = own.filter_map(|source| {
        let lines = source.text.lines().count();
        let message = format!("{lines} lines, at most {MAX_LINES}");
        (lines > MAX_LINES).then(|| source.finding(0, &message))
    });
    long.collect()
}

pub(super) fn folders_are_small(sources: &[Source]) -> Vec<String> {
    let mut sizes = BTreeMap::<&str, usize>::new();
    for source in sources {
        let folder = source
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        *sizes.entry(folder).or_default() += 1;
    }
    let large = sizes.into_iter().filter(|(_, files)| *files > MAX_FILES);
    large
        .map(|(folder, files)| format!("{folder}: {files} files, at most {MAX_FILES}"))
        .collect()
}

/// A glob export hides what is unused.
pub(super) fn exports_are_named(sources: &[Source]) -> Result<Vec<String>> {
    let glob = regex(r"\bpub(\([a-z]+\))? use [^;]*\*[^;]*;")?;
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        let code = Rust::parse(&source.text)?.code;
        let globs = glob.find_iter(&code);
        findings.extend(globs.map(|found| source.finding(found.start(), "exports by `*`")));
    }
    Ok(findings)
}

/// A class is for style: behavior hangs on a role or a data attribute.
pub(super) fn classes_have_no_behavior(sources: &[Source]) -> Result<Vec<String>> {
    let query = regex(r"\b(closest|matches|query_selector(_all)?)\(\s*$")?;
    let class = regex(r"(^|[^.\d])\.[a-z]")?;
    let mut findings = Vec::new();
    let sources = sources.iter().filter(|source| source.is("rs"));
    for source in sources.filter(|source| source.path.starts_with("src/")) {
        let Rust { code, strings } = Rust::parse(&source.text)?;
        for (offset, string) in strings {
            if class.is_match(&string) && query.is_match(&code[..offset]) {
                findings.push(source.finding(offset, &format!("selects by a class: {string}")));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_file_of_301_lines_is_found() {
        let (most, more) = ("\n".repeat(300), "\n".repeat(301));
        let files = [("a.rs", most.as_str()), ("b.css", &more), ("c.md", &more)];
        assert_eq!(
            check(|sources| Ok(files_are_short(sources)), &files),
            ["b.css:1: 301 lines, at most 300"]
        );
    }

    #[test]
    fn a_folder_of_25_files_is_found() {
        let mut names: Vec<_> = (0..25).map(|number| format!("src/a/{number}.rs")).collect();
        // The root of a module counts too.
        names.push("src/a/24/b.rs".to_owned());
        let files: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
        assert_eq!(
            check(|sources| Ok(folders_are_small(sources)), &files),
            ["src/a: 25 files, at most 24"]
        );
        assert!(check(|sources| Ok(folders_are_small(sources)), &files[1..]).is_empty());
    }

    #[test]
    fn a_glob_export_is_found_and_a_glob_import_is_not() {
        let files = [(
            "a.rs",
            "use b::*;\npub(crate) use c::{d, e::*};\n// pub use f::*;",
        )];
        assert_eq!(check(exports_are_named, &files), ["a.rs:2: exports by `*`"]);
    }

    #[test]
    fn a_selector_with_a_class_is_found_in_a_query() {
        let text = "a.closest(\".row\");\nb.closest(\"[role=row]\");\nc.ends_with(\".rs\");";
        let found = check(classes_have_no_behavior, &[("src/app/a.rs", text)]);
        assert_eq!(found, ["src/app/a.rs:1: selects by a class: .row"]);
    }
}
