//! Editing a description.

use super::driver::{Driver, Goal};

impl Driver {
    pub(super) async fn edit(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        if !self.choose_from_menu(&name, "Edit description").await {
            self.note(format!("edit {name}: no menu"));
            return;
        }
        let text = format!(
            "chaos {} of step {}",
            self.seed,
            self.random.usize(..1_000_000)
        );
        let field = self.page.by_role("textbox", "Description");
        let is_open = self.press_until(&[], &Goal::Appears(field)).await;
        assert!(
            is_open,
            "seed {}: the dialog of {name} does not open",
            self.seed
        );
        self.fill("textbox", "Description", &text).await;
        if self.value_of("textbox", "Description").await.as_deref() != Some(text.as_str()) {
            // The dialog was closed by a change of the row.
            self.note(format!("edit {name}: not typed"));
            return;
        }
        if self.random.usize(..4) == 0 {
            self.page.server().expire_tokens().await;
        }
        self.model.may_describe(&id, &text);
        let buttons = ["Keep mine", "Retry", "Look again", "Save"].map(|name| self.button(name));
        let dialog = self.page.by_role("dialog", "Edit description");
        let is_closed = self.press_until(&buttons, &Goal::Closes(dialog)).await;
        let is_gone = self.page.text().await.contains("does not exist");
        if is_closed && !is_gone {
            self.model.described(&id, &text);
        }
        self.note(format!("edit {name}: closed {is_closed}"));
        assert!(
            is_closed,
            "seed {}: the description of {name} cannot be saved: {}",
            self.seed,
            self.page.text().await
        );
    }
}
