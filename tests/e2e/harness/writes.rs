//! Changes that are made beside the browser, and people other than the administrator.

use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::token::TokenRequest;
use datavolumes_contract::{
    Description, DirectoryQuery, Endpoint, Limit, PatchVolume, Scope, ScopeType, SharedScope,
    SharedScopesPatch, Volume, VolumeId,
};
use serde_json::{Value, json};

use super::{Page, Server};

impl Server {
    /// Gives a volume another description.
    pub(crate) async fn describe(&self, id: VolumeId, text: &str) {
        let description: Description = text.parse().expect("the text is short enough");
        let patch = PatchVolume {
            description: Some(description),
        };
        let url = self.url(&Endpoint::PatchVolume(id).path_and_query());
        self.accepted(self.client.patch(url).json(&patch)).await;
    }

    /// Takes every share from a volume, so that it can be deleted at once.
    pub(crate) async fn unshare(&self, volume: &Volume) {
        let scopes = volume.shared_scopes.iter().flatten();
        let scopes: Vec<Scope> = scopes.map(SharedScope::scope).collect();
        let url = self.url(&Endpoint::PatchSharedScopes(volume.id).path_and_query());
        for remove in scopes.chunks(MAX_SCOPES_PER_PATCH) {
            let patch = SharedScopesPatch {
                add: Vec::new(),
                remove: remove.to_vec(),
            };
            self.accepted(self.client.patch(&url).json(&patch)).await;
        }
    }

    /// How many projects can mount a volume, going by the directory.
    pub(crate) async fn projects_of(&self, volume: &Volume) -> usize {
        let mut query = DirectoryQuery {
            limit: Limit::MAX,
            ..DirectoryQuery::default()
        };
        let mut count = 0;
        loop {
            let page: ProjectPage = self.read(&Endpoint::ListProjects(query.clone())).await;
            count += page
                .projects
                .iter()
                .filter(|project| reaches(volume, project))
                .count();
            if page.next.is_none() {
                return count;
            }
            query.offset = query.offset.next(query.limit);
        }
    }

    /// Deletes a volume.
    pub(crate) async fn delete(&self, id: VolumeId) {
        let url = self.url(&Endpoint::DeleteVolume(id).path_and_query());
        self.accepted(self.client.delete(url)).await;
    }

    async fn accepted(&self, request: reqwest::RequestBuilder) {
        let answer = request.bearer_auth(self.token().await).send().await;
        let answer = answer.expect("the server answers").error_for_status();
        answer.expect("the change is made");
    }

    /// Whether there is a volume `id`.
    pub(crate) async fn has(&self, id: VolumeId) -> bool {
        let url = self.url(&Endpoint::GetVolume(id).path_and_query());
        let answer = self.client.get(url).bearer_auth(self.token().await);
        let answer = answer.send().await.expect("the server answers");
        answer.status().is_success()
    }

    /// The volume `id` as the API tells it now.
    pub(crate) async fn volume(&self, id: VolumeId) -> Volume {
        self.read(&Endpoint::GetVolume(id)).await
    }

    /// The first volume that is Ready and of which `fits` is true, with its shares.
    pub(crate) async fn volume_where(&self, fits: impl Fn(&Volume) -> bool) -> Volume {
        for id in self.ids("filterBy=phase==Ready&limit=500").await {
            let volume = self.volume(id).await;
            if fits(&volume) {
                return volume;
            }
        }
        panic!("no volume fits")
    }

    /// Lets the next requests with `method` for the volume `id` end in `fault`. A browser repeats what
    /// breaks on a connection that was used before, so a fault that breaks connections strikes often.
    pub(crate) async fn strike(&self, method: &str, id: VolumeId, fault: Value) {
        let breaks = fault["kind"]
            .as_str()
            .is_some_and(|kind| kind.starts_with("drop"));
        let path = Endpoint::GetVolume(id).path_and_query();
        let times = if breaks { 20 } else { 1 };
        let rule = json!({ "method": method, "path": path, "exact": true, "times": times, "fault": fault });
        self.fault(rule).await;
    }

    /// Answers the next request with `method` for the volume `id` with `status`.
    pub(crate) async fn refuse(&self, method: &str, id: VolumeId, status: u16) {
        let fault = json!({ "kind": "status", "status": status, "message": "the moon is full" });
        self.strike(method, id, fault).await;
    }
}

fn reaches(volume: &Volume, project: &Project) -> bool {
    let mut shares = volume.shared_scopes.iter().flatten();
    volume.project_id == project.id
        || shares.any(|share| match share.scope_type {
            ScopeType::Project => share.scope_id == project.id.as_str(),
            ScopeType::Department => share.scope_id == project.parent_id.as_str(),
            ScopeType::Cluster => share.scope_id == project.cluster_id.as_str(),
            ScopeType::Other(_) => false,
        })
}

impl Page {
    /// Signs in as the person with this client id, without the form, and opens `path`.
    pub(crate) async fn open_as(&self, client_id: &str, path: &str) {
        let credentials = TokenRequest::client_credentials(client_id, client_id);
        let token = self.server().token_for(&credentials).await;
        self.hold_token(&token).await;
        self.open(path).await;
    }
}
