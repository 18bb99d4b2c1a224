//! The sharing editor, and the shares as the API returns them.

use std::collections::BTreeSet;

use datavolumes_contract::org::{DepartmentPage, ProjectPage};
use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{
    DirectoryQuery, Endpoint, Limit, Scope, ScopeType, SharedScope, SharedScopesPatch, Volume,
    VolumeId,
};

use thirtyfour::Key;

use super::{Locator, Page, Server, until};

impl Server {
    /// The scopes that the volume is shared with.
    pub(crate) async fn shares(&self, id: VolumeId) -> BTreeSet<Scope> {
        let shares: Vec<SharedScope> = self.read(&Endpoint::GetSharedScopes(id)).await;
        shares.iter().map(SharedScope::scope).collect()
    }

    /// Shares a volume with `scopes` through the API.
    pub(crate) async fn add_shares(&self, id: VolumeId, scopes: impl IntoIterator<Item = Scope>) {
        let add = scopes.into_iter().collect();
        let remove = Vec::new();
        self.patch_shares(id, &SharedScopesPatch { add, remove })
            .await;
    }

    /// Removes every share of a volume through the API.
    pub(crate) async fn remove_shares(&self, id: VolumeId) {
        let scopes: Vec<Scope> = self.shares(id).await.into_iter().collect();
        for remove in scopes.chunks(MAX_SCOPES_PER_PATCH) {
            let (add, remove) = (Vec::new(), remove.to_vec());
            self.patch_shares(id, &SharedScopesPatch { add, remove })
                .await;
        }
    }

    async fn patch_shares(&self, id: VolumeId, patch: &SharedScopesPatch) {
        let url = self.url(&Endpoint::PatchSharedScopes(id).path_and_query());
        self.send_accepted(self.client.patch(url).json(patch)).await;
    }

    /// A ready volume without shares.
    pub(crate) async fn unshared_volume(&self) -> Volume {
        let ready = self.list("filterBy=phase==Ready&limit=500").await;
        let id = ready.first().expect("a volume is ready").id;
        self.remove_shares(id).await;
        self.volume(id).await
    }

    /// The ids of the projects in the cluster of `volume`, except its own project.
    pub(crate) async fn other_projects(&self, volume: &Volume) -> Vec<String> {
        let page: ProjectPage = self.read(&Endpoint::ListProjects(all_entries())).await;
        let others = page.projects.into_iter().filter(|project| {
            project.cluster_id == volume.cluster_id && project.id != volume.project_id
        });
        others.map(|project| project.id.into_string()).collect()
    }

    /// The name of a project.
    pub(crate) async fn project_name(&self, id: &str) -> String {
        let page: ProjectPage = self.read(&Endpoint::ListProjects(all_entries())).await;
        let found = page
            .projects
            .into_iter()
            .find(|project| project.id.as_str() == id);
        found.expect("there is such a project").name
    }

    /// The id and name of another department in the cluster of `volume`.
    pub(crate) async fn other_department(&self, volume: &Volume) -> (String, String) {
        let page: DepartmentPage = self.read(&Endpoint::ListDepartments(all_entries())).await;
        let other = page.departments.into_iter().find(|department| {
            department.cluster_id == volume.cluster_id && department.id != volume.department_id
        });
        let other = other.expect("there is another department");
        (other.id.into_string(), other.name)
    }
}

fn all_entries() -> DirectoryQuery {
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

    /// Opens the sharing editor of a volume that is not shared, and adds another department. Returns the volume and the
    /// name of the department.
    pub(crate) async fn edit_sharing(&self) -> (Volume, String) {
        let volume = self.server().unshared_volume().await;
        let (_, name) = self.server().other_department(&volume).await;
        self.open_sharing(&volume).await;
        self.toggle_scope(&name).await;
        (volume, name)
    }

    /// The tree of scopes.
    #[track_caller]
    pub(crate) fn scopes(&self) -> Locator {
        self.by_role("tree", "Scopes")
    }

    /// A row in the tree of scopes.
    #[track_caller]
    pub(crate) fn scope(&self, name: &str) -> Locator {
        self.by_role("treeitem", name).within(&self.scopes())
    }

    /// Searches the tree for `text`.
    pub(crate) async fn search_scopes(&self, text: &str) {
        self.by_role("searchbox", "Find a scope").fill(text).await;
        self.press(Key::Enter).await;
    }

    /// Searches for a scope and toggles it.
    pub(crate) async fn toggle_scope(&self, name: &str) {
        self.search_scopes(name).await;
        self.scope(name).click().await;
    }

    /// Adds a scope by its type and id.
    pub(crate) async fn add_scope_by_id(&self, kind: &str, id: &str) {
        self.by_role("combobox", "Scope type").choose(kind).await;
        self.by_role("textbox", "Scope ID").fill(id).await;
        self.press_button("Add scope").await;
    }

    /// Presses a button.
    pub(crate) async fn press_button(&self, name: &str) {
        self.by_role("button", name).click().await;
    }

    /// Reviews and applies the changes.
    pub(crate) async fn review_and_apply(&self) {
        self.press_button("Review changes").await;
        self.by_role("heading", "Review changes").find().await;
        self.press_button("Apply changes").await;
    }

    /// Waits until the editor reports success and checks the shares of the server.
    pub(crate) async fn is_applied(&self, id: VolumeId, wanted: &BTreeSet<Scope>) {
        self.by_role("heading", "Applied").find().await;
        self.has_text("updated and verified").await;
        assert_eq!(&self.server().shares(id).await, wanted);
    }

    /// Stores a draft as an earlier visit in this tab would.
    pub(crate) async fn store_draft(&self, id: VolumeId, draft: serde_json::Value) {
        let script = "sessionStorage.setItem(arguments[0], arguments[1])";
        let key = format!("datavolumes.draft.sharing.{id}");
        let arguments = [key.into(), draft.to_string().into()];
        self.script(script, arguments).await;
    }

    /// Waits until a draft of the shares of `id` is stored or not stored.
    pub(crate) async fn has_stored_draft(&self, id: VolumeId, wanted: bool) {
        let key = format!("datavolumes.draft.sharing.{id}");
        until(format!("a draft is stored: {wanted}"), || async {
            let script = "return sessionStorage.getItem(arguments[0])";
            let stored = self.script(script, [key.clone().into()]).await;
            (stored.is_string() == wanted)
                .then_some(())
                .ok_or(stored.to_string())
        })
        .await;
    }
}
