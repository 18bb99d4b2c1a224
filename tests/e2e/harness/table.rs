//! The table of data volumes.

use std::future::Future;
use std::panic::Location;

use datavolumes_contract::VolumeId;
use serde_json::Value;

use super::wait::until_at;
use super::{Locator, Page};

/// Returns the id that each row links to, and whether the table is loading.
const ROWS: &str = r#"
const table = document.querySelector("table");
if (!table) return { busy: true, ids: [] };
const rows = [...table.querySelectorAll("tbody:not([aria-hidden=true]) tr")];
const link = row => row.querySelector("a[href*='/datavolumes/']")?.pathname.split("/").pop() ?? "";
return { busy: table.closest("[aria-busy=true]") !== null || table.querySelector("[aria-busy=true]") !== null, ids: rows.map(link) };
"#;

impl Page {
    /// The table.
    #[track_caller]
    pub(crate) fn table(&self) -> Locator {
        self.by_role("table", "Data volumes")
    }

    /// Presses the header of a column, which sorts by it.
    pub(crate) async fn press_header(&self, column: &str) {
        let header = self.by_role("button", column).within(&self.table());
        header.click().await;
    }

    /// The ids of the rows in order.
    ///
    /// # Errors
    /// While the table is loading.
    pub(crate) async fn row_ids(&self) -> Result<Vec<VolumeId>, String> {
        let rows = self.script(ROWS, []).await;
        if rows["busy"] == Value::Bool(true) {
            return Err("the table is busy".to_owned());
        }
        let ids = rows["ids"].as_array().into_iter().flatten();
        ids.map(|id| id.as_str().unwrap_or_default())
            .map(|id| id.parse().map_err(|_| format!("a row links to “{id}”")))
            .collect()
    }

    /// Waits until the rows are the volumes that the API lists for the query of an address, and the controls are there,
    /// which come after the rows.
    #[track_caller]
    pub(crate) fn has_rows(&self, address_query: &str) -> impl Future<Output = ()> + Send {
        let (page, query) = (self.clone(), address_query.to_owned());
        let at = Location::caller();
        async move {
            let wanted = page.server().ids(&query).await;
            page.has_rows_at(at, &wanted).await;
        }
    }

    /// Waits until the rows are `volumes`. For specs whose faults would also affect the spec's own
    /// request.
    #[track_caller]
    pub(crate) fn has_rows_of(&self, volumes: &[VolumeId]) -> impl Future<Output = ()> + Send {
        let (page, wanted) = (self.clone(), volumes.to_owned());
        let at = Location::caller();
        async move { page.has_rows_at(at, &wanted).await }
    }

    async fn has_rows_at(&self, at: &'static Location<'static>, wanted: &[VolumeId]) {
        let what = format!(
            "the table has {} rows starting with {:?}",
            wanted.len(),
            wanted.first()
        );
        until_at(at, what, || async {
            let ids = self.row_ids().await?;
            let has_controls = "return document.querySelector('header button') !== null";
            if self.script(has_controls, []).await != true {
                return Err("the controls are not there".to_owned());
            }
            let first_difference = ids.iter().zip(wanted).position(|(is, want)| is != want);
            (ids == wanted).then_some(()).ok_or_else(|| {
                format!(
                    "there are {}, with the first difference at {first_difference:?}",
                    ids.len()
                )
            })
        })
        .await;
    }

    /// The texts of the cells of a column.
    pub(crate) async fn column(&self, header: &str) -> Vec<String> {
        let script = r#"
            const table = document.querySelector("table");
            const headers = [...table.querySelectorAll("thead th")].map(cell => cell.innerText.trim());
            const exact = headers.indexOf(arguments[0]);
            const index = exact < 0 ? headers.findIndex(text => text.startsWith(arguments[0])) : exact;
            // Only Chromium lays out the rows out of view for `innerText`.
            const text = cell => (cell?.innerText || cell?.textContent || "").trim();
            return [...table.querySelectorAll("tbody tr")].map(row => text(row.cells[index]));"#;
        let cells = self.script(script, [Value::from(header)]).await;
        serde_json::from_value(cells).expect("the script returns strings")
    }
}
