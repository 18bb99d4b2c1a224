//! The user of the journeys: what was done, and the way back to the list.

use std::collections::BTreeMap;
use std::time::Duration;

use fastrand::Rng;
use serde_json::Value;

use super::model::Model;
use crate::harness::{Locator, Name, Page};

pub(super) const HOME: &str = "/datavolumes";

/// The time between two attempts to close what is open.
const CLOSE_INTERVAL: Duration = Duration::from_millis(200);
const MAX_ATTEMPTS: usize = 100;

const ADDRESS: &str = "return location.pathname + location.search";
const DRAFTS: &str =
    "return Object.keys(sessionStorage).filter(key => key.startsWith('datavolumes.draft'))";

pub(super) struct Driver {
    pub(super) page: Page,
    pub(super) seed: u64,
    pub(super) random: Rng,
    pub(super) model: Model,
    /// How many journeys of each kind were made.
    journeys: BTreeMap<&'static str, usize>,
    /// The name to type where a dialog asks for it.
    pub(super) confirmation: Option<String>,
    /// The fields that were filled, and their texts.
    pub(super) typed: Vec<(&'static str, String)>,
}

impl Driver {
    pub(super) async fn new(page: Page, seed: u64) -> Self {
        let model = Model::read(page.server(), seed).await;
        Self {
            page,
            seed,
            random: Rng::with_seed(seed),
            model,
            journeys: BTreeMap::new(),
            confirmation: None,
            typed: Vec::new(),
        }
    }

    /// Takes note of a journey, and prints it.
    pub(super) fn note(&mut self, kind: &'static str, what: impl AsRef<str>) {
        println!("chaos {}: {kind} {}", self.seed, what.as_ref());
        *self.journeys.entry(kind).or_default() += 1;
    }

    /// Ends the test.
    pub(super) fn fail(&self, why: &str) -> ! {
        panic!("seed {}: {why}", self.seed)
    }

    /// Prints how much was done.
    pub(super) fn report(&self, took: Duration) {
        println!(
            "chaos: seed {}, {} s; journeys: {:?}; faults: {:?}",
            self.seed,
            took.as_secs(),
            self.journeys,
            self.page.server().injected_faults()
        );
    }

    /// One of `choices`.
    pub(super) fn choose<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        self.random.choice(choices).cloned()
    }

    /// The button with this name.
    pub(super) fn button(&self, name: &str) -> Locator {
        self.page.by_role("button", name)
    }

    /// The path and query of the address; empty while a page is being loaded.
    pub(super) async fn address(&self) -> String {
        let address = self.page.evaluate(ADDRESS, []).await;
        address.as_str().unwrap_or_default().to_owned()
    }

    /// The visible text of the page.
    pub(super) async fn text(&self) -> String {
        let text = self
            .page
            .evaluate("return document.body.innerText", [])
            .await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Types into a text field until it has the text.
    pub(super) async fn fill(&mut self, name: &'static str, text: &str) {
        let field = self.page.control(name);
        for _ in 0..MAX_ATTEMPTS {
            if field.fill_now(text).await {
                self.typed.push((name, text.to_owned()));
                return;
            }
            self.sign_in_if_asked().await;
            tokio::time::sleep(CLOSE_INTERVAL).await;
        }
        self.fail(&format!("{name} cannot be filled"));
    }

    /// Fails if the tab still keeps a draft, since each one was saved.
    pub(super) async fn has_no_drafts(&self) {
        let drafts = self.page.evaluate(DRAFTS, []).await;
        if drafts != Value::Array(Vec::new()) {
            self.fail(&format!("there are drafts of what was saved: {drafts}"));
        }
    }

    fn is_list(address: &str) -> bool {
        address == HOME || address.starts_with("/datavolumes?")
    }

    /// Goes to the list, unless it is on screen.
    pub(super) async fn go_to_list(&mut self) {
        if !Self::is_list(&self.address().await) || self.has_dialog().await {
            self.return_home().await;
        }
    }

    /// Closes what is open, and goes to the first page of the list without loading the page.
    pub(super) async fn return_home(&mut self) {
        self.typed.clear();
        let close = ["Discard and leave", "Discard", "Cancel", "Close"];
        let home = Name::Containing("Data volumes home".to_owned());
        let home = self.page.by_role("link", home);
        for _ in 0..MAX_ATTEMPTS {
            self.sign_in_if_asked().await;
            if self.has_dialog().await {
                for name in close {
                    if self.button(name).click_now().await {
                        break;
                    }
                }
            } else if self.address().await == HOME {
                return self.is_calm().await;
            } else {
                home.click_now().await;
            }
            tokio::time::sleep(CLOSE_INTERVAL).await;
        }
        let (address, text) = (self.address().await, self.text().await);
        self.fail(&format!("there is no way back from {address}: {text}"));
    }
}
