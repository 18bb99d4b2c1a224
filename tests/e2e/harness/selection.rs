//! Selecting rows, and the dialog that shares the selected volumes.

use std::future::Future;
use std::panic::Location;

use datavolumes_contract::Volume;
use thirtyfour::Key;

use super::wait::until_at;
use super::{Locator, Page, Server};

impl Server {
    /// Returns `number` ready volumes of one department without shares, in list order, and the id and
    /// name of another department of the cluster.
    pub(crate) async fn unshared_volumes(&self, number: usize) -> (Vec<Volume>, String, String) {
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
            self.remove_shares(volume.id).await;
        }
        let (department, name) = self.other_department(&volumes[0]).await;
        (volumes, department, name)
    }
}

impl Page {
    /// The checkbox of the row of `volume`.
    #[track_caller]
    pub(crate) fn row_checkbox(&self, volume: &Volume) -> Locator {
        self.by_role("checkbox", format!("Select {}", volume.name))
    }

    /// The checkbox in the table header.
    #[track_caller]
    pub(crate) fn page_checkbox(&self) -> Locator {
        self.by_role("checkbox", "Select all on this page")
    }

    /// Clicks an element while Shift is pressed.
    pub(crate) async fn click_with_shift(&self, locator: &Locator) {
        let element = locator.find().await;
        let chain = self.driver().action_chain().key_down(Key::Shift);
        let chain = chain.click_element(&element).key_up(Key::Shift);
        chain.perform().await.expect("the element is clicked");
    }

    /// Waits until exactly the checkboxes of `volumes` are checked.
    #[track_caller]
    pub(crate) fn has_checked(&self, volumes: &[&Volume]) -> impl Future<Output = ()> + Send {
        let page = self.clone();
        let mut wanted: Vec<String> = volumes
            .iter()
            .map(|volume| format!("Select {}", volume.name))
            .collect();
        wanted.sort();
        let at = Location::caller();
        async move {
            until_at(at, format!("{wanted:?} are checked"), || async {
                let script = "return [...document.querySelectorAll('tbody input[type=checkbox]')]
                    .filter(box => box.checked).map(box => box.ariaLabel)";
                let seen = page.script(script, []).await;
                let mut checked: Vec<String> =
                    serde_json::from_value(seen.clone()).unwrap_or_default();
                checked.sort();
                (checked == wanted).then_some(()).ok_or(seen.to_string())
            })
            .await;
        }
    }

    /// The bar with the number of selected rows.
    #[track_caller]
    pub(crate) fn selection(&self) -> Locator {
        self.by_role("region", "Selection")
    }

    /// Waits until the count in the selection bar is exactly `text`.
    #[track_caller]
    pub(crate) fn has_selection_count(&self, text: &str) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), text.to_owned());
        let at = Location::caller();
        async move {
            until_at(at, format!("the selection is “{wanted}”"), || async {
                let script = "return document.querySelector(
                    'section[aria-label=Selection] [role=status]')?.innerText ?? ''";
                let seen = page.script(script, []).await;
                (seen == wanted.as_str())
                    .then_some(())
                    .ok_or(seen.to_string())
            })
            .await;
        }
    }

    /// Selects `volumes` in a list of 500 rows and opens the bulk sharing dialog.
    pub(crate) async fn open_bulk_sharing(&self, volumes: &[Volume]) {
        self.open_signed_in("/datavolumes?limit=500").await;
        self.has_rows("limit=500").await;
        for volume in volumes {
            self.row_checkbox(volume).click().await;
        }
        self.open_bulk_dialog(volumes.len()).await;
    }

    /// Opens the bulk sharing dialog for the `number` selected volumes.
    pub(crate) async fn open_bulk_dialog(&self, number: usize) {
        let share = self.by_role("button", "Share").within(&self.selection());
        share.click().await;
        self.bulk_dialog(number).find().await;
        self.scopes().find().await;
    }

    /// The bulk sharing dialog for `number` volumes.
    #[track_caller]
    pub(crate) fn bulk_dialog(&self, number: usize) -> Locator {
        let plural = if number == 1 { "" } else { "s" };
        self.by_role("dialog", format!("Share {number} data volume{plural}"))
    }

    /// Waits until the row of `volume` in the bulk sharing dialog contains `text`.
    #[track_caller]
    pub(crate) fn bulk_row_has_text(
        &self,
        volume: &Volume,
        text: &str,
    ) -> impl Future<Output = ()> + Send {
        let (page, name, wanted) = (self.clone(), volume.name.clone(), text.to_owned());
        let at = Location::caller();
        async move {
            until_at(
                at,
                format!("the row of {name} contains “{wanted}”"),
                || async {
                    let script = "return [...document.querySelectorAll('dialog tbody tr')]
                    .map(row => row.innerText).find(text => text.startsWith(arguments[0])) ?? ''";
                    let seen = page.script(script, [name.clone().into()]).await;
                    let found = seen.as_str().is_some_and(|seen| seen.contains(&wanted));
                    found.then_some(()).ok_or(seen.to_string())
                },
            )
            .await;
        }
    }
}
