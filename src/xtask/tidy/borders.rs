//! Which part of the app may name which.

use super::Finding;
use super::rust::scan;
use super::tree::Source;

const APP: &str = "src/app";

/// A part of the app, and what it may not name.
struct Border {
    /// The module, as a path below `src/app`.
    part: &'static str,
    /// Modules at the root of the app.
    modules: &'static [&'static str],
    /// Other crates.
    crates: &'static [&'static str],
}

/// Widgets know nothing of this domain: they could serve another one.
const WIDGETS: Border = Border {
    part: "ui",
    modules: &[
        "api", "list_url", "pages", "remote", "route", "sharing", "volumes",
    ],
    crates: &["datavolumes_contract", "datavolumes_sharing", "gloo_net"],
};

/// The parts of the app keep to their borders.
pub(super) fn parts_of_the_app_keep_apart(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let is_app = source.is_below(APP) && source.has_extension("rs");
        let Some(module) = source.path.strip_prefix("src/app/").filter(|_| is_app) else {
            continue;
        };
        let module = module.trim_end_matches(".rs");
        let is_in = |part: &str| module.split('/').next() == Some(part);
        let code = scan(&source.text).code;
        let mut refuse = |line, name: &str, why: &str| {
            findings.push(Finding::new(source, line, format!("names `{name}`: {why}")));
        };
        for (line, name) in root_modules(&code, module) {
            if is_in(WIDGETS.part) && WIDGETS.modules.contains(&name) {
                refuse(line, name, "widgets know nothing of the domain");
            }
            if name == "pages" && !is_in("app") && !is_in("pages") {
                refuse(line, name, "only app.rs knows the pages");
            }
        }
        for (at, name) in words(&code) {
            let line = source.line_at(at);
            if is_in(WIDGETS.part) && WIDGETS.crates.contains(&name) {
                refuse(line, name, "widgets know nothing of the domain");
            } else if name == "gloo_net" && !is_in("api") {
                refuse(line, name, "only api knows how requests are made");
            }
        }
    }
    findings
}

/// The identifiers of `code` with their offsets.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(is_word)?;
        let end = code[start..]
            .find(|c| !is_word(c))
            .map_or(code.len(), |end| start + end);
        at = end;
        Some((start, &code[start..end]))
    })
}

/// The modules at the root of the crate that `code` of `module` names, with their lines:
/// `crate::x`, `crate::{x, y::z}`, and as many `super::` as lead there.
fn root_modules<'a>(code: &'a str, module: &str) -> Vec<(usize, &'a str)> {
    let depth = module.split('/').count();
    let to_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for start in ["crate::", &to_root] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                continue;
            }
            let line = code[..at].matches('\n').count() + 1;
            let names = first_segments(&code[at + start.len()..]);
            found.extend(names.into_iter().map(|name| (line, name)));
        }
    }
    found
}

/// `x` of `x::y`; `x` and `y` of `{x, y::{a, b}}`.
fn first_segments(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else {
        return words(path).take(1).map(|(_, name)| name).collect();
    };
    let mut depth = 0;
    let mut is_first = true;
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(c) = group[at..].chars().next() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_first = true,
            _ if depth == 0 && is_first && (c.is_alphabetic() || c == '_') => {
                names.extend(words(&group[at..]).take(1).map(|(_, name)| name));
                is_first = false;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(parts_of_the_app_keep_apart, &[(path, text)]).len()
    }

    #[test]
    fn a_widget_may_not_name_the_domain() {
        for text in [
            "use crate::api::Client;",
            "use crate::{ui::icon::Icon, volumes};",
            "fn f() { crate::route::Route::List; }",
            "use super::super::remote::Remote;",
            "use datavolumes_contract::Phase;",
        ] {
            assert_eq!(found("src/app/ui/button.rs", text), 1, "{text}");
        }
    }

    #[test]
    fn a_widget_may_name_other_widgets() {
        for text in [
            "use crate::ui::{icon, api};",
            "use super::icon;",
            "// as crate::api does",
            "const A: &str = \"crate::api\";",
            "use leptos::prelude::*; fn route() {}",
        ] {
            assert_eq!(found("src/app/ui/button.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn only_api_makes_requests() {
        let text = "use gloo_net::http::Request;";
        assert_eq!(found("src/app/api/request.rs", text), 0);
        assert_eq!(found("src/app/api.rs", text), 0);
        assert_eq!(found("src/app/volumes/table.rs", text), 1);
        assert_eq!(found("src/app/ui/button.rs", text), 1);
    }

    #[test]
    fn only_app_knows_the_pages() {
        let text = "use crate::pages::ListPage;";
        assert_eq!(found("src/app/app.rs", text), 0);
        assert_eq!(found("src/app/pages/list_page.rs", text), 0);
        assert_eq!(found("src/app/volumes/table.rs", text), 1);
        assert_eq!(found("src/app/volumes.rs", "use super::pages;"), 1);
        assert_eq!(found("src/app/lib.rs", "mod pages;"), 0);
    }

    #[test]
    fn other_crates_have_other_borders() {
        assert_eq!(found("src/server/ui/a.rs", "use crate::api::x;"), 0);
    }
}
