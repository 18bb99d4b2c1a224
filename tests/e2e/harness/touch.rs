//! Uses elements at once or not at all, without waiting and without an element of WebDriver.
//!
//! The driver keeps each element that a script returns, and so its page, in memory. Where memory is measured, or the
//! page changes all the time, specs use these.

use serde_json::{Value, json};

use super::role::SCRIPT;
use super::{Locator, Name};

const TOUCH: &str = include_str!("touch.js");

impl Locator {
    async fn touch(&self, act: &str, text: &str) -> Value {
        let (name, matching) = match &self.name {
            Name::Exact(name) => (name.as_str(), "exact"),
            Name::Containing(part) => (part.as_str(), "contains"),
            Name::Any => ("", "any"),
        };
        let script = format!("{SCRIPT}\n{TOUCH}\nreturn touch(...arguments);");
        let arguments = [self.role, name, matching, act, text].map(|argument| json!(argument));
        let result = self.page.driver().execute(script, arguments).await;
        // A page that is being left runs no script.
        result.map_or(Value::Null, |result| result.json().clone())
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
