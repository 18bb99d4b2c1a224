//! The rules of axe-core, among them contrast and target size, in both themes.

use std::sync::OnceLock;

use serde_json::Value;

use super::{Page, until};

/// The file of axe-core. `cargo xtask test` sets it if it can install axe-core.
const FILE: &str = "DATAVOLUMES_AXE";

/// The themes, and the rules that depend on colors. In the dark theme only these are checked, since the others have the
/// same result in both.
const THEMES: [(&str, &[&str]); 2] = [
    ("light", &[]),
    ("dark", &["color-contrast", "link-in-text-block"]),
];

/// Runs the rules, all unless some are given, and returns a line for each violation.
const RUN: &str = "const [rules, done] = arguments;
    const line = violation => violation.nodes.slice(0, 4).map(node =>
        `${violation.id}: ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`);
    // A tooltip belongs to what the pointer is on, in whatever landmark that is.
    const runOnly = rules.length ? { type: 'rule', values: rules } : undefined;
    axe.run({ exclude: '[role=tooltip]' }, { resultTypes: ['violations'], runOnly })
        .then(result => done(result.violations.flatMap(line)), error => done([String(error)]));";

/// Whether nothing fades or moves any more, whose contrast would be that of a moment. In `WebKit`, what a change of the
/// theme begins to fade is known after the next frame.
const IS_STILL: &str = "const isStill = animation =>
        animation.playState !== 'running' || animation.effect.getComputedTiming().iterations === Infinity
        || !animation.effect.target.checkVisibility();
    return new Promise(done => requestAnimationFrame(() => setTimeout(() =>
        done(document.getAnimations().every(isStill)))));";

/// The source of axe-core; `None` if it is not installed.
fn source() -> Option<&'static str> {
    static SOURCE: OnceLock<Option<String>> = OnceLock::new();
    let read = || {
        let file = std::env::var_os(FILE)?;
        Some(std::fs::read_to_string(file).expect("axe-core can be read"))
    };
    SOURCE.get_or_init(read).as_deref()
}

impl Page {
    /// Checks the page with axe-core in the light and in the dark theme; `what` names its state.
    ///
    /// # Panics
    /// When a rule is violated.
    pub(crate) async fn has_no_violations(&self, what: &str) {
        let Some(source) = source() else {
            eprintln!("axe-core is not installed: {what} is not checked");
            return;
        };
        if self.script("return !window.axe", []).await == true {
            self.script(&format!("{source}; return null"), []).await;
        }
        let mut findings = Vec::new();
        for (theme, rules) in THEMES {
            let script = "document.documentElement.dataset.theme = arguments[0]";
            self.script(script, [Value::from(theme)]).await;
            until("nothing moves", || async {
                let is_still = self.script(IS_STILL, []).await;
                (is_still == true).then_some(()).ok_or("it does".to_owned())
            })
            .await;
            let found = self.driver().execute_async(RUN, [Value::from(rules)]).await;
            let found: Vec<String> = found
                .and_then(|found| found.convert())
                .unwrap_or_else(|error| panic!("axe-core does not run: {error}"));
            findings.extend(found.into_iter().map(|line| format!("{theme}: {line}")));
        }
        assert!(findings.is_empty(), "{what}:\n{}", findings.join("\n"));
    }
}
