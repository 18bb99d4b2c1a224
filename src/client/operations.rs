//! The operations of the API.

use datavolumes_contract::org::pvc::PvcAssetList;
use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::token::{AccessToken, TokenRequest, TokenResponse};
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{
    ClusterId, CreateVolume, DirectoryQuery, Endpoint, Entries, ListQuery, Method, PatchVolume,
    ProjectId, SharedScope, SharedScopesPatch, Volume, VolumeId, VolumePage,
};
use futures::{FutureExt, TryFutureExt};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::confirmation::{creation_mismatch, id_mismatch, patch_mismatch, shares_mismatch};
use crate::{
    ApiRequest, Client, DeleteOutcome, ErrorKind, PendingRequest, Persona, WithBody, persona,
};

/// The difference between a response and its request, if there is one.
type Check<T> = Box<dyn FnOnce(&T) -> Option<&'static str>>;

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

    /// "Get datavolume." If there is none, the rows of the list have moved, so the prefetched page is dropped.
    pub fn volume(&self, id: VolumeId) -> PendingRequest<WithBody<Volume>> {
        let request = self.request(&Endpoint::GetVolume(id), None);
        let response =
            self.send_and_check(request, Box::new(move |volume| id_mismatch(volume, id)));
        let this = self.clone();
        Box::pin(response.inspect_err(move |error| {
            if error.kind() == ErrorKind::NotFound {
                this.drop_prefetched();
            }
        }))
    }

    /// "Create a datavolume." The response contains the shares, of which a new volume has none.
    pub fn create_volume(&self, new: &CreateVolume) -> PendingRequest<Volume> {
        let request = self.request(&Endpoint::CreateVolume, encode(new));
        let new = new.clone();
        let mismatch: Check<Volume> = Box::new(move |volume| creation_mismatch(volume, &new));
        let volume = self.send_and_check(request, mismatch);
        Box::pin(volume.map_ok(|response| response.value))
    }

    /// "Patch datavolume." The response contains no shares; they do not change.
    pub fn patch_volume(&self, id: VolumeId, patch: &PatchVolume) -> PendingRequest<Volume> {
        let request = self.request(&Endpoint::PatchVolume(id), encode(patch));
        let patch = patch.clone();
        let mismatch: Check<Volume> = Box::new(move |volume| patch_mismatch(volume, id, &patch));
        let volume = self.send_and_check(request, mismatch);
        Box::pin(volume.map_ok(|response| response.value))
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
        let request = self.request(&Endpoint::PatchSharedScopes(id), encode(patch));
        let patch = patch.clone();
        let mismatch: Check<Vec<SharedScope>> =
            Box::new(move |shares| shares_mismatch(shares, &patch));
        let shares = self.send_and_check(request, mismatch);
        Box::pin(shares.map_ok(|response| response.value))
    }

    /// "Delete datavolume." A volume that does not exist is no error.
    pub fn delete_volume(&self, id: VolumeId) -> PendingRequest<DeleteOutcome> {
        let request = self.request(&Endpoint::DeleteVolume(id), None);
        let path = request.path.clone();
        let response = self.send(request);
        Box::pin(response.map(move |response| DeleteOutcome::from_response(response, &path)))
    }

    /// Whether a name is free in a cluster (optional capability). The name may be taken soon after.
    pub fn is_name_free(&self, name: &str, cluster: &ClusterId) -> PendingRequest<bool> {
        let endpoint = Endpoint::NameAvailability {
            name: name.to_owned(),
            cluster: cluster.clone(),
        };
        let request = self.request(&endpoint, None);
        let path = request.path.clone();
        let response = self.send(request);
        Box::pin(response.map(move |response| match response {
            Ok(response) if response.status == 204 => Ok(true),
            Ok(response) => {
                Err(response.mismatch(&path, "it does not say whether the name is free"))
            }
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
    pub fn clusters(&self) -> PendingRequest<Entries<Cluster>> {
        self.read(&Endpoint::ListClusters)
    }

    /// The PVCs of a project that are registered as data sources (optional capability).
    pub fn pvcs(&self, project: &ProjectId) -> PendingRequest<PvcAssetList> {
        self.read(&Endpoint::ListPvcs(project.clone()))
    }

    /// Exchanges client credentials for a token (optional capability).
    pub fn grant_token(&self, credentials: &TokenRequest) -> PendingRequest<TokenResponse> {
        let mut request = self.request(&Endpoint::GrantToken, encode(credentials));
        request.token = None;
        let mismatch: Check<TokenResponse> = Box::new(|granted| {
            let is_valid = AccessToken::is_valid(&granted.access_token);
            (!is_valid).then_some("no header can carry its access token")
        });
        let token = self.send_and_check(request, mismatch);
        Box::pin(token.map_ok(|response| response.value))
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

    /// Sends `request`, whose response is a `T`. `mismatch` compares it with the request.
    fn send_and_check<T: DeserializeOwned + 'static>(
        &self,
        request: ApiRequest,
        mismatch: Check<T>,
    ) -> PendingRequest<WithBody<T>> {
        let path = request.path.clone();
        let response = self.send(request);
        Box::pin(async move {
            let response = response.await?;
            let value = response.decode::<T>(&path)?;
            match mismatch(&value) {
                Some(reason) => Err(response.mismatch(&path, reason)),
                None => Ok(WithBody {
                    value,
                    text: response.body,
                }),
            }
        })
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
