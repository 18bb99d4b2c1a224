//! Uses elements at once or not at all, without waiting and without WebDriver.
//!
//! WebDriver keeps the result of every script, and each element with its page, in the memory of the page. Where memory
//! is measured, or the page changes all the time, specs use these.

use serde_json::{Value, json};

use super::role::SCRIPT;
use super::{Locator, Name, Page};

const TOUCH: &str = include_str!("touch.js");

impl Page {
    /// Runs a script now and returns its result, of which the page keeps nothing. `Null` if the page is being left, or
    /// the script fails.
    pub(crate) async fn evaluate<const N: usize>(
        &self,
        script: &str,
        arguments: [Value; N],
    ) -> Value {
        let arguments = Value::from(arguments.to_vec());
        let expression = format!("(function() {{ {script}\n}}).apply(null, {arguments})");
        let parameters = json!({
            "expression": expression,
            "returnByValue": true,
            "awaitPromise": true,
            // Without a gesture of the user, the browser refuses to ask before a draft is left.
            "userGesture": true,
        });
        let tools = self.driver().cdp();
        let sent = tools.send_raw("Runtime.evaluate", parameters).await;
        sent.map_or(Value::Null, |mut sent| sent["result"]["value"].take())
    }
}

impl Locator {
    async fn touch(&self, act: &str, text: &str) -> Value {
        let (name, matching) = match &self.name {
            Name::Exact(name) => (name.as_str(), "exact"),
            Name::Containing(part) => (part.as_str(), "contains"),
            Name::Any => ("", "any"),
        };
        let script = format!("{SCRIPT}\n{TOUCH}\nreturn touch(...arguments);");
        let arguments = [self.role, name, matching, act, text].map(|argument| json!(argument));
        self.page.evaluate(&script, arguments).await
    }

    /// Whether an element is visible now.
    pub(crate) async fn is_visible_now(&self) -> bool {
        self.touch("see", "").await == true
    }

    /// The value of the control, if it is there now.
    pub(crate) async fn value_now(&self) -> Option<String> {
        self.touch("read", "").await.as_str().map(str::to_owned)
    }

    /// Clicks the first element that can be clicked now. Returns whether there is one.
    pub(crate) async fn click_now(&self) -> bool {
        self.touch("click", "").await == true
    }

    /// Types over the text of the first field that can be used now. Returns whether it has the text then.
    pub(crate) async fn fill_now(&self, text: &str) -> bool {
        self.touch("fill", text).await == true
    }
}
