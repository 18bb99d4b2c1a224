//! Colours have names: the only file that says what a name looks like is `style/tokens.css`.

use super::Finding;
use super::css::{Kind, parts, sheets};
use super::rust::scan;
use super::tree::Source;

const TOKENS: &str = "style/tokens.css";

const FUNCTIONS: [&str; 10] = [
    "color(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "rgb(", "rgba(",
];

/// The names of colours that people write; nobody means `papayawhip`.
const NAMES: [&str; 24] = [
    "aqua", "black", "blue", "brown", "crimson", "cyan", "fuchsia", "gold", "gray", "green",
    "grey", "lime", "magenta", "maroon", "navy", "olive", "orange", "pink", "purple", "red",
    "silver", "teal", "white", "yellow",
];

/// A stylesheet uses a colour by the name of its token.
pub(super) fn raw_colours_are_tokens(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for sheet in sheets(sources).filter(|sheet| sheet.path != TOKENS) {
        for part in parts(&sheet.text) {
            let value = part.text.split_once(':').map_or("", |(_, value)| value);
            let is_declaration = part.kind == Kind::Declaration;
            if let Some(colour) = raw_colour(value).filter(|_| is_declaration) {
                let what = format!("`{colour}`: raw colours are in {TOKENS}");
                findings.push(Finding::new(sheet, part.line, what));
            }
        }
    }
    findings
}

/// A view has no colours of its own, not even in a picture.
pub(super) fn colours_are_not_in_views(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let app = sources.iter().filter(|source| source.is_below("src/app"));
    for source in app.filter(|source| source.has_extension("rs")) {
        for literal in scan(&source.text).literals {
            let is_colour = is_hex(&literal.text)
                || FUNCTIONS
                    .iter()
                    .any(|start| literal.text.starts_with(start));
            if is_colour {
                let what = format!("`{}`: raw colours are in {TOKENS}", literal.text);
                findings.push(Finding::new(source, source.line_at(literal.at), what));
            }
        }
    }
    findings
}

/// The first raw colour in the value of a declaration.
fn raw_colour(value: &str) -> Option<&str> {
    let words = value.split(|c: char| !(c.is_alphanumeric() || "#-_(".contains(c)));
    words
        .flat_map(|word| word.split_inclusive('('))
        .find(|word| is_hex(word) || FUNCTIONS.contains(word) || NAMES.contains(word))
}

/// `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`.
fn is_hex(word: &str) -> bool {
    let Some(digits) = word.strip_prefix('#') else {
        return false;
    };
    matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn in_style(path: &str, declaration: &str) -> usize {
        let sheet = format!(".a {{ {declaration} }}");
        check(raw_colours_are_tokens, &[(path, &sheet)]).len()
    }

    #[test]
    fn a_raw_colour_outside_of_the_tokens_is_found() {
        for value in [
            "#fff",
            "#12345678",
            "rgb(1 2 3)",
            "light-dark(red, blue)",
            "1px solid oklch(1 0 0)",
        ] {
            let declaration = format!("border: {value};");
            assert_eq!(in_style("style/a.css", &declaration), 1, "{value}");
            assert_eq!(in_style(TOKENS, &declaration), 0, "{value}");
        }
    }

    #[test]
    fn what_only_looks_like_a_colour_is_not_found() {
        for declaration in [
            "color: var(--red);",
            "color: currentColor;",
            "background: Canvas;",
            "white-space: nowrap;",
            "mask: url(#fff);",
            "top: calc(1px + 2px);",
            "color: color-mix(in oklab, var(--a), var(--b));",
        ] {
            assert_eq!(in_style("style/a.css", declaration), 0, "{declaration}");
        }
        assert!(
            check(
                raw_colours_are_tokens,
                &[("style/a.css", "#add .b:hover { top: 0 }")]
            )
            .is_empty()
        );
    }

    #[test]
    fn a_colour_in_a_view_is_found_and_a_fragment_is_not() {
        let app = |text: &str| check(colours_are_not_in_views, &[("src/app/ui/a.rs", text)]).len();
        assert_eq!(app("view! { <path fill=\"#c0ffee\"/> }"), 1);
        assert_eq!(app("view! { <a href=\"#main\">\"#1 of 3\"</a> }"), 0);
    }
}
