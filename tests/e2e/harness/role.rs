//! Locators: elements by role and accessible name.

use std::fmt;
use std::future::Future;
use std::panic::Location;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::{Key, WebElement};

use super::engine::Engine;
use super::wait::until_at;
use super::{Name, Page};

pub(super) const SCRIPT: &str = include_str!("role.js");

/// Describes an element. Each use searches again.
#[derive(Clone)]
pub(crate) struct Locator {
    pub(super) page: Page,
    within: Option<Box<Locator>>,
    pub(super) role: &'static str,
    pub(super) name: Name,
    at: &'static Location<'static>,
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let role = if self.role.is_empty() {
            "control"
        } else {
            self.role
        };
        write!(f, "{role} {}", self.name)?;
        match &self.within {
            Some(outer) => write!(f, " in {outer}"),
            None => Ok(()),
        }
    }
}

impl Page {
    /// A locator for the element with this role and accessible name.
    #[track_caller]
    pub(crate) fn by_role(&self, role: &'static str, name: impl Into<Name>) -> Locator {
        Locator::new(self.clone(), role, name.into(), Location::caller())
    }

    /// The link above the heading of a page to the list.
    #[track_caller]
    pub(crate) fn back_link(&self) -> Locator {
        // The header has one of this name too.
        self.by_role("link", "Data volumes")
            .within(&self.by_role("main", Name::Any))
    }

    /// A locator for the form control with this name, whatever its role.
    #[track_caller]
    pub(crate) fn control(&self, name: impl Into<Name>) -> Locator {
        Locator::new(self.clone(), "", name.into(), Location::caller())
    }
}

impl Locator {
    pub(super) fn new(
        page: Page,
        role: &'static str,
        name: Name,
        at: &'static Location<'static>,
    ) -> Self {
        Self {
            page,
            within: None,
            role,
            name,
            at,
        }
    }

    /// Limits the search to descendants of `outer`.
    pub(crate) fn within(self, outer: &Locator) -> Self {
        Self {
            within: Some(Box::new(outer.clone())),
            ..self
        }
    }

    async fn find_now(&self) -> WebDriverResult<Vec<WebElement>> {
        let root = match &self.within {
            Some(outer) => match Box::pin(outer.find_now()).await?.as_slice() {
                [only] => only.to_json()?,
                _ => return Ok(Vec::new()),
            },
            None => Value::Null,
        };
        let (name, matching) = self.name.criterion();
        let script = format!("{SCRIPT}\nreturn byRole(...arguments);");
        let arguments = [root, json!(self.role), json!(name), json!(matching)];
        let found = self.page.driver().execute(script, arguments).await?;
        found.elements()
    }

    /// Every element that matches now.
    pub(crate) async fn all(&self) -> Vec<WebElement> {
        self.find_now().await.unwrap_or_default()
    }

    /// Waits until exactly one element matches and `act` succeeds on it. An element that the page
    /// replaces in the meantime is searched for again.
    async fn with_one<T, F, Fut>(&self, purpose: &str, act: F) -> T
    where
        F: Fn(WebElement) -> Fut,
        Fut: Future<Output = Result<T, String>>,
    {
        until_at(self.at, format!("{self} {purpose}"), || async {
            let mut found = self.find_now().await.map_err(|error| error.to_string())?;
            match (found.pop(), found.len()) {
                (Some(only), 0) => act(only).await,
                (None, _) => Err("there is none".to_owned()),
                (Some(_), more) => Err(format!("there are {}", more + 1)),
            }
        })
        .await
    }

    /// Waits until exactly one element matches and returns it.
    pub(crate) async fn find(&self) -> WebElement {
        self.with_one("is there", |element| async { Ok(element) })
            .await
    }

    /// Waits until no element matches.
    pub(crate) async fn is_absent(&self) {
        until_at(self.at, format!("{self} is absent"), || async {
            match self.find_now().await.map(|found| found.len()) {
                Ok(0) => Ok(()),
                Ok(more) => Err(format!("there are {more}")),
                Err(error) => Err(error.to_string()),
            }
        })
        .await;
    }

    /// Clicks the element, or the label of a radio button or checkbox.
    pub(crate) async fn click(&self) {
        self.with_one("can be clicked", |element| async move {
            let clicked = async {
                // WebKit does not click what it has not laid out, as rows that are out of view.
                let script = "const [element] = arguments;
                    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                    return element.matches('[type=radio], [type=checkbox]')
                        ? element.labels[0] ?? element : element";
                let target = self.page.driver().execute(script, [element.to_json()?]);
                target.await?.element()?.click().await
            };
            clicked
                .await
                .map_err(|error: WebDriverError| error.to_string())
        })
        .await;
    }

    /// Clicks the element by script: it does not get the focus, and what covers it does not matter.
    pub(crate) async fn click_by_script(&self) {
        self.with_one("can be clicked by script", |element| async move {
            let element = element.to_json().map_err(|error| error.to_string())?;
            self.page.script("arguments[0].click()", [element]).await;
            Ok(())
        })
        .await;
    }

    /// Focuses the element.
    pub(crate) async fn focus(&self) {
        self.with_one("can be focused", |element| async move {
            element.focus().await.map_err(|error| error.to_string())
        })
        .await;
    }

    /// Replaces its text by typing `text`.
    pub(crate) async fn fill(&self, text: &str) {
        self.with_one("can be typed into", |element| async move {
            let select_all = Key::Control + "a";
            let typed = async {
                element.send_keys(select_all).await?;
                let has_wide = text.chars().any(|c| c > '\u{ffff}');
                if Engine::current() == Engine::WebKit && has_wide {
                    // Its driver drops what does not fit into 16 bits.
                    let insert = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
                    let arguments = vec![element.to_json()?, json!(text)];
                    self.page.driver().execute(insert, arguments).await?;
                    return Ok(());
                }
                element.send_keys(Key::Backspace + text).await
            };
            typed
                .await
                .map_err(|error: WebDriverError| error.to_string())
        })
        .await;
    }

    /// Chooses the option of a native select by its value or text.
    pub(crate) async fn choose(&self, option: &str) {
        self.with_one("has the option", |element| async move {
            let script = "return [...arguments[0].options].find(option =>
                option.value === arguments[1] || option.text.trim() === arguments[1]) ?? null";
            let arguments = [element.to_json(), Ok(json!(option))];
            let arguments: Result<Vec<Value>, _> = arguments.into_iter().collect();
            let chosen = async {
                let found = self.page.driver().execute(script, arguments?).await?;
                found.element()?.click().await
            };
            let failure = |error: WebDriverError| format!("no option “{option}”: {error}");
            chosen.await.map_err(failure)
        })
        .await;
    }

    /// The texts of the options of a native select.
    pub(crate) async fn options(&self) -> Vec<String> {
        let page = &self.page;
        self.with_one("has options", |element| async move {
            let element = element.to_json().map_err(|error| error.to_string())?;
            let script = "return [...arguments[0].options].map(option => option.text.trim())";
            let texts = page.script(script, [element]).await;
            serde_json::from_value(texts).map_err(|error| error.to_string())
        })
        .await
    }

    /// Its visible text.
    pub(crate) async fn text(&self) -> String {
        // The command of WebDriver leaves out more in WebKit.
        self.property("innerText").await.trim().to_owned()
    }

    /// The value of a control.
    pub(crate) async fn value(&self) -> String {
        self.property("value").await
    }

    /// A DOM property as text.
    pub(crate) async fn property(&self, name: &str) -> String {
        self.with_one("is there", |element| async move {
            let value = element.prop(name).await.map_err(|error| error.to_string());
            value.map(Option::unwrap_or_default)
        })
        .await
    }

    /// Waits until its attribute `name` is `wanted`.
    pub(crate) async fn has(&self, name: &str, wanted: &str) {
        self.with_one(&format!("has {name}={wanted}"), |element| async move {
            let value = element
                .attr(name)
                .await
                .map_err(|error| error.to_string())?;
            match value {
                Some(value) if value == wanted => Ok(()),
                other => Err(format!("{other:?}")),
            }
        })
        .await;
    }

    /// Waits until the element is enabled or disabled.
    pub(crate) async fn is_enabled(&self, wanted: bool) {
        let purpose = if wanted { "is enabled" } else { "is disabled" };
        self.with_one(purpose, |element| async move {
            let native = element
                .is_enabled()
                .await
                .map_err(|error| error.to_string())?;
            let aria = element.attr("aria-disabled").await.ok().flatten();
            let enabled = native && aria.as_deref() != Some("true");
            (enabled == wanted)
                .then_some(())
                .ok_or("it is not".to_owned())
        })
        .await;
    }

    /// Waits until the element or a descendant has the focus.
    pub(crate) async fn is_focused(&self) {
        let page = &self.page;
        self.with_one("has the focus", |element| async move {
            let element = element.to_json().map_err(|error| error.to_string())?;
            let script = "return arguments[0].contains(document.activeElement)";
            let focused = page.script(script, [element]).await;
            (focused == true)
                .then_some(())
                .ok_or("it has not".to_owned())
        })
        .await;
    }
}
