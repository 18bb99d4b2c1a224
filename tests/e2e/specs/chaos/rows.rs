//! The rows of the list, and their menus.

use std::time::Duration;

use serde_json::Value;

use super::driver::Driver;
use crate::harness::Locator;

const MENU_INTERVAL: Duration = Duration::from_millis(100);
const MAX_ATTEMPTS: usize = 50;

/// Name and id of each row.
const ROWS: &str = "return [...document.querySelectorAll('tbody tr th a')]
    .map(link => [link.innerText.trim(), link.pathname.split('/').pop()])";

impl Driver {
    /// The name and id of a row of the first page whose volume is not deleted.
    pub(super) async fn random_row(&mut self) -> Option<(String, String)> {
        self.return_home().await;
        let rows: Value = self.page.evaluate(ROWS, []).await;
        let mut rows: Vec<(String, String)> = serde_json::from_value(rows).unwrap_or_default();
        rows.retain(|(_, id)| !self.model.is_going(id));
        self.choose(&rows)
    }

    /// Opens the menu of a row and chooses `item`, which opens `element`. Returns whether the row is still there.
    ///
    /// # Panics
    /// If the row is there, and `element` does not open.
    pub(super) async fn choose_from_menu(
        &self,
        name: &str,
        item: &'static str,
        element: &Locator,
    ) -> bool {
        let menu = self.button(&format!("Actions for {name}"));
        let item = self.page.by_role("menuitem", item);
        for _ in 0..MAX_ATTEMPTS {
            if element.is_visible_now().await {
                return true;
            }
            self.sign_in_if_asked().await;
            if !item.is_visible_now().await {
                menu.click_now().await;
            }
            item.click_now().await;
            tokio::time::sleep(MENU_INTERVAL).await;
        }
        if menu.is_visible_now().await {
            let text = self.text().await;
            self.fail(&format!("{item} of {name} does not open {element}: {text}"));
        }
        false
    }
}
