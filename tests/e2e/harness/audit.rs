//! An accessibility audit of a page. It does not check contrast.

use std::sync::Arc;

use reqwest::Method;
use serde_json::Value;
use thirtyfour::WebElement;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverResult;

use super::engine::Engine;
use super::role::SCRIPT;
use super::{Page, until};

const AUDIT: &str = include_str!("audit.js");
/// Selects the elements whose names the specs rely on, except in all rows but the first and outside of
/// an open modal dialog. Firefox adds the text of its own button to the name of a file input, whatever its label is.
const NAMED: &str = "const root = document.querySelector('dialog:modal') ?? document;
    return [...root.querySelectorAll('button, input, select, textarea, table, nav, h1')]
        .filter(el => !hidden(el) && !el.closest('tbody tr:nth-child(n + 2)'))
        .filter(el => !(el.type === 'file' && navigator.userAgent.includes('Firefox')))
        .map(el => [el, name(el)]);";

/// The WebDriver command for the accessible name of an element, which thirtyfour does not have.
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
    /// Checks the accessibility of the page.
    ///
    /// # Panics
    /// When a control has no name, an id is used twice, an attribute refers to a missing id, headings
    /// skip a level, or a name computed by `role.js` differs from the browser's.
    pub(crate) async fn audit(&self) {
        let findings = self.script(&format!("{SCRIPT}\n{AUDIT}"), []).await;
        let findings: Vec<String> =
            serde_json::from_value(findings).expect("the script returns strings");
        assert!(
            findings.is_empty(),
            "the accessibility audit found:\n{}",
            findings.join("\n")
        );
        // The names of Firefox follow the document a moment later.
        until("the names are those of the browser", || async {
            let findings = self.name_mismatches().await;
            findings.is_empty().then_some(()).ok_or(findings.join("\n"))
        })
        .await;
    }

    /// Makes the browser compute accessible names from now on, as with assistive technology.
    ///
    /// Firefox begins with the first name that it is asked for, and if a modal dialog is open then, it has no names.
    pub(super) async fn start_accessibility(&self) {
        if Engine::current() == Engine::Firefox {
            let body = self.script("return document.body", []).await;
            let label = self.computed_label(body).await;
            label.expect("the browser computes names");
        }
    }

    /// Describes each name of `role.js` that differs from the browser's.
    async fn name_mismatches(&self) -> Vec<String> {
        let script = format!("{SCRIPT}\n{NAMED}");
        let named = match self.driver().execute(script, []).await {
            Ok(named) => named.json().clone(),
            // WebKit returns no element that has been replaced in the meantime.
            Err(error) => return vec![error.to_string()],
        };
        let mut findings = Vec::new();
        for pair in named.as_array().into_iter().flatten() {
            let ours = pair[1].as_str().unwrap_or_default();
            // An element that was replaced in the meantime has no name to compare.
            if let Ok(theirs) = self.computed_label(pair[0].clone()).await
                && theirs.trim() != ours
            {
                findings.push(format!(
                    "role.js computes the name “{ours}”, the browser “{theirs}”"
                ));
            }
        }
        findings
    }

    async fn computed_label(&self, element: Value) -> WebDriverResult<String> {
        let handle = self.driver().handle();
        let element = WebElement::from_json(element, Arc::clone(handle))?;
        let command = ComputedLabel(element.element_id().to_string());
        let response = handle
            .cmd(Command::ExtensionCommand(Box::new(command)))
            .await?;
        response.value()
    }
}
