//! Journeys that change nothing.

use super::driver::Driver;
use super::goal::Goal;

/// Whether Back stays in this document, so that the page is not loaded again.
const CAN_GO_BACK: &str =
    "const { currentEntry, entries } = { currentEntry: navigation.currentEntry, entries: navigation.entries() };
    return entries[currentEntry.index - 1]?.sameDocument ?? false";

impl Driver {
    pub(super) async fn turn_page(&mut self) {
        self.go_to_list().await;
        let names = ["Next page", "Previous page", "Next page", "First page"];
        if let Some(name) = self.choose(&names) {
            let is_turned = self.button(name).click_now().await;
            self.note("turn page", format!("{name}: {is_turned}"));
        }
        self.is_calm().await;
    }

    pub(super) async fn filter(&mut self) {
        self.go_to_list().await;
        let texts = ["a", "v2", "data", "chaos", "zzz"];
        let field = self.page.by_role("searchbox", "Filter by name");
        if let Some(text) = self.choose(&texts) {
            let is_typed = field.fill_now(text).await;
            self.note("filter", format!("“{text}”: {is_typed}"));
            if is_typed {
                // The field waits for a pause in typing. Meanwhile the list is calm, and about to change.
                let address = Goal::Address(format!("name%3D%40{text}"));
                self.press_until(&[], &address, "the filter is applied")
                    .await;
            }
        }
        self.is_calm().await;
        if self.random.bool() {
            self.button("Clear filters").click_now().await;
            self.is_calm().await;
        }
    }

    pub(super) async fn sort(&mut self) {
        self.go_to_list().await;
        if let Some(name) = self.choose(&["Name", "Status", "Created", "Project"]) {
            let is_sorted = self.button(name).click_now().await;
            self.note("sort", format!("{name}: {is_sorted}"));
        }
        self.is_calm().await;
    }

    pub(super) async fn open_details(&mut self) {
        if let Some((name, _)) = self.random_row().await {
            self.page.by_role("link", name.as_str()).click_now().await;
            self.note("details", name);
            self.is_calm().await;
        }
    }

    pub(super) async fn go_back(&mut self) {
        if self.page.evaluate(CAN_GO_BACK, []).await == true {
            self.page.evaluate("history.back()", []).await;
            let address = self.address().await;
            self.note("back", address);
            self.is_calm().await;
        }
    }

    pub(super) async fn reload(&mut self) {
        self.page.reload().await;
        self.note("reload", "");
        self.is_calm().await;
    }

    pub(super) async fn expire_session(&mut self) {
        self.page.server().expire_tokens().await;
        self.note("session", "expires");
        self.return_home().await;
        self.button("Refresh").click_now().await;
        self.is_calm().await;
    }
}
