//! Sharing with a project, and no longer sharing with it.

use datavolumes_contract::{Scope, ScopeType};

use super::driver::{Driver, Goal};

impl Driver {
    pub(super) async fn share(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        if !self.choose_from_menu(&name, "Share").await {
            self.note(format!("share {name}: no menu"));
            return;
        }
        let field = self.page.by_role("textbox", "Scope ID");
        let retry = [self.button("Retry")];
        let is_open = self.press_until(&retry, &Goal::Appears(field)).await;
        assert!(
            is_open,
            "seed {}: the shares of {name} do not open: {}",
            self.seed,
            self.page.text().await
        );
        let projects = self.model.projects_to_share_with(&id);
        if projects.is_empty() {
            return;
        }
        let project = self.random.choice(&projects).expect("a choice").clone();
        self.page
            .by_role("combobox", "Scope type")
            .choose("Project")
            .await;
        self.fill("textbox", "Scope ID", &project).await;
        let add = [self.button("Add scope")];
        let is_staged = self.press_until(&add, &Goal::Gone("No changes yet")).await;
        assert!(
            is_staged,
            "seed {}: {project} is not added: {}",
            self.seed,
            self.page.text().await
        );
        let scope = Scope::new(ScopeType::Project, project);
        self.model.may_share(&id, &scope);
        let names = [
            "Keep mine",
            "Read again",
            "Resume",
            "Apply changes",
            "Review changes",
        ];
        let buttons = names.map(|name| self.button(name));
        let applied = self.page.by_role("heading", "Applied");
        let is_applied = self.press_until(&buttons, &Goal::Appears(applied)).await;
        if is_applied {
            self.model.shared(&id, &scope);
        }
        self.note(format!(
            "share {name} with {}: {is_applied}",
            scope.scope_id
        ));
        assert!(
            is_applied,
            "seed {}: {name} cannot be shared: {}",
            self.seed,
            self.page.text().await
        );
    }
}
