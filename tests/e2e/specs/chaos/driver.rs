//! The user of the journeys: sees what is on screen, retries what failed, and signs in again.

use std::time::{Duration, Instant};

use fastrand::Rng;

use super::model::Model;
use crate::harness::{Locator, Name, Page};

pub(super) const HOME: &str = "/datavolumes";

/// How long a journey takes at most. The app waits up to 30 seconds for a response, and retries.
const PATIENCE: Duration = Duration::from_secs(120);
const POLL_INTERVAL: Duration = Duration::from_millis(100);
/// The time between two attempts to press a button, as a person would leave.
const PRESS_INTERVAL: Duration = Duration::from_millis(1_200);

/// Whether the page waits for something.
const IS_BUSY: &str =
    "return [...document.querySelectorAll('[aria-busy=true]')].some(el => el.checkVisibility())";

pub(super) struct Driver {
    pub(super) page: Page,
    pub(super) seed: u64,
    pub(super) random: Rng,
    pub(super) model: Model,
    steps: Vec<String>,
    /// The name to type where a dialog asks for it.
    pub(super) confirmation: Option<String>,
}

/// What a journey waits for.
pub(super) enum Goal {
    /// The element is visible.
    Appears(Locator),
    /// The element is gone, and not because the session has expired.
    Closes(Locator),
    /// The page does not contain the text.
    Gone(&'static str),
    /// Nothing is pending, and nothing has failed.
    Calm,
}

impl Driver {
    pub(super) async fn new(page: Page, seed: u64) -> Self {
        let model = Model::read(page.server()).await;
        Self {
            page,
            seed,
            random: Rng::with_seed(seed),
            model,
            steps: Vec::new(),
            confirmation: None,
        }
    }

    /// Takes note of a step. The notes are printed if the test fails.
    pub(super) fn note(&mut self, step: impl Into<String>) {
        let step = step.into();
        println!("chaos {}: {step}", self.seed);
        self.steps.push(step);
    }

    /// Prints how much was done.
    pub(super) fn report(&self, took: Duration) {
        let (steps, seconds) = (self.steps.len(), took.as_secs());
        println!(
            "chaos: seed {}, {steps} steps in {seconds} s; {}",
            self.seed,
            self.model.summary()
        );
    }

    /// Whether an element that matches is visible.
    pub(super) async fn is_visible(&self, locator: &Locator) -> bool {
        for element in locator.all().await {
            if element.is_displayed().await.unwrap_or(false) {
                return true;
            }
        }
        false
    }

    /// Clicks an element if it is there, visible and enabled. The page may replace it at any time.
    pub(super) async fn try_click(&self, locator: &Locator) -> bool {
        let Some(element) = locator.all().await.into_iter().next() else {
            return false;
        };
        let is_enabled = element.is_enabled().await.unwrap_or(false);
        let disabled = element.attr("aria-disabled").await.ok().flatten();
        is_enabled && disabled.as_deref() != Some("true") && element.click().await.is_ok()
    }

    /// Waits for `goal`. Signs in again when asked to, and otherwise presses the first of `buttons` that can be
    /// pressed. Returns whether it was reached in time.
    pub(super) async fn press_until(&self, buttons: &[Locator], goal: &Goal) -> bool {
        let start = Instant::now();
        let mut pressed_at: Option<Instant> = None;
        while start.elapsed() < PATIENCE {
            if self.is_reached(goal).await {
                return true;
            }
            self.sign_in_if_asked().await;
            self.is_running().await;
            self.type_confirmation().await;
            let has_waited = pressed_at.is_none_or(|at| at.elapsed() > PRESS_INTERVAL);
            if has_waited && !self.is_busy().await {
                for button in buttons {
                    if self.try_click(button).await {
                        pressed_at = Some(Instant::now());
                        break;
                    }
                }
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        false
    }

    async fn is_reached(&self, goal: &Goal) -> bool {
        match goal {
            Goal::Appears(locator) => self.is_visible(locator).await,
            Goal::Closes(locator) => {
                locator.all().await.is_empty() && !self.is_asked_to_sign_in().await
            }
            Goal::Gone(text) => !self.page.text().await.contains(text),
            Goal::Calm => {
                !self.is_busy().await
                    && !self.is_visible(&self.button("Retry")).await
                    && !self.is_asked_to_sign_in().await
            }
        }
    }

    async fn is_asked_to_sign_in(&self) -> bool {
        !self
            .page
            .by_role("textbox", "Client ID")
            .all()
            .await
            .is_empty()
    }

    /// Types the name that a dialog asks for, if it does and nothing is typed yet.
    async fn type_confirmation(&self) {
        if let Some(name) = &self.confirmation
            && let field = self
                .page
                .by_role("textbox", Name::Containing("to confirm".to_owned()))
            && let Some(field) = field.all().await.pop()
            && field.prop("value").await.ok().flatten().as_deref() == Some("")
        {
            // The dialog may close at any time.
            let _ = field.send_keys(name).await;
        }
    }

    /// The button with this name.
    pub(super) fn button(&self, name: &str) -> Locator {
        self.page.by_role("button", name)
    }

    pub(super) async fn is_busy(&self) -> bool {
        self.page.script(IS_BUSY, []).await == true
    }

    /// Fails if the app has stopped.
    async fn is_running(&self) {
        let state = self
            .page
            .script("return document.documentElement.dataset.app ?? ''", []);
        assert_ne!(state.await, "stopped", "the app has stopped");
    }

    /// Signs in if the page asks for it.
    pub(super) async fn sign_in_if_asked(&self) {
        let id = self.page.by_role("textbox", "Client ID");
        let secret = self.page.by_role("textbox", "Client secret");
        let (Some(id), Some(secret)) = (id.all().await.pop(), secret.all().await.pop()) else {
            return;
        };
        for field in [id, secret] {
            let is_empty = field
                .prop("value")
                .await
                .ok()
                .flatten()
                .is_none_or(|value| value.is_empty());
            if is_empty {
                // The dialog may close at any time.
                let _ = field.send_keys("demo-admin").await;
            }
        }
        self.try_click(&self.button("Sign in")).await;
    }

    /// Waits until nothing is pending. A spinner that stays is a fault of the app.
    pub(super) async fn is_calm(&self) {
        let retry = [self.button("Retry")];
        let is_calm = self.press_until(&retry, &Goal::Calm).await;
        if !is_calm {
            let text = self.page.text().await;
            panic!(
                "seed {}: something is pending for ever; the page says: {text}",
                self.seed
            );
        }
    }

    /// The value of a field, if it is there.
    pub(super) async fn value_of(&self, role: &'static str, name: &str) -> Option<String> {
        let field = self.page.by_role(role, name).all().await.pop()?;
        field.prop("value").await.ok().flatten()
    }

    /// Goes to the list, unless it is on screen.
    pub(super) async fn go_to_list(&mut self) {
        let path = self.page.address().await;
        if path != HOME && !path.starts_with("/datavolumes?") {
            self.return_home().await;
        }
    }

    /// Closes what is open, and goes to the list without loading the page.
    pub(super) async fn return_home(&mut self) {
        for attempt in 0..40 {
            self.sign_in_if_asked().await;
            let path = self.page.address().await;
            let has_dialog = self
                .page
                .script("return document.querySelector('dialog[open]') !== null", [])
                .await
                == true;
            if !has_dialog && (path == HOME || path.starts_with("/datavolumes?")) {
                break;
            }
            assert!(
                attempt < 39,
                "seed {}: there is no way back from {path}: {}",
                self.seed,
                self.page.text().await
            );
            if has_dialog {
                let leave = ["Discard and leave", "Discard", "Cancel", "Close"];
                for name in leave {
                    if self.try_click(&self.button(name)).await {
                        break;
                    }
                }
            } else {
                let home = Name::Containing("Datavolumes".to_owned());
                self.try_click(&self.page.by_role("link", home)).await;
            }
            tokio::time::sleep(POLL_INTERVAL * 3).await;
        }
        let script = "const link = [...document.querySelectorAll('.header a')][0]; link?.click(); return null";
        if self.page.address().await != HOME {
            self.page.script(script, []).await;
        }
        self.is_calm().await;
    }

    /// Types over the text of a field that the page may replace at any time.
    pub(super) async fn fill(&self, role: &'static str, name: &str, text: &str) -> bool {
        let Some(field) = self.page.by_role(role, name).all().await.pop() else {
            return false;
        };
        let script = "arguments[0].focus(); arguments[0].select?.()";
        let Ok(element) = field.to_json() else {
            return false;
        };
        let selected = self.page.driver().execute(script, [element]).await;
        selected.is_ok() && field.send_keys(text).await.is_ok()
    }
}
