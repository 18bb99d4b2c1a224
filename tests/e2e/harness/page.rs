//! The page as a user sees it: its address, the keyboard and the visible text.

use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData, WebDriver};

use super::Server;
use super::console::Console;
use super::wait::until_at;

/// The key of the token in the session storage.
const TOKEN_KEY: &str = "datavolumes.token";

/// The key of the number of sign-outs, in the local storage and in that of the session.
const SIGN_OUTS_KEY: &str = "datavolumes.sign-outs";

/// The key of the client id that the token was granted to.
const CLIENT_ID_KEY: &str = "datavolumes.client-id";

/// A tab of the browser and its server.
#[derive(Clone)]
pub(crate) struct Page {
    driver: WebDriver,
    console: Console,
    server: Arc<Server>,
}

impl Page {
    pub(super) fn new(driver: &WebDriver, console: &Console, server: Arc<Server>) -> Self {
        Self {
            driver: driver.clone(),
            console: console.clone(),
            server,
        }
    }

    /// Forgets the errors of the console so far, which a spec has caused on purpose.
    pub(crate) async fn forget_errors(&self) {
        self.console.take().await;
    }

    /// The WebDriver session.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The server of this page.
    pub(crate) fn server(&self) -> &Server {
        &self.server
    }

    /// Opens `path` and waits until the app is mounted.
    pub(crate) async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.server.address());
        self.driver.goto(url).await.expect("the address opens");
        self.ready().await;
        self.start_accessibility().await;
    }

    /// Signs in as the administrator without the form, and opens `path`.
    pub(crate) async fn open_signed_in(&self, path: &str) {
        let token = self.server.token().await;
        self.set_token(&token).await;
        let script = "sessionStorage.setItem(arguments[0], arguments[1])";
        self.script(script, [json!(CLIENT_ID_KEY), json!("demo-admin")])
            .await;
        self.open(path).await;
    }

    /// Stores `token` in the session storage of the tab.
    pub(crate) async fn set_token(&self, token: &str) {
        // Session storage belongs to an origin, so the tab opens a document of the server first.
        let url = format!("{}/api/health", self.server.address());
        self.driver.goto(url).await.expect("the address opens");
        // A session that started before the last sign-out would be over.
        let script = "sessionStorage.setItem(arguments[0], arguments[1]);
            const signOuts = localStorage.getItem(arguments[2]) ?? '0';
            sessionStorage.setItem(arguments[2], signOuts)";
        let arguments = [json!(TOKEN_KEY), json!(token), json!(SIGN_OUTS_KEY)];
        self.script(script, arguments).await;
    }

    /// The token in the session storage of the tab.
    pub(crate) async fn token(&self) -> Option<String> {
        let script = "return sessionStorage.getItem(arguments[0])";
        let token = self.script(script, [json!(TOKEN_KEY)]).await;
        token.as_str().map(str::to_owned)
    }

    /// Waits until the app is mounted.
    #[track_caller]
    pub(crate) fn ready(&self) -> impl Future<Output = ()> + Send {
        let page = self.clone();
        let at = Location::caller();
        async move {
            until_at(at, "the app is ready", || async {
                let script = "return document.documentElement.dataset.app ?? null";
                let state = page.script(script, []).await;
                (state == "ready")
                    .then_some(())
                    .ok_or_else(|| format!("data-app is {state}"))
            })
            .await;
        }
    }

    /// Reloads the page and waits until the app is mounted.
    pub(crate) async fn reload(&self) {
        self.driver.refresh().await.expect("the page reloads");
        self.ready().await;
    }

    /// Goes one step back in the history.
    pub(crate) async fn back(&self) {
        self.driver
            .back()
            .await
            .expect("the history has a previous entry");
    }

    /// Goes one step forward in the history.
    pub(crate) async fn forward(&self) {
        self.driver
            .forward()
            .await
            .expect("the history has a next entry");
    }

    /// The path and query of the address.
    pub(crate) async fn address(&self) -> String {
        let address = self.script("return location.pathname + location.search", []);
        address.await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address is `path_and_query`.
    #[track_caller]
    pub(crate) fn has_address(&self, path_and_query: &str) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), path_and_query.to_owned());
        let at = Location::caller();
        async move {
            until_at(at, format!("the address is {wanted}"), || async {
                let address = page.address().await;
                (address == wanted).then_some(()).ok_or(address)
            })
            .await;
        }
    }

    /// Types into the focused element.
    pub(crate) async fn press(&self, keys: impl Into<TypingData>) {
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.expect("the keys are pressed");
    }

    /// Presses `key` while `modifier` is down.
    pub(crate) async fn press_with(&self, modifier: Key, key: &str) {
        let chain = self.driver.action_chain().key_down(modifier.clone());
        let chain = chain.send_keys(key).key_up(modifier);
        chain.perform().await.expect("the keys are pressed");
    }

    /// Runs a script and returns its result.
    pub(crate) async fn script(&self, script: &str, arguments: impl Into<Arc<[Value]>>) -> Value {
        let result = self.driver.execute(script, arguments).await;
        result
            .unwrap_or_else(|error| panic!("the script “{script}” fails: {error}"))
            .json()
            .clone()
    }

    /// Sends a command of the tools of Chromium, and returns its result.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let sent = self.driver.cdp().send_raw(command, parameters).await;
        sent.unwrap_or_else(|error| panic!("{command} fails: {error}"))
    }

    /// Runs a script in each document that is opened from now on, before its own.
    pub(crate) async fn prepare_documents(&self, script: &str) {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        self.devtools(command, json!({ "source": script })).await;
    }

    /// Waits until the page contains `text`, ignoring case.
    #[track_caller]
    pub(crate) fn has_text(&self, text: &str) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), text.to_lowercase());
        let at = Location::caller();
        async move {
            until_at(at, format!("the page contains “{wanted}”"), || async {
                let seen = page.text().await;
                let found = seen.to_lowercase().contains(&wanted);
                found.then_some(()).ok_or(seen)
            })
            .await;
        }
    }

    /// Waits until an element with the role `alert` contains `text`, ignoring case.
    #[track_caller]
    pub(crate) fn has_alert(&self, text: &str) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), text.to_lowercase());
        let at = Location::caller();
        async move {
            until_at(at, format!("an alert contains “{wanted}”"), || async {
                let script = "return [...document.querySelectorAll('[role=alert]')]
                    .filter(el => el.checkVisibility()).map(el => el.innerText).join(' ')";
                let seen = page.script(script, []).await.to_string();
                let found = seen.to_lowercase().contains(&wanted);
                found.then_some(()).ok_or(seen)
            })
            .await;
        }
    }

    /// The visible text of the page.
    pub(crate) async fn text(&self) -> String {
        let text = self.script("return document.body.innerText", []).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The path and query of each API request since the page was loaded or this was last called.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let script =
            "const seen = performance.getEntriesByType('resource').map(entry => entry.name);
            performance.clearResourceTimings();
            return seen.map(url => new URL(url)).map(url => url.pathname + url.search)
                .filter(path => path.startsWith('/api/'));";
        let seen = self.script(script, []).await;
        serde_json::from_value(seen).expect("the script returns strings")
    }
}
