//! Creating and deleting.

use super::driver::Driver;
use crate::harness::Name;
use crate::specs::volume::create::NEW;

impl Driver {
    pub(super) async fn create(&mut self, may_reload: bool) {
        self.return_home().await;
        let name = format!("chaos-{}-{}", self.seed, self.model.next_number());
        let pvc = format!("pvc-of-{name}");
        let description = format!("made by chaos as {name}");
        let project = self.model.project(self.random.below(20));
        self.try_click(&self.page.by_role("link", "New data volume"))
            .await;
        self.try_click(&self.button("New data volume")).await;
        let is_open = self
            .press_until(&[self.button("New data volume")], async |driver: &Self| {
                driver.value_of("textbox", "Origin PVC").await.is_some()
            })
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
        let is_created = self
            .press_until(&buttons, async |driver: &Self| {
                driver.is_visible(&heading).await
            })
            .await;
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
        match self.random.below(4) {
            0 if may_reload => {
                self.page.reload().await;
                let is_open =
                    async |driver: &Self| driver.value_of("textbox", "Origin PVC").await.is_some();
                assert!(
                    self.press_until(&[], is_open).await,
                    "the form does not come back"
                );
            }
            1 => self.page.server().expire_tokens().await,
            2 => {
                self.page.back().await;
                let stay = self.button("Keep editing");
                let is_asked = async |driver: &Self| driver.is_visible(&stay).await;
                assert!(
                    self.press_until(&[], is_asked).await,
                    "the draft is left without a question"
                );
                assert!(
                    self.press_until(std::slice::from_ref(&stay), async |driver: &Self| {
                        !driver.is_visible(&stay).await
                    })
                    .await
                );
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
        let is_open = async |driver: &Self| driver.is_visible(&dialog).await;
        if !self.press_until(&[], is_open).await {
            self.note(format!("delete {name}: not possible"));
            return;
        }
        self.model.may_delete(&id, &name);
        let confirm = self.page.by_role("button", "Delete").within(&dialog);
        let typed = Name::Containing("to confirm".to_owned());
        let typed = self.page.by_role("textbox", typed).within(&dialog);
        let is_closed = self
            .press_until(
                &[self.button("Retry"), self.button("Look again"), confirm],
                async |driver: &Self| {
                    if let Some(field) = typed.all().await.pop()
                        && field.prop("value").await.ok().flatten().as_deref() == Some("")
                    {
                        // The dialog may close at any time.
                        let _ = field.send_keys(&name).await;
                    }
                    dialog.all().await.is_empty()
                        && driver
                            .page
                            .by_role("textbox", "Client ID")
                            .all()
                            .await
                            .is_empty()
                },
            )
            .await;
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
}
