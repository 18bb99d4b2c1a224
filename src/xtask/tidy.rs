//! Borders and conventions of the sources that no compiler checks: each rule is a function from
//! texts to findings.

mod borders;
mod classes;
mod colours;
mod css;
mod layout;
mod manifests;
mod purity;
mod rust;
mod tree;

use crate::{Result, root};
use tree::Source;

/// What a rule has against a line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// Counted from 1; 0 where it is about the whole file.
    line: usize,
    what: String,
}

impl Finding {
    fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line,
            what: what.into(),
        }
    }
}

type Rule = fn(&[Source]) -> Vec<Finding>;

const RULES: [Rule; 12] = [
    layout::top_level_is_fixed,
    layout::modules_are_not_mod_rs,
    layout::files_are_short,
    layout::no_path_of_one_machine,
    manifests::crates_depend_as_agreed,
    borders::parts_of_the_app_keep_apart,
    purity::pure_crates_have_no_effects,
    colours::raw_colours_are_tokens,
    colours::colours_are_not_in_views,
    css::nothing_is_important,
    classes::classes_used_exist,
    classes::classes_defined_are_used,
];

/// Checks every rule.
///
/// # Errors
/// When a file cannot be read, or a rule finds something.
pub(crate) fn run() -> Result {
    let sources = tree::read(&root()).map_err(|error| format!("the sources: {error}"))?;
    let mut findings: Vec<_> = RULES.iter().flat_map(|rule| rule(&sources)).collect();
    findings.sort();
    for Finding { path, line, what } in &findings {
        println!("{path}:{line}: {what}");
    }
    match findings.len() {
        0 => Ok(()),
        1 => Err("tidy found 1 thing".to_owned()),
        count => Err(format!("tidy found {count} things")),
    }
}

/// What `rule` finds in these files: path and text.
#[cfg(test)]
fn check(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let source = |&(path, text): &(&str, &str)| Source::new(path, text);
    let sources: Vec<_> = files.iter().map(source).collect();
    let found = rule(&sources).into_iter();
    found
        .map(|Finding { path, line, what }| format!("{path}:{line}: {what}"))
        .collect()
}
