//! Sharing with a project.

use datavolumes_contract::{Scope, ScopeType};

use super::driver::Driver;
use super::goal::Goal;

impl Driver {
    pub(super) async fn share(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        let Some(project) = self.choose(&self.model.projects_to_share_with(&id)) else {
            return;
        };
        let heading = self
            .page
            .by_role("heading", format!("Share {name}").as_str());
        if !self.choose_from_menu(&name, "Share", &heading).await {
            return self.note("share", format!("{name}: no longer there"));
        }
        let field = self.page.by_role("textbox", "Scope ID");
        self.appears(["Retry"], &field).await;
        self.fill("Scope ID", &project).await;
        // Adding the scope empties the field.
        self.typed.clear();
        let add = [self.button("Add scope")];
        let what = format!("{project} is added to {name}");
        self.press_until(&add, &Goal::Gone("No changes yet"), &what)
            .await;
        let buttons = [
            "Keep mine",
            "Read again",
            "Resume",
            "Apply changes",
            "Review changes",
        ];
        let applied = self.page.by_role("heading", "Applied");
        self.appears(buttons, &applied).await;
        self.note("share", format!("{name} with {project}"));
        self.model
            .shared(&id, Scope::new(ScopeType::Project, project));
    }
}
