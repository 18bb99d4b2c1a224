//! Rows that are selected, and the dialog in which they are shared together.

use std::future::Future;
use std::panic::Location;

use datavolumes_contract::{Scope, ScopeType, SharedScopesPatch, Volume};
use thirtyfour::Key;

use super::wait::until_at;
use super::{Locator, Page, Server};

impl Server {
    /// `number` volumes of one cluster that are ready and shared with nobody, in the order of the list
    /// of them, and a department of that cluster in which none of them originates.
    pub(crate) async fn unshared_together(&self, number: usize) -> (Vec<Volume>, String, String) {
        let ready = self.list("filterBy=phase==Ready&limit=500").await;
        let cluster = ready.first().expect("a volume is ready").cluster_id.clone();
        let mut volumes: Vec<Volume> = ready
            .into_iter()
            .filter(|volume| volume.cluster_id == cluster)
            .collect();
        let home = volumes[0].department_id.clone();
        volumes.retain(|volume| volume.department_id == home);
        volumes.truncate(number);
        assert_eq!(volumes.len(), number, "there are too few volumes");
        for volume in &volumes {
            self.unshare(&self.volume(volume.id).await).await;
        }
        let (department, name) = self.other_department(&volumes[0]).await;
        (volumes, department, name)
    }

    /// Shares `volume` with the department `id`, beside the browser.
    pub(crate) async fn share_with_department(&self, volume: &Volume, id: &str) {
        let patch = SharedScopesPatch {
            add: vec![Scope::new(ScopeType::Department, id)],
            remove: Vec::new(),
        };
        self.patch_shares(volume.id, &patch).await;
    }
}

impl Page {
    /// The box of the row of `volume`.
    #[track_caller]
    pub(crate) fn row_check(&self, volume: &Volume) -> Locator {
        self.by_role("checkbox", format!("Select {}", volume.name))
    }

    /// The box of the header.
    #[track_caller]
    pub(crate) fn page_check(&self) -> Locator {
        self.by_role("checkbox", "Select all on this page")
    }

    /// Clicks what `locator` names while Shift is down.
    pub(crate) async fn click_with_shift(&self, locator: &Locator) {
        let element = locator.find().await;
        let chain = self.driver().action_chain().key_down(Key::Shift);
        let chain = chain.click_element(&element).key_up(Key::Shift);
        chain.perform().await.expect("the mouse is clicked");
    }

    /// Waits until the boxes of `volumes`, and no others on the page, are ticked.
    #[track_caller]
    pub(crate) fn has_ticked(&self, volumes: &[&Volume]) -> impl Future<Output = ()> + Send {
        let page = self.clone();
        let mut wanted: Vec<String> = volumes
            .iter()
            .map(|volume| format!("Select {}", volume.name))
            .collect();
        wanted.sort();
        let at = Location::caller();
        async move {
            until_at(at, format!("{wanted:?} are ticked"), || async {
                let script = "return [...document.querySelectorAll('tbody .row-check')]
                    .filter(box => box.checked).map(box => box.ariaLabel)";
                let seen = page.script(script, []).await;
                let mut ticked: Vec<String> =
                    serde_json::from_value(seen.clone()).unwrap_or_default();
                ticked.sort();
                (ticked == wanted).then_some(()).ok_or(seen.to_string())
            })
            .await;
        }
    }

    /// The bar that says how many rows are selected.
    #[track_caller]
    pub(crate) fn selection(&self) -> Locator {
        self.by_role("region", "Selection")
    }

    /// Waits until the bar says exactly `words`.
    #[track_caller]
    pub(crate) fn has_selected(&self, words: &str) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), words.to_owned());
        let at = Location::caller();
        async move {
            until_at(at, format!("the bar says “{wanted}”"), || async {
                let script = "return document.querySelector('.selection__count')?.innerText ?? ''";
                let seen = page.script(script, []).await;
                (seen == wanted.as_str())
                    .then_some(())
                    .ok_or(seen.to_string())
            })
            .await;
        }
    }

    /// Selects `volumes` in a table that shows all of them, and opens the dialog that shares them.
    pub(crate) async fn share_together(&self, volumes: &[Volume]) {
        self.open_signed_in("/datavolumes?limit=500").await;
        self.shows("limit=500").await;
        for volume in volumes {
            self.row_check(volume).click().await;
        }
        self.open_bulk(volumes.len()).await;
    }

    /// Opens the dialog that shares the `number` volumes that are selected.
    pub(crate) async fn open_bulk(&self, number: usize) {
        let share = self.by_role("button", "Share").within(&self.selection());
        share.click().await;
        self.bulk(number).find().await;
        self.scopes().find().await;
    }

    /// The dialog that shares `number` volumes.
    #[track_caller]
    pub(crate) fn bulk(&self, number: usize) -> Locator {
        let plural = if number == 1 { "" } else { "s" };
        self.by_role("dialog", format!("Share {number} data volume{plural}"))
    }

    /// Waits until the row of `volume` in the dialog says `words`.
    #[track_caller]
    pub(crate) fn bulk_says(
        &self,
        volume: &Volume,
        words: &str,
    ) -> impl Future<Output = ()> + Send {
        let (page, name, wanted) = (self.clone(), volume.name.clone(), words.to_owned());
        let at = Location::caller();
        async move {
            until_at(at, format!("the row of {name} says “{wanted}”"), || async {
                let script = "return [...document.querySelectorAll('.bulk-table__row')]
                    .map(row => row.innerText).find(text => text.startsWith(arguments[0])) ?? ''";
                let seen = page.script(script, [name.clone().into()]).await;
                let found = seen.as_str().is_some_and(|seen| seen.contains(&wanted));
                found.then_some(()).ok_or(seen.to_string())
            })
            .await;
        }
    }
}
