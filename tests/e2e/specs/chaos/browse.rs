//! Journeys that change nothing.

use super::driver::{Driver, HOME};

impl Driver {
    pub(super) async fn turn_page(&mut self) {
        self.go_to_list().await;
        let name = *self
            .random
            .choice(&["Next page", "Previous page", "Next page", "First page"])
            .expect("a choice");
        let is_turned = self.try_click(&self.button(name)).await;
        self.note(format!("{name}: {is_turned}"));
        self.is_calm().await;
    }

    pub(super) async fn filter(&mut self) {
        self.go_to_list().await;
        let text = *self
            .random
            .choice(&["a", "v2", "data", "chaos", "zzz", ""])
            .expect("a choice");
        let is_typed = self.fill("searchbox", "Filter by name", text).await;
        if text.is_empty() {
            self.try_click(&self.button("Clear filters")).await;
        }
        self.note(format!("filter “{text}”: {is_typed}"));
        self.is_calm().await;
        if self.random.usize(..2) == 0 {
            self.try_click(&self.button("Clear filters")).await;
            self.is_calm().await;
        }
    }

    pub(super) async fn sort(&mut self) {
        self.go_to_list().await;
        let name = *self
            .random
            .choice(&["Name", "Status", "Created", "Project"])
            .expect("a choice");
        let is_sorted = self.try_click(&self.button(name)).await;
        self.note(format!("sort by {name}: {is_sorted}"));
        self.is_calm().await;
    }

    pub(super) async fn open_details(&mut self) {
        self.return_home().await;
        let names = self.row_names().await;
        if names.is_empty() {
            return;
        }
        let name = self.random.choice(&names).expect("a choice").clone();
        self.try_click(&self.page.by_role("link", name.clone()))
            .await;
        self.note(format!("details of {name}"));
        self.is_calm().await;
    }

    pub(super) async fn go_back(&mut self) {
        // The first entries of the history are those of the start of the browser.
        let is_app = self.page.script("return history.length > 4", []).await == true;
        if is_app {
            self.page.back().await;
        }
        let address = self.page.address().await;
        self.note(format!("back to {address}"));
        if !address.starts_with(HOME) {
            self.page.forward().await;
        }
        self.is_calm().await;
    }

    pub(super) async fn reload(&mut self) {
        self.page.reload().await;
        self.note("reload");
        self.is_calm().await;
    }

    pub(super) async fn expire_session(&mut self) {
        self.page.server().expire_tokens().await;
        self.note("the session expires");
        self.return_home().await;
        self.try_click(&self.button("Refresh")).await;
        self.is_calm().await;
    }
}
