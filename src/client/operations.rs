//! The operations of the API.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::token::{TokenRequest, TokenResponse};
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{
    ClusterId, CreateVolume, DirectoryQuery, Endpoint, ListQuery, Method, PatchVolume, SharedScope,
    SharedScopesPatch, Volume, VolumeId, VolumePage,
};
use futures::FutureExt;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{
    ApiRequest, Client, DeleteOutcome, ErrorKind, PendingRequest, Persona, WithBody, persona,
};

/// One method for each operation. The descriptions in quotes are those of the API reference. An
/// *optional capability* fails with [`ErrorKind::NotFound`] or [`ErrorKind::Unsupported`] on servers
/// without it.
impl Client {
    /// "List datavolumes in permitted scopes."
    pub fn list(&self, query: &ListQuery) -> PendingRequest<VolumePage> {
        self.read(&Endpoint::ListVolumes(query.clone()))
    }

    /// The number of volumes that match (optional capability).
    pub fn count(&self, query: &ListQuery) -> PendingRequest<VolumeCount> {
        self.read(&Endpoint::CountVolumes(query.clone()))
    }

    /// "Get datavolume."
    pub fn volume(&self, id: VolumeId) -> PendingRequest<WithBody<Volume>> {
        let request = self.request(&Endpoint::GetVolume(id), None);
        let path = request.path.clone();
        let response = self.send(request);
        Box::pin(async move {
            let response = response.await?;
            Ok(WithBody {
                value: response.decode(&path)?,
                text: response.body,
            })
        })
    }

    /// "Create a datavolume." The response contains the shares, of which a new volume has none.
    pub fn create_volume(&self, new: &CreateVolume) -> PendingRequest<Volume> {
        self.write(&Endpoint::CreateVolume, new)
    }

    /// "Patch datavolume." The response contains no shares; they do not change.
    pub fn patch_volume(&self, id: VolumeId, patch: &PatchVolume) -> PendingRequest<Volume> {
        self.write(&Endpoint::PatchVolume(id), patch)
    }

    /// "Get the datavolume's shared scopes."
    pub fn shared_scopes(&self, id: VolumeId) -> PendingRequest<Vec<SharedScope>> {
        self.read(&Endpoint::GetSharedScopes(id))
    }

    /// "Patch the datavolume's shared scopes." The response is the new list of shares.
    pub fn patch_scopes(
        &self,
        id: VolumeId,
        patch: &SharedScopesPatch,
    ) -> PendingRequest<Vec<SharedScope>> {
        self.write(&Endpoint::PatchSharedScopes(id), patch)
    }

    /// "Delete datavolume." A volume that does not exist is no error.
    pub fn delete_volume(&self, id: VolumeId) -> PendingRequest<DeleteOutcome> {
        let response = self.send(self.request(&Endpoint::DeleteVolume(id), None));
        Box::pin(response.map(DeleteOutcome::from_response))
    }

    /// Whether a name is free in a cluster (optional capability). The name may be taken soon after.
    pub fn is_name_free(&self, name: &str, cluster: &ClusterId) -> PendingRequest<bool> {
        let endpoint = Endpoint::NameAvailability {
            name: name.to_owned(),
            cluster: cluster.clone(),
        };
        let response = self.send(self.request(&endpoint, None));
        Box::pin(response.map(|response| match response {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::Conflict => Ok(false),
            Err(error) => Err(error),
        }))
    }

    /// The projects that the caller may see (optional capability).
    pub fn projects(&self, query: DirectoryQuery) -> PendingRequest<ProjectPage> {
        self.read(&Endpoint::ListProjects(query))
    }

    /// The departments that the caller may see (optional capability).
    pub fn departments(&self, query: DirectoryQuery) -> PendingRequest<DepartmentPage> {
        self.read(&Endpoint::ListDepartments(query))
    }

    /// The clusters that the caller may see (optional capability).
    pub fn clusters(&self) -> PendingRequest<Vec<Cluster>> {
        self.read(&Endpoint::ListClusters)
    }

    /// Exchanges client credentials for a token (optional capability).
    pub fn grant_token(&self, credentials: &TokenRequest) -> PendingRequest<TokenResponse> {
        let mut request = self.request(&Endpoint::GrantToken, encode(credentials));
        request.token = None;
        self.send_and_decode(request)
    }

    /// The personas of a demo server (optional capability).
    pub fn personas(&self) -> PendingRequest<Vec<Persona>> {
        self.send_and_decode(ApiRequest {
            method: Method::Get,
            path: persona::PATH.to_owned(),
            body: None,
            token: None,
        })
    }

    fn read<T: DeserializeOwned + 'static>(&self, endpoint: &Endpoint) -> PendingRequest<T> {
        self.send_and_decode(self.request(endpoint, None))
    }

    fn write<T: DeserializeOwned + 'static>(
        &self,
        endpoint: &Endpoint,
        body: &impl Serialize,
    ) -> PendingRequest<T> {
        self.send_and_decode(self.request(endpoint, encode(body)))
    }

    fn send_and_decode<T: DeserializeOwned + 'static>(
        &self,
        request: ApiRequest,
    ) -> PendingRequest<T> {
        let path = request.path.clone();
        let response = self.send(request);
        Box::pin(async move { response.await?.decode(&path) })
    }
}

/// The body of a write. The types of the contract always serialize.
fn encode(body: &impl Serialize) -> Option<String> {
    serde_json::to_string(body).ok()
}
