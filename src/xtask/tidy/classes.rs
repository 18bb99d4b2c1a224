//! The names of classes, which join views to stylesheets: none without the other.

use std::collections::BTreeSet;

use super::Finding;
use super::css::{Kind, parts, sheets};
use super::rust::{Scan, scan};
use super::tree::Source;

/// A view or the page uses only classes that a stylesheet has.
pub(super) fn classes_used_exist(sources: &[Source]) -> Vec<Finding> {
    let defined: BTreeSet<_> = defined(sources)
        .into_iter()
        .map(|(_, _, name)| name)
        .collect();
    let mut findings = Vec::new();
    for source in sources {
        for (at, name) in attributes(source) {
            if !defined.contains(&name) {
                let what = format!("class `{name}` is in no stylesheet");
                findings.push(Finding::new(source, source.line_at(at), what));
            }
        }
    }
    findings
}

/// A stylesheet has only classes that a view, the page or a script uses.
pub(super) fn classes_defined_are_used(sources: &[Source]) -> Vec<Finding> {
    let used: BTreeSet<_> = sources.iter().flat_map(mentioned).collect();
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    for (sheet, line, name) in defined(sources) {
        if !used.contains(&name) && told.insert((&sheet.path, name.clone())) {
            let what = format!("class `{name}` is used nowhere");
            findings.push(Finding::new(sheet, line, what));
        }
    }
    findings
}

/// The classes in the selectors of all stylesheets, with their sheet and line.
fn defined(sources: &[Source]) -> Vec<(&Source, usize, String)> {
    let mut found = Vec::new();
    for sheet in sheets(sources) {
        for part in parts(&sheet.text) {
            // `@layer a.b` names no class; `@scope (.a)` does.
            let is_selector = !part.text.starts_with('@') || part.text.starts_with("@scope");
            if part.kind == Kind::Prelude && is_selector {
                let names = part.text.split('.').skip(1).map(leading_name);
                let names =
                    names.filter(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_'));
                found.extend(names.map(|name| (sheet, part.line, name.to_owned())));
            }
        }
    }
    found
}

/// The classes that `source` names as such: in `class="…"`, in `.class("…")` and in `class:name`.
fn attributes(source: &Source) -> Vec<(usize, String)> {
    if !is_view(source) {
        return html_attributes(source);
    }
    let Scan { code, literals } = scan(&source.text);
    let mut found = Vec::new();
    for literal in &literals {
        let before = &code[..literal.at];
        let is_attribute = before.strip_suffix("class=").is_some_and(ends_a_word);
        if is_attribute || before.ends_with(".class(") {
            found.extend(names(&literal.text).map(|name| (literal.at, name)));
        }
    }
    for (at, mark) in code.match_indices("class:") {
        let name = leading_name(&code[at + mark.len()..]);
        // `class: String` is a field or a property.
        if ends_a_word(&code[..at]) && !name.is_empty() {
            found.push((at, name.to_owned()));
        }
    }
    found
}

/// The classes in the page.
fn html_attributes(source: &Source) -> Vec<(usize, String)> {
    if source.path != "index.html" {
        return Vec::new();
    }
    let text = &source.text;
    let marks = text.match_indices("class=\"");
    let values = marks.map(|(at, mark)| (at, text[at + mark.len()..].split('"').next()));
    values
        .flat_map(|(at, value)| names(value.unwrap_or_default()).map(move |name| (at, name)))
        .collect()
}

/// Every word that could be the name of a class: which literals of a view are, nobody can tell.
fn mentioned(source: &Source) -> Vec<String> {
    let mut found: Vec<_> = attributes(source)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    if is_view(source) {
        let literals = scan(&source.text).literals;
        found.extend(literals.iter().flat_map(|literal| names(&literal.text)));
    } else if source.is_below("public") && source.has_extension("js") {
        let words = source.text.split(|c: char| !is_name(c));
        found.extend(words.map(str::to_owned));
    }
    found
}

fn is_view(source: &Source) -> bool {
    source.is_below("src/app") && source.has_extension("rs")
}

fn names(attribute: &str) -> impl Iterator<Item = String> {
    attribute.split_whitespace().map(str::to_owned)
}

fn leading_name(text: &str) -> &str {
    text.split(|c| !is_name(c)).next().unwrap_or_default()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether a new word begins after `before`.
fn ends_a_word(before: &str) -> bool {
    !before.ends_with(|c| is_name(c) || c == ':')
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    const SHEET: &str =
        "@layer ui.table { .row { &.is-new:hover > .cell, [x='.no'] { margin: .5rem } } }";

    fn unknown(view: &str) -> Vec<String> {
        check(
            classes_used_exist,
            &[("src/app/a.rs", view), ("style/a.css", SHEET)],
        )
    }

    fn unused(view: &str) -> Vec<String> {
        check(
            classes_defined_are_used,
            &[("src/app/a.rs", view), ("style/a.css", SHEET)],
        )
    }

    #[test]
    fn a_class_that_no_stylesheet_has_is_found() {
        assert_eq!(
            unknown("view! {\n<p class=\"row rwo\" class:cell=x/> }"),
            ["src/app/a.rs:2: class `rwo` is in no stylesheet"]
        );
        assert_eq!(unknown("view! { <p class:cel=x/> }").len(), 1);
        assert_eq!(unknown("el(\"p\").class(\"row rwo\")").len(), 1);
    }

    #[test]
    fn a_property_that_is_called_class_is_no_class() {
        assert!(unknown("fn f(class: &str, sub_class: A) { g(\"no class here\") }").is_empty());
    }

    #[test]
    fn a_class_that_nothing_uses_is_found() {
        assert_eq!(
            unused("view! { <p class=\"row\" class:cell=x/> }"),
            ["style/a.css:1: class `is-new` is used nowhere"]
        );
    }

    #[test]
    fn a_class_that_a_view_chooses_counts_as_used() {
        assert!(unused("let c = if new { \"is-new row\" } else { \"cell\" };").is_empty());
    }

    #[test]
    fn the_page_and_its_script_use_classes_too() {
        let files = [
            ("index.html", "<p class=\"row\"><p class=\"gone\">"),
            ("public/boot.js", "e.classList.add('is-new', \"cell\")"),
            ("style/a.css", SHEET),
        ];
        assert!(check(classes_defined_are_used, &files).is_empty());
        let found = check(classes_used_exist, &files);
        assert_eq!(found, ["index.html:1: class `gone` is in no stylesheet"]);
    }
}
