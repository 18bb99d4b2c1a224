//! The sharing editor as a person uses it, and the shares beside the browser.

use std::collections::BTreeSet;

use datavolumes_contract::org::{DepartmentPage, ProjectPage};
use datavolumes_contract::{
    DirectoryQuery, Endpoint, Limit, Scope, ScopeType, SharedScope, SharedScopesPatch, Volume,
    VolumeId,
};

use thirtyfour::Key;

use super::{Locator, Page, Server, until};

impl Server {
    /// Whom the volume is shared with now.
    pub(crate) async fn shares(&self, id: VolumeId) -> BTreeSet<Scope> {
        let shares: Vec<SharedScope> = self.read(&Endpoint::GetSharedScopes(id)).await;
        shares.iter().map(SharedScope::scope).collect()
    }

    /// Changes the shares beside the browser.
    pub(crate) async fn patch_shares(&self, id: VolumeId, patch: &SharedScopesPatch) {
        let url = self.url(&Endpoint::PatchSharedScopes(id).path_and_query());
        let request = self.client.patch(url).bearer_auth(self.token().await);
        let answer = request.json(patch).send().await;
        let answer = answer.expect("the server answers").error_for_status();
        answer.expect("the shares can be changed");
    }

    /// A volume that is ready and shared with nobody.
    pub(crate) async fn unshared(&self) -> Volume {
        let ready = self.list("filterBy=phase==Ready&limit=500").await;
        let id = ready.first().expect("a volume is ready").id;
        let remove: Vec<Scope> = self.shares(id).await.into_iter().collect();
        for remove in remove.chunks(50) {
            let remove = remove.to_vec();
            let add = Vec::new();
            self.patch_shares(id, &SharedScopesPatch { add, remove })
                .await;
        }
        self.read(&Endpoint::GetVolume(id)).await
    }

    /// The ids of projects in the cluster of `volume`, without its own.
    pub(crate) async fn projects_beside(&self, volume: &Volume) -> Vec<String> {
        let page: ProjectPage = self.read(&Endpoint::ListProjects(whole())).await;
        let beside = page.projects.into_iter().filter(|project| {
            project.cluster_id == volume.cluster_id && project.id != volume.project_id
        });
        beside.map(|project| project.id.into_string()).collect()
    }

    /// The name of a project.
    pub(crate) async fn project_name(&self, id: &str) -> String {
        let page: ProjectPage = self.read(&Endpoint::ListProjects(whole())).await;
        let found = page
            .projects
            .into_iter()
            .find(|project| project.id.as_str() == id);
        found.expect("there is such a project").name
    }

    /// Id and name of a department in the cluster of `volume` that is not its own.
    pub(crate) async fn other_department(&self, volume: &Volume) -> (String, String) {
        let page: DepartmentPage = self.read(&Endpoint::ListDepartments(whole())).await;
        let other = page.departments.into_iter().find(|department| {
            department.cluster_id == volume.cluster_id && department.id != volume.department_id
        });
        let other = other.expect("there is another department");
        (other.id.into_string(), other.name)
    }
}

fn whole() -> DirectoryQuery {
    DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    }
}

pub(crate) fn project(id: &str) -> Scope {
    Scope::new(ScopeType::Project, id)
}

pub(crate) fn department(id: &str) -> Scope {
    Scope::new(ScopeType::Department, id)
}

impl Page {
    /// Opens the sharing editor of `volume`.
    pub(crate) async fn open_sharing(&self, volume: &Volume) {
        let path = format!("/datavolumes/{}/sharing", volume.id);
        self.open_signed_in(&path).await;
        let heading = format!("Share {}", volume.name);
        self.by_role("heading", heading).find().await;
        self.scopes().find().await;
    }

    /// The tree.
    #[track_caller]
    pub(crate) fn scopes(&self) -> Locator {
        self.by_role("tree", "Scopes")
    }

    /// A row of the tree.
    #[track_caller]
    pub(crate) fn scope(&self, name: &str) -> Locator {
        self.by_role("treeitem", name).within(&self.scopes())
    }

    /// Finds `text` in the tree.
    pub(crate) async fn find_scope(&self, text: &str) {
        self.by_role("searchbox", "Find a scope").fill(text).await;
        self.press(Key::Enter).await;
    }

    /// Finds the scope called `name` and ticks or unticks it.
    pub(crate) async fn toggle_scope(&self, name: &str) {
        self.find_scope(name).await;
        self.scope(name).click().await;
    }

    /// Adds a scope by its id.
    pub(crate) async fn type_scope(&self, kind: &str, id: &str) {
        self.by_role("combobox", "Scope type").choose(kind).await;
        self.by_role("textbox", "Scope ID").fill(id).await;
        self.press_button("Add scope").await;
    }

    /// Presses the button called `name`.
    pub(crate) async fn press_button(&self, name: &str) {
        self.by_role("button", name).click().await;
    }

    /// Reviews and applies what is asked for.
    pub(crate) async fn review_and_apply(&self) {
        self.press_button("Review changes").await;
        self.by_role("heading", "Review changes").find().await;
        self.press_button("Apply changes").await;
    }

    /// Waits until the editor says that everything is applied, and the server agrees.
    pub(crate) async fn is_applied(&self, id: VolumeId, wanted: &BTreeSet<Scope>) {
        self.by_role("heading", "Applied").find().await;
        self.says("proven by reading it back").await;
        assert_eq!(&self.server().shares(id).await, wanted);
    }

    /// Asks for `scopes` as an earlier visit of this tab would have left it.
    pub(crate) async fn hold_draft(&self, id: VolumeId, draft: serde_json::Value) {
        let script = "sessionStorage.setItem(arguments[0], arguments[1])";
        let key = format!("datavolumes.draft.sharing.{id}");
        let arguments = [key.into(), draft.to_string().into()];
        self.script(script, arguments).await;
    }

    /// Waits until the tab keeps no draft of the shares of `id`, or until it does.
    pub(crate) async fn keeps_draft(&self, id: VolumeId, wanted: bool) {
        let key = format!("datavolumes.draft.sharing.{id}");
        until(format!("a draft is kept: {wanted}"), || async {
            let script = "return sessionStorage.getItem(arguments[0])";
            let kept = self.script(script, [key.clone().into()]).await;
            (kept.is_string() == wanted)
                .then_some(())
                .ok_or(kept.to_string())
        })
        .await;
    }
}
