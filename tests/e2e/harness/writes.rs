//! Changes through the API, faults of single volumes, and personas other than the administrator.

use datavolumes_contract::token::TokenRequest;
use datavolumes_contract::{Description, Endpoint, PatchVolume, Phase, Volume, VolumeId};
use serde_json::{Value, json};

use super::{Page, Server};

impl Server {
    /// Changes the description of a volume.
    pub(crate) async fn set_description(&self, id: VolumeId, text: &str) {
        let description: Description = text.parse().expect("the text is short enough");
        let patch = PatchVolume {
            description: Some(description),
        };
        let url = self.url(&Endpoint::PatchVolume(id).path_and_query());
        self.send_accepted(self.client.patch(url).json(&patch))
            .await;
    }

    /// Deletes a volume.
    pub(crate) async fn delete(&self, id: VolumeId) {
        let url = self.url(&Endpoint::DeleteVolume(id).path_and_query());
        self.send_accepted(self.client.delete(url)).await;
    }

    pub(super) async fn send_accepted(&self, request: reqwest::RequestBuilder) {
        let response = request.bearer_auth(self.token().await).send().await;
        let response = response.expect("the server responds").error_for_status();
        response.expect("the change is accepted");
    }

    /// Whether the volume exists.
    pub(crate) async fn volume_exists(&self, id: VolumeId) -> bool {
        let url = self.url(&Endpoint::GetVolume(id).path_and_query());
        let response = self.client.get(url).bearer_auth(self.token().await);
        let response = response.send().await.expect("the server responds");
        response.status().is_success()
    }

    /// Reads a volume.
    pub(crate) async fn volume(&self, id: VolumeId) -> Volume {
        self.read(&Endpoint::GetVolume(id)).await
    }

    /// The first ready volume that matches the predicate, with its shares.
    ///
    /// # Panics
    /// When no volume matches.
    pub(crate) async fn find_volume(&self, predicate: impl Fn(&Volume) -> bool) -> Volume {
        self.find_volume_in(Phase::Ready, predicate).await
    }

    /// [`find_volume`](Self::find_volume) in another phase.
    ///
    /// # Panics
    /// When no volume matches.
    pub(crate) async fn find_volume_in(
        &self,
        phase: Phase,
        predicate: impl Fn(&Volume) -> bool,
    ) -> Volume {
        for id in self
            .ids(&format!("filterBy=phase=={phase}&limit=500"))
            .await
        {
            let volume = self.volume(id).await;
            if predicate(&volume) {
                return volume;
            }
        }
        panic!("no volume matches")
    }

    /// Applies `fault` to the next request with `method` for the volume `id`.
    pub(crate) async fn inject_fault(&self, method: &str, id: VolumeId, fault: Value) {
        self.fault_next(method, &Endpoint::GetVolume(id), fault)
            .await;
    }

    /// Applies `fault` to the next request with `method` for the shares of the volume `id`.
    pub(crate) async fn inject_share_fault(&self, method: &str, id: VolumeId, fault: Value) {
        self.fault_next(method, &Endpoint::GetSharedScopes(id), fault)
            .await;
    }

    /// Applies `fault` to the next request with `method` for the path of `endpoint`.
    ///
    /// A fault that drops the connection applies 20 times, because the browser repeats a request
    /// whose reused connection is closed.
    async fn fault_next(&self, method: &str, endpoint: &Endpoint, fault: Value) {
        let drops_connection = fault["kind"]
            .as_str()
            .is_some_and(|kind| kind.starts_with("drop"));
        let path = endpoint.path_and_query();
        let times = if drops_connection { 20 } else { 1 };
        let rule = json!({ "method": method, "path": path, "exact": true, "times": times, "fault": fault });
        self.fault(rule).await;
    }

    /// Responds to the next request with `method` for the volume `id` with `status`.
    pub(crate) async fn reject(&self, method: &str, id: VolumeId, status: u16) {
        let fault = json!({ "kind": "status", "status": status, "message": "the moon is full" });
        self.inject_fault(method, id, fault).await;
    }
}

impl Page {
    /// Signs in as the persona with this client id, without the form, and opens `path`.
    pub(crate) async fn open_as(&self, client_id: &str, path: &str) {
        let credentials = TokenRequest::client_credentials(client_id, client_id);
        let token = self.server().token_for(&credentials).await;
        self.set_token(&token).await;
        self.open(path).await;
    }
}
