//! What a journey waits for, and what must hold meanwhile.

use std::time::{Duration, Instant};

use super::driver::Driver;
use crate::harness::{Locator, Name};

/// How long a journey takes at most. The app waits up to 30 seconds for a response, and retries.
const PATIENCE: Duration = Duration::from_mins(2);
pub(super) const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// The time between two attempts to press a button, as a person would leave.
const PRESS_INTERVAL: Duration = Duration::from_millis(800);

/// Whether the page waits for something.
const IS_BUSY: &str =
    "return [...document.querySelectorAll('[aria-busy=true]')].some(el => el.checkVisibility())";
const HAS_DIALOG: &str = "return document.querySelector('dialog[open]') !== null";
const APP_STATE: &str = "return document.documentElement.dataset.app ?? ''";

/// What a journey waits for.
pub(super) enum Goal {
    /// The element is visible.
    Appears(Locator),
    /// No dialog is open.
    NoDialog,
    /// The page does not contain the text.
    Gone(&'static str),
    /// The address contains the text.
    Address(String),
    /// Nothing is pending, and nothing has failed.
    Calm,
}

impl Driver {
    /// Waits for `goal`. Signs in again when asked to, and otherwise presses the first of `buttons` that can be
    /// pressed.
    ///
    /// # Panics
    /// If the goal is not reached in time, the app has stopped, or a text that was typed is lost.
    pub(super) async fn press_until(&self, buttons: &[Locator], goal: &Goal, what: &str) {
        let start = Instant::now();
        let mut pressed_at: Option<Instant> = None;
        while !self.is_reached(goal).await {
            if start.elapsed() > PATIENCE {
                let text = self.text().await;
                let address = self.address().await;
                self.fail(&format!("not reached: {what}; {address} says: {text}"));
            }
            self.sign_in_if_asked().await;
            self.is_running().await;
            self.has_kept_texts().await;
            self.type_confirmation().await;
            let has_waited = pressed_at.is_none_or(|at| at.elapsed() > PRESS_INTERVAL);
            if has_waited && !self.is_busy().await {
                for button in buttons {
                    if button.click_now().await {
                        pressed_at = Some(Instant::now());
                        break;
                    }
                }
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    async fn is_reached(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Appears(locator) => locator.is_visible_now().await,
            Goal::NoDialog => self.page.evaluate(HAS_DIALOG, []).await == false,
            Goal::Gone(gone) => {
                let text = self.text().await;
                !text.is_empty() && !text.contains(gone)
            }
            Goal::Address(part) => self.address().await.contains(part),
            Goal::Calm => {
                !self.is_busy().await
                    && !self.button("Retry").is_visible_now().await
                    && !self.client_id().is_visible_now().await
            }
        }
    }

    /// Types the name that a dialog asks for.
    async fn type_confirmation(&self) {
        if let Some(name) = &self.confirmation {
            let field = Name::Containing("to confirm".to_owned());
            let field = self.page.by_role("textbox", field);
            if field.value_now().await.is_some_and(|text| text != *name) {
                field.fill_now(name).await;
            }
        }
    }

    /// Whether the page waits for something, or is being loaded.
    async fn is_busy(&self) -> bool {
        self.page.evaluate(IS_BUSY, []).await != false
    }

    pub(super) async fn has_dialog(&self) -> bool {
        self.page.evaluate(HAS_DIALOG, []).await == true
    }

    /// Fails if the app has stopped.
    async fn is_running(&self) {
        if self.page.evaluate(APP_STATE, []).await == "stopped" {
            self.fail("the app has stopped");
        }
    }

    /// Fails if a field on screen does not have the text that was typed into it.
    async fn has_kept_texts(&self) {
        for (name, typed) in &self.typed {
            let seen = self.page.control(*name).value_now().await;
            if seen.as_ref().is_some_and(|seen| seen != typed) {
                self.fail(&format!("{name} was “{typed}”, and is {seen:?}"));
            }
        }
    }

    /// Waits until an element is visible, and presses `buttons` until then.
    pub(super) async fn appears<const N: usize>(&self, buttons: [&str; N], element: &Locator) {
        let buttons = buttons.map(|name| self.button(name));
        let what = element.to_string();
        self.press_until(&buttons, &Goal::Appears(element.clone()), &what)
            .await;
    }

    /// Waits until nothing is pending. A spinner that stays is a fault of the app.
    pub(super) async fn is_calm(&self) {
        let retry = [self.button("Retry")];
        self.press_until(&retry, &Goal::Calm, "nothing is pending")
            .await;
    }

    fn client_id(&self) -> Locator {
        self.page.by_role("textbox", "Client ID")
    }

    /// Signs in if the page asks for it.
    pub(super) async fn sign_in_if_asked(&self) {
        if !self.client_id().is_visible_now().await {
            return;
        }
        let secret = self.page.by_role("textbox", "Client secret");
        for field in [self.client_id(), secret] {
            if field.value_now().await.as_deref() != Some("demo-admin") {
                field.fill_now("demo-admin").await;
            }
        }
        self.button("Sign in").click_now().await;
    }
}
