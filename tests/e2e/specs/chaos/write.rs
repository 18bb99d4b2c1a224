//! Creating and deleting.

use datavolumes_contract::org::Project;

use super::driver::Driver;
use super::goal::{Goal, POLL_INTERVAL};
use crate::harness::Locator;
use crate::specs::volume::create::NEW;

const MAX_LOOK_UPS: usize = 30;
/// How often the result of a look-up is looked for before it is repeated.
const LOOK_UP_POLLS: usize = 20;

impl Driver {
    pub(super) async fn create(&mut self, may_reload: bool) {
        self.return_home().await;
        let name = format!("chaos-{}-{}", self.seed, self.model.next_number());
        let description = format!("made by chaos as {name}");
        let Some(project) = self.model.choose_project(&mut self.random) else {
            return;
        };
        self.page
            .by_role("link", "New data volume")
            .click_now()
            .await;
        self.appears(["New data volume"], &self.pvc_field()).await;
        self.type_project(&project, may_reload).await;
        self.fill("Origin PVC", &format!("pvc-of-{name}")).await;
        self.fill("Name", &name).await;
        self.fill("Description", &description).await;
        self.disturb(may_reload).await;
        let buttons = ["Check again", "Retry", "Create data volume"];
        let heading = self.page.by_role("heading", name.as_str());
        self.appears(buttons, &heading).await;
        self.typed.clear();
        self.note("create", format!("{name} in {}", project.name));
        let address = self.address().await;
        let id = address.rsplit('/').next().unwrap_or_default();
        self.model.created(id, &description, &project);
    }

    /// Types the id of a project until the field shows its name: the look-up may fail, and a reload may interrupt it.
    async fn type_project(&mut self, project: &Project, may_reload: bool) {
        let field = self.page.by_role("combobox", "Project");
        let mut reloads = may_reload && self.random.usize(..4) == 0;
        for _ in 0..MAX_LOOK_UPS {
            // The same text would not be looked up again.
            field.fill_now("").await;
            let is_typed = field.fill_now(project.id.as_str()).await;
            self.page.press("\t").await;
            if is_typed && std::mem::take(&mut reloads) {
                self.page.reload().await;
                self.appears([], &self.pvc_field()).await;
                let seen = field.value_now().await.unwrap_or_default();
                if seen != project.id.as_str() && seen != project.name {
                    self.fail(&format!("{project:?} was typed, and is {seen:?}"));
                }
            }
            for _ in 0..LOOK_UP_POLLS {
                if field.value_now().await.as_ref() == Some(&project.name) {
                    return;
                }
                self.sign_in_if_asked().await;
                tokio::time::sleep(POLL_INTERVAL).await;
            }
        }
        let text = self.text().await;
        self.fail(&format!("{project:?} cannot be chosen: {text}"));
    }

    /// Something that a draft must survive.
    async fn disturb(&mut self, may_reload: bool) {
        match self.random.usize(..4) {
            0 if may_reload => {
                self.page.reload().await;
                self.appears([], &self.pvc_field()).await;
            }
            1 => self.page.server().expire_tokens().await,
            2 => {
                self.page.evaluate("history.back()", []).await;
                let stay = self.button("Keep editing");
                self.appears([], &stay).await;
                self.press_until(&[stay], &Goal::NoDialog, "the draft is kept")
                    .await;
                self.page.has_address(NEW).await;
            }
            _ => {}
        }
    }

    pub(super) async fn delete(&mut self) {
        let Some((name, id)) = self.random_row().await else {
            return;
        };
        let dialog = self.page.by_role("alertdialog", "Delete data volume");
        if !self.choose_from_menu(&name, "Delete", &dialog).await {
            return self.note("delete", format!("{name}: no longer there"));
        }
        self.confirmation = Some(name.clone());
        let buttons = ["Retry", "Check again", "Delete"].map(|name| self.button(name));
        let what = format!("{name} is deleted");
        self.press_until(&buttons, &Goal::NoDialog, &what).await;
        self.confirmation = None;
        self.model.deleted(&id);
        self.note("delete", name);
    }

    fn pvc_field(&self) -> Locator {
        self.page.control("Origin PVC")
    }
}
