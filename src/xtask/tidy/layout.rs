//! Where files lie, how long they are, and that they would be the same on another machine.

use super::Finding;
use super::tree::Source;

/// What the top level shows; files that begin with a dot come on top of it.
const TOP_LEVEL: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "Trunk.toml",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
    "tests",
];

const MOST_LINES: usize = 300;

/// The top level holds what it is agreed to hold, and nothing else.
pub(super) fn top_level_is_fixed(sources: &[Source]) -> Vec<Finding> {
    let is_strange = |source: &&Source| {
        let top = source.path.split('/').next().unwrap_or_default();
        !top.starts_with('.') && !TOP_LEVEL.contains(&top)
    };
    let strange = sources.iter().filter(is_strange);
    strange
        .map(|source| Finding::new(source, 0, "does not belong to the top level"))
        .collect()
}

/// A module lies in `foo.rs`, and a crate in its folder without a second `src`.
pub(super) fn modules_are_not_mod_rs(sources: &[Source]) -> Vec<Finding> {
    let rust = sources.iter().filter(|source| source.has_extension("rs"));
    rust.filter_map(|source| {
        let inner = source.path.strip_prefix("src/").unwrap_or_default();
        if source.path.ends_with("/mod.rs") {
            Some(Finding::new(
                source,
                0,
                "is `foo.rs` beside `foo/`, not `foo/mod.rs`",
            ))
        } else if inner.contains("/src/") {
            Some(Finding::new(
                source,
                0,
                "a crate lies in `src/name/`, without another `src`",
            ))
        } else {
            None
        }
    })
    .collect()
}

/// A file that one person can keep in mind.
pub(super) fn files_are_short(sources: &[Source]) -> Vec<Finding> {
    let own = |source: &&Source| {
        ["rs", "css", "js"]
            .iter()
            .any(|kind| source.has_extension(kind))
    };
    sources
        .iter()
        .filter(own)
        .filter_map(|source| {
            let lines = source.text.lines().count();
            let what = format!("{lines} lines; at most {MOST_LINES}");
            (lines > MOST_LINES).then(|| Finding::new(source, lines, what))
        })
        .collect()
}

/// No path that exists on one machine only.
pub(super) fn no_path_of_one_machine(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for (number, line) in source.lines() {
            if let Some(path) = machine_path(line) {
                let what = format!("`{path}` is a path of one machine");
                findings.push(Finding::new(source, number, what));
            }
        }
    }
    findings
}

/// The folders in which people and machines keep what is theirs.
const PRIVATE: [&str; 5] = ["home", "root", "tmp", "Users", "work"];

/// A path from the root of a file system into a private folder.
fn machine_path(line: &str) -> Option<String> {
    PRIVATE.iter().find_map(|folder| {
        let path = format!("/{folder}/");
        let is_root = |at: usize| {
            let before = line[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || "._-/}*)$".contains(c))
        };
        let found = line.match_indices(&path).any(|(at, _)| is_root(at));
        found.then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_new_folder_on_the_top_level_is_found() {
        let files = [
            ("README.md", ""),
            (".ci/run", ""),
            ("src/a/lib.rs", ""),
            ("docs/a.md", ""),
        ];
        let found = check(top_level_is_fixed, &files);
        assert_eq!(found, ["docs/a.md:0: does not belong to the top level"]);
    }

    #[test]
    fn a_mod_rs_and_a_second_src_are_found() {
        let files = [
            ("src/app/ui.rs", ""),
            ("src/app/ui/mod.rs", ""),
            ("src/app/src/lib.rs", ""),
        ];
        assert_eq!(check(modules_are_not_mod_rs, &files).len(), 2);
    }

    #[test]
    fn a_file_of_301_lines_is_found_and_one_of_300_is_not() {
        let (most, more) = ("\n".repeat(300), "\n".repeat(301));
        let files = [("a.rs", most.as_str()), ("b.css", &more), ("c.md", &more)];
        let found = check(files_are_short, &files);
        assert_eq!(found, ["b.css:301: 301 lines; at most 300"]);
    }

    #[test]
    fn a_path_into_somebodys_folder_is_found_and_a_relative_one_is_not() {
        for folder in PRIVATE {
            let line = format!("see \"/{folder}/me/file\"");
            assert_eq!(
                check(no_path_of_one_machine, &[("a.rs", &line)]).len(),
                1,
                "{line}"
            );
        }
        for folder in PRIVATE {
            let fine = format!(
                "cd ../{folder}/x; /usr/bin/chromium; https://example.org/{folder}/; src/{folder}/x"
            );
            assert!(
                check(no_path_of_one_machine, &[("a.md", &fine)]).is_empty(),
                "{fine}"
            );
        }
    }
}
