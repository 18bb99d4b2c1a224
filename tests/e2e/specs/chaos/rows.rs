//! The rows of the list, and their menus.

use std::time::Duration;

use serde_json::{Value, json};

use super::driver::Driver;

const MENU_DELAY: Duration = Duration::from_millis(100);

impl Driver {
    /// The name and id of a row of the list whose volume is not deleted.
    pub(super) async fn random_row(&mut self) -> Option<(String, String)> {
        self.return_home().await;
        let names = self.row_names().await;
        if names.is_empty() {
            return None;
        }
        let name = self.random.choice(&names).expect("a choice").clone();
        let id = self.id_of_row(&name).await?;
        (!self.model.is_deleted(&id)).then_some((name, id))
    }

    /// The names of the rows.
    pub(super) async fn row_names(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('tbody tr th a')].map(link => link.innerText.trim())";
        let names: Value = self.page.script(script, []).await;
        serde_json::from_value(names).unwrap_or_default()
    }

    /// Opens the menu of a row and chooses `item`.
    pub(super) async fn choose_from_menu(&self, name: &str, item: &'static str) -> bool {
        let menu = self.button(&format!("Actions for {name}"));
        let item = self.page.by_role("menuitem", item);
        for _ in 0..5 {
            if self.try_click(&item).await {
                return true;
            }
            self.try_click(&menu).await;
            tokio::time::sleep(MENU_DELAY).await;
        }
        self.try_click(&item).await
    }

    /// The id of the row with this name.
    async fn id_of_row(&self, name: &str) -> Option<String> {
        let script = "return [...document.querySelectorAll('tbody tr th a')]
            .find(link => link.innerText.trim() === arguments[0])?.pathname.split('/').pop() ?? null";
        let id = self.page.script(script, [json!(name)]).await;
        id.as_str().map(str::to_owned)
    }
}
