//! The crates that are only values: what they say is the same at any time, on any machine.

use super::Finding;
use super::rust::scan;
use super::tree::Source;

const PURE: [&str; 2] = ["src/contract", "src/sharing"];

/// Files, network, environment, threads, and the clock.
const EFFECTS: [&str; 10] = [
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
];

/// A pure crate reads no clock, no file and no network.
pub(super) fn pure_crates_have_no_effects(sources: &[Source]) -> Vec<Finding> {
    let is_pure = |source: &&Source| {
        PURE.iter().any(|folder| source.is_below(folder)) && !is_of_tests(&source.path)
    };
    let mut findings = Vec::new();
    for source in sources.iter().filter(is_pure) {
        if !source.has_extension("rs") {
            continue;
        }
        let code = scan(&source.text).code;
        // Tests measure and read as they need.
        let code = code
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        for effect in EFFECTS {
            for (at, _) in code.match_indices(effect) {
                let what = format!("`{effect}` in a crate that is only values");
                findings.push(Finding::new(source, source.line_at(at), what));
            }
        }
    }
    findings
}

fn is_of_tests(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_clock_in_the_contract_is_found_and_one_in_the_server_is_not() {
        let text = "fn f() {\n    chrono::Utc::now();\n}";
        let files = [("src/contract/a.rs", text), ("src/server/a.rs", text)];
        let found = check(pure_crates_have_no_effects, &files);
        assert_eq!(
            found,
            ["src/contract/a.rs:2: `Utc::now` in a crate that is only values"]
        );
    }

    #[test]
    fn tests_of_a_pure_crate_may_measure() {
        let module = "#[cfg(test)]\nmod tests {\n    use std::time::Instant::now;\n}";
        let files = [
            ("src/sharing/plan.rs", module),
            ("src/sharing/plan/tests.rs", "Instant::now()"),
        ];
        assert!(check(pure_crates_have_no_effects, &files).is_empty());
    }

    #[test]
    fn speaking_of_a_clock_is_no_clock() {
        let files = [("src/contract/a.rs", "// as Utc::now would\nuse std::fmt;")];
        assert!(check(pure_crates_have_no_effects, &files).is_empty());
    }
}
