//! The words on screen, in the texts of the app and of the server.

use super::Source;
use super::text::{Rust, regex};
use crate::Result;

const MAX_WORDS: usize = 20;

/// The name of the API, which is not that of the product.
const API: &str = "Datavolumes REST API";

/// What is not said on screen, and what is said instead.
const INSTEAD: [(&str, &str); 13] = [
    ("ou may not ", "You don’t have permission to …"),
    ("whom", "its sharing"),
    ("hared with nobody", "not shared"),
    ("Datavolumes ", "data volumes"),
    ("organis", "organiz…"),
    ("olour", "color"),
    ("ehaviour", "behavior"),
    ("original PVC", "origin PVC"),
    ("meanwhile", "by someone else"),
    ("anyway", "nothing"),
    (" goes on", "continues"),
    ("Go on ", "Continue"),
    (" by itself", "automatically"),
];

/// Texts are in the words of the product, and their sentences are short.
pub(super) fn texts_are_plain(sources: &[Source]) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let volume = regex(r"(?i)(?:^|[^a-z/{])(data )?volumes?\b")?;
    for source in sources.iter().filter(|source| has_texts(source)) {
        for (offset, string) in strings(source)? {
            for (word, instead) in INSTEAD {
                if string.replace(API, "").contains(word) {
                    let message = format!("“{word}” in a text; use “{instead}”");
                    findings.push(source.finding(offset, &message));
                }
            }
            let mut volumes = volume.captures_iter(&string);
            if is_text_of_demo(source) && volumes.any(|found| found.get(1).is_none()) {
                let message = format!("“{string}” says “volume”; use “data volume”");
                findings.push(source.finding(offset, &message));
            }
            if is_text_of_app(source) && longest_sentence(&string) > MAX_WORDS {
                let message = format!("a sentence of more than {MAX_WORDS} words");
                findings.push(source.finding(offset, &message));
            }
        }
    }
    Ok(findings)
}

/// The strings of a source with their offsets, without those of its tests.
fn strings(source: &Source) -> Result<Vec<(usize, String)>> {
    let end = source.text.find("#[cfg(test)]\nmod tests {");
    let text = &source.text[..end.unwrap_or(source.text.len())];
    if source.is("js") {
        // Templates too.
        return Ok(Rust::parse(&text.replace('`', "\""))?.strings);
    }
    Ok(Rust::parse(text)?.strings)
}

/// The scenes, the menu and the tour.
fn is_text_of_demo(source: &Source) -> bool {
    let is_script = source.is("js") && source.path.starts_with("src/demo/page/");
    is_script || source.path == "src/server/demo/scenes.rs"
}

fn is_text_of_app(source: &Source) -> bool {
    let crates = ["src/app/", "src/ui/"];
    // The paths of the icons look like words.
    crates.iter().any(|name| source.path.starts_with(name)) && source.path != "src/ui/icon.rs"
}

fn has_texts(source: &Source) -> bool {
    let crates = ["src/client/", "src/contract/", "src/server/"];
    let is_server = crates.iter().any(|name| source.path.starts_with(name));
    let is_test = ["/tests", "/fuzz", "/test_server"];
    let is_test = is_test.iter().any(|name| source.path.contains(name));
    is_text_of_demo(source) || source.is("rs") && !is_test && (is_server || is_text_of_app(source))
}

fn longest_sentence(text: &str) -> usize {
    let sentences = text.split(['.', '!', '?', ':', '·']);
    sentences
        .map(|sentence| sentence.split_whitespace().count())
        .max()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_word_that_has_a_better_one_is_found() {
        let view = "view! { <p>\"You may not delete it.\"</p> } // whom";
        let found = check(texts_are_plain, &[("src/app/a.rs", view)]);
        assert_eq!(found.len(), 1, "{found:?}");
        let message = "f(\"the whole organisation\")";
        let found = check(texts_are_plain, &[("src/server/a.rs", message)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(check(texts_are_plain, &[("tests/a.rs", view)]).is_empty());
    }

    #[test]
    fn the_demo_says_data_volume() {
        let script =
            "text: `Open a volume.`, url: \"./volumes.gz\", // a volume\ntext: \"Data volumes\"";
        let found = check(texts_are_plain, &[("src/demo/page/a.js", script)]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("Open a volume"));
        let scenes = "(\"A scene\", \"The volume is not ready.\")";
        let found = check(texts_are_plain, &[("src/server/demo/scenes.rs", scenes)]);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_long_sentence_is_found() {
        let sentence = |words| format!("const A: &str = \"{}.\";", vec!["word"; words].join(" "));
        let found = |words| check(texts_are_plain, &[("src/app/a.rs", &sentence(words))]).len();
        assert_eq!((found(20), found(21)), (0, 1));
    }
}
