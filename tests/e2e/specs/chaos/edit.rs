//! Editing a description.

use super::driver::Driver;
use super::goal::Goal;

impl Driver {
    pub(super) async fn edit(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        let number = self.random.usize(..1_000_000);
        let text = format!("chaos {} of step {number}", self.seed);
        let dialog = self.page.by_role("dialog", "Edit description");
        if !self
            .choose_from_menu(&name, "Edit description", &dialog)
            .await
        {
            return self.note("edit", format!("{name}: no longer there"));
        }
        self.fill("Description", &text).await;
        if self.random.usize(..4) == 0 {
            self.page.server().expire_tokens().await;
        }
        let buttons = ["Keep mine", "Retry", "Check again", "Save"].map(|name| self.button(name));
        let what = format!("the description of {name} is saved");
        self.press_until(&buttons, &Goal::NoDialog, &what).await;
        self.typed.clear();
        self.model.described(&id, &text);
        self.note("edit", name);
    }
}
