//! A look at a page with the eyes of a screen reader. Contrast is not looked at.

use std::sync::Arc;

use reqwest::Method;
use serde_json::Value;
use thirtyfour::WebElement;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverResult;

use super::Page;
use super::role::SCRIPT;

const AUDIT: &str = include_str!("audit.js");
/// The things whose names the specs rely on, without those that every row repeats and those that a
/// modal dialog covers.
const NAMED: &str = "const root = document.querySelector('dialog:modal') ?? document;
    return [...root.querySelectorAll('button, input, select, textarea, table, nav, h1')]
        .filter(el => !hidden(el) && !el.closest('tbody tr:nth-child(n + 2)'))
        .map(el => [el, name(el)]);";

/// The browser's own name of an element, which thirtyfour has no word for.
#[derive(Debug)]
struct ComputedLabel(String);

impl ExtensionCommand for ComputedLabel {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.0).into()
    }
}

impl Page {
    /// Fails where a control has no name, ids are used twice, references lead nowhere, headings
    /// skip a level, or the names that specs go by are not those of the browser.
    pub(crate) async fn audit(&self) {
        let findings = self.script(&format!("{SCRIPT}\n{AUDIT}"), []).await;
        let mut findings: Vec<String> =
            serde_json::from_value(findings).expect("the script gives texts");
        findings.extend(self.misnamed().await);
        assert!(
            findings.is_empty(),
            "the audit finds:\n{}",
            findings.join("\n")
        );
    }

    /// Where the names of `role.js` differ from the browser's.
    async fn misnamed(&self) -> Vec<String> {
        let named = self.script(&format!("{SCRIPT}\n{NAMED}"), []).await;
        let mut findings = Vec::new();
        for pair in named.as_array().into_iter().flatten() {
            let ours = pair[1].as_str().unwrap_or_default();
            // What has been replaced meanwhile has no name to compare.
            if let Ok(theirs) = self.computed_label(pair[0].clone()).await
                && theirs.trim() != ours
            {
                findings.push(format!("the browser calls “{ours}” “{theirs}”"));
            }
        }
        findings
    }

    async fn computed_label(&self, element: Value) -> WebDriverResult<String> {
        let handle = self.driver().handle();
        let element = WebElement::from_json(element, Arc::clone(handle))?;
        let command = ComputedLabel(element.element_id().to_string());
        let answer = handle
            .cmd(Command::ExtensionCommand(Box::new(command)))
            .await?;
        answer.value()
    }
}
