//! What joins views and style sheets: colors and classes; and what makes a page turn slow.

use std::collections::BTreeSet;

use super::Source;
use super::text::{Css, Rust, regex};
use crate::Result;

/// The only file with colors.
const TOKENS: &str = "style/tokens.css";

/// The sheets of the demo, which has no tokens of the app.
const DEMO: &str = "src/demo/";

const COLOR: &str = r"#(?:[0-9a-fA-F]{3,4}){1,2}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(?:black|blue|gray|green|grey|orange|purple|red|white|yellow)\b";

/// A color has a name in `style/tokens.css`.
pub(super) fn colors_are_tokens(sources: &[Source]) -> Result<Vec<String>> {
    let color = regex(COLOR)?;
    let name = regex(r"^[\w-]+\s*:|var\([^)]*\)|[\w-]*-[\w-]*")?;
    let mut findings = Vec::new();
    let sheets = sources.iter().filter(|source| source.is("css"));
    let has_tokens = |sheet: &&Source| sheet.path != TOKENS && !sheet.path.starts_with(DEMO);
    for sheet in sheets.filter(has_tokens) {
        for part in Css::parse(&sheet.text)? {
            if let Css::Declaration(offset, text) = part
                && color.is_match(&name.replace_all(&text, ""))
            {
                let message = format!("a color outside of {TOKENS}: {text}");
                findings.push(sheet.finding(offset, &message));
            }
        }
    }
    Ok(findings)
}

/// A style sheet defines only classes that a view, the page or a script names.
pub(super) fn defined_classes_are_used(sources: &[Source]) -> Result<Vec<String>> {
    let mut used = BTreeSet::new();
    let mut use_words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric() && !"-_".contains(c));
        used.extend(words.map(str::to_owned));
    };
    for source in sources {
        if source.is("html") || source.is("js") {
            use_words(&source.text);
        } else if source.is("rs") && source.path.starts_with("src/") {
            let Rust { code, strings } = Rust::parse(&source.text)?;
            for (_, string) in &strings {
                use_words(string);
            }
            // `class:name=condition` is no string.
            code.split("class:").skip(1).for_each(&mut use_words);
        }
    }
    let class = regex(r"\.([A-Za-z_][\w-]*)")?;
    let mut findings = Vec::new();
    for sheet in sources.iter().filter(|source| source.is("css")) {
        for part in Css::parse(&sheet.text)? {
            let Css::Prelude(offset, selector) = part else {
                continue;
            };
            if selector.starts_with('@') && !selector.starts_with("@scope") {
                continue;
            }
            let classes = class
                .captures_iter(&selector)
                .map(|found| found[1].to_owned());
            let unused = classes.filter(|class| !used.contains(class));
            findings.extend(
                unused.map(|class| {
                    sheet.finding(offset, &format!("class `{class}` is used nowhere"))
                }),
            );
        }
    }
    Ok(findings)
}

/// No selector asks `:has()` of the page, of what fills it, or of a part of the table. If one does, each element that a row
/// gets or loses costs the styles of all that is below: 12 ms of a page turn of 52 ms.
pub(super) fn the_page_and_its_rows_ask_no_has(sources: &[Source]) -> Result<Vec<String>> {
    let of_page = regex(r"(?:html|body|:root|main|\.page\S*|\.table\S*):has\(")?;
    let mut findings = Vec::new();
    let sheets = sources.iter().filter(|source| source.is("css"));
    for sheet in sheets.filter(|sheet| sheet.path.starts_with("style/")) {
        let is_table = sheet.path.starts_with("style/app/table/");
        for part in Css::parse(&sheet.text)? {
            if let Css::Prelude(offset, selector) = part
                && (of_page.is_match(&selector) || is_table && selector.contains(":has("))
            {
                let message = format!("`{selector}` makes page turns slow; set an attribute");
                findings.push(sheet.finding(offset, &message));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    const SHEET: &str =
        "@layer ui.table { .row { &.is-new:hover > .cell, [x='.no'] { margin: .5rem } } }";

    #[test]
    fn a_color_outside_of_the_tokens_is_found() {
        for value in [
            "#fff",
            "rgb(1 2 3)",
            "light-dark(red, blue)",
            "1px solid oklch(1 0 0)",
        ] {
            let sheet = format!(".a {{ border: {value}; }}");
            assert_eq!(
                check(colors_are_tokens, &[("style/a.css", &sheet)]).len(),
                1,
                "{value}"
            );
            assert!(
                check(colors_are_tokens, &[(TOKENS, &sheet)]).is_empty(),
                "{value}"
            );
        }
        for declaration in [
            "color: var(--red)",
            "white-space: nowrap",
            "color: color-mix(in oklab, var(--a), var(--b))",
        ] {
            let sheet = format!("#add .b {{ {declaration}; }}");
            assert!(
                check(colors_are_tokens, &[("style/a.css", &sheet)]).is_empty(),
                "{declaration}"
            );
        }
    }

    #[test]
    fn has_is_found_where_it_is_asked_of_the_page_or_of_a_row() {
        for selector in [
            "body:has(.bar) .toasts",
            "body:has(.page[data-width=full])",
            ":root:has(.bar) &",
            ".page-of-volumes:has(+ .bar) > div",
            ".table__row:has(:checked)",
        ] {
            let sheet = format!("{selector} {{ margin: 0 }}");
            let found = check(the_page_and_its_rows_ask_no_has, &[("style/a.css", &sheet)]);
            assert_eq!(found.len(), 1, "{selector}");
        }
        let nested = ".row { &:has(:checked) { margin: 0 } }";
        let in_table = ("style/app/table/table.css", nested);
        assert_eq!(
            check(the_page_and_its_rows_ask_no_has, &[in_table]).len(),
            1
        );
        let elsewhere = ("style/a.css", nested);
        assert!(check(the_page_and_its_rows_ask_no_has, &[elsewhere]).is_empty());
    }

    #[test]
    fn a_class_that_nothing_names_is_found() {
        let view = "let class = if x { \"cell\" } else { \"row\" };";
        let found = check(
            defined_classes_are_used,
            &[("src/app/a.rs", view), ("style/a.css", SHEET)],
        );
        assert_eq!(found, ["style/a.css:1: class `is-new` is used nowhere"]);
    }
}
