//! Creating and deleting.

use super::driver::{Driver, Goal};
use crate::harness::Locator;
use crate::specs::volume::create::NEW;

impl Driver {
    pub(super) async fn create(&mut self, may_reload: bool) {
        self.return_home().await;
        let name = format!("chaos-{}-{}", self.seed, self.model.next_number());
        let pvc = format!("pvc-of-{name}");
        let description = format!("made by chaos as {name}");
        let project = self.model.project(self.random.usize(..20));
        self.try_click(&self.page.by_role("link", "New data volume"))
            .await;
        self.try_click(&self.button("New data volume")).await;
        let open = [self.button("New data volume")];
        let is_open = self
            .press_until(&open, &Goal::Appears(self.pvc_field()))
            .await;
        assert!(is_open, "seed {}: the form does not open", self.seed);
        self.try_click(&self.button("Discard draft")).await;
        // A project is taken by its exact id when the field is left.
        self.fill("combobox", "Project", &project).await;
        self.page.press("\t").await;
        for (field, text) in [
            ("Origin PVC", &pvc),
            ("Name", &name),
            ("Description", &description),
        ] {
            self.fill("textbox", field, text).await;
        }
        self.disturb(may_reload).await;
        for (field, text) in [
            ("Origin PVC", &pvc),
            ("Name", &name),
            ("Description", &description),
        ] {
            let kept = self.value_of("textbox", field).await;
            assert_eq!(
                kept.as_ref(),
                Some(text),
                "seed {}: the draft lost {field}",
                self.seed
            );
        }
        self.model.may_create(&name, &description);
        let buttons = ["Look again", "Retry", "Create data volume"].map(|name| self.button(name));
        let heading = self.page.by_role("heading", name.clone());
        let is_created = self.press_until(&buttons, &Goal::Appears(heading)).await;
        if is_created {
            self.model.created(&name);
        }
        self.note(format!("create {name} in {project}: {is_created}"));
        assert!(
            is_created,
            "seed {}: {name} cannot be created: {}",
            self.seed,
            self.page.text().await
        );
    }

    /// Something that a draft must survive.
    async fn disturb(&mut self, may_reload: bool) {
        match self.random.usize(..4) {
            0 if may_reload => {
                self.page.reload().await;
                let field = Goal::Appears(self.pvc_field());
                let is_open = self.press_until(&[], &field).await;
                assert!(is_open, "the form does not come back");
            }
            1 => self.page.server().expire_tokens().await,
            2 => {
                self.page.back().await;
                let stay = self.button("Keep editing");
                let is_asked = self.press_until(&[], &Goal::Appears(stay.clone())).await;
                assert!(is_asked, "the draft is left without a question");
                let is_left = Goal::Closes(stay.clone());
                assert!(self.press_until(&[stay], &is_left).await);
                self.page.has_address(NEW).await;
            }
            _ => {}
        }
    }

    pub(super) async fn delete(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        if !self.choose_from_menu(&name, "Delete").await {
            self.note(format!("delete {name}: no menu"));
            return;
        }
        let dialog = self.page.by_role("alertdialog", "Delete data volume");
        if !self.press_until(&[], &Goal::Appears(dialog.clone())).await {
            self.note(format!("delete {name}: not possible"));
            return;
        }
        self.model.may_delete(&id, &name);
        let confirm = self.page.by_role("button", "Delete").within(&dialog);
        self.confirmation = Some(name.clone());
        let buttons = [self.button("Retry"), self.button("Look again"), confirm];
        let is_closed = self.press_until(&buttons, &Goal::Closes(dialog)).await;
        self.confirmation = None;
        if is_closed {
            self.model.deleted(&id);
        }
        self.note(format!("delete {name}: {is_closed}"));
        assert!(
            is_closed,
            "seed {}: {name} cannot be deleted: {}",
            self.seed,
            self.page.text().await
        );
    }

    fn pvc_field(&self) -> Locator {
        self.page.by_role("textbox", "Origin PVC")
    }
}
