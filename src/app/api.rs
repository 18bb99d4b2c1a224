//! The conversation with the server: every operation as a function.
//!
//! This is the only module that knows the network. Whoever calls it passes values of the contract
//! and gets values of the contract or an [`ApiError`].

mod answer;
mod deletion;
mod error;
mod notice;
mod persona;
mod transport;

pub use answer::Document;
pub use deletion::Deletion;
pub use error::{ApiError, ErrorKind};
pub use notice::{Notice, Task};
pub use persona::Persona;

use std::future::Future;
use std::pin::Pin;

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::token::{TokenRequest, TokenResponse};
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{
    ClusterId, CreateVolume, DirectoryQuery, Endpoint, ListQuery, Method, PatchVolume, SharedScope,
    SharedScopesPatch, Volume, VolumeId, VolumePage,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::remote::Flight;
use crate::session::Session;
use answer::Answer;
use transport::{Abort, Request};

/// The server, as seen by the person who is signed in. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Api {
    session: Session,
}

impl Api {
    /// Speaks with the token of `session`.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session }
    }

    /// "List datavolumes in permitted scopes."
    #[must_use]
    pub fn list(self, query: &ListQuery) -> Flight<VolumePage> {
        self.read(&Endpoint::ListVolumes(query.clone()))
    }

    /// Asks for a page of the list that will probably be wanted next; [`Api::list`] takes the answer
    /// over.
    pub fn list_early(self, query: &ListQuery) {
        transport::ask_early(&self.request(&Endpoint::ListVolumes(query.clone()), None));
    }

    /// How many volumes match (optional capability).
    #[must_use]
    pub fn count(self, query: &ListQuery) -> Flight<VolumeCount> {
        self.read(&Endpoint::CountVolumes(query.clone()))
    }

    /// "Get datavolume."
    #[must_use]
    pub fn volume(self, id: VolumeId) -> Flight<Document<Volume>> {
        let (path, answer, abort) = self.begin(self.request(&Endpoint::GetVolume(id), None));
        Flight {
            answer: Box::pin(async move { answer.await?.into_document(&path) }),
            abort,
        }
    }

    /// "Create a datavolume." The answer tells its shares, of which it has none yet.
    #[must_use]
    pub fn create_volume(self, new: &CreateVolume) -> Flight<Volume> {
        self.write(&Endpoint::CreateVolume, new)
    }

    /// "Patch datavolume." The answer carries no shares: what is known of them stays true.
    #[must_use]
    pub fn patch_volume(self, id: VolumeId, patch: &PatchVolume) -> Flight<Volume> {
        self.write(&Endpoint::PatchVolume(id), patch)
    }

    /// "Get the datavolume's shared scopes."
    #[must_use]
    pub fn shared_scopes(self, id: VolumeId) -> Flight<Vec<SharedScope>> {
        self.read(&Endpoint::GetSharedScopes(id))
    }

    /// "Patch the datavolume's shared scopes." The answer is whom it is shared with afterwards.
    #[must_use]
    pub fn patch_scopes(self, id: VolumeId, patch: &SharedScopesPatch) -> Flight<Vec<SharedScope>> {
        self.write(&Endpoint::PatchSharedScopes(id), patch)
    }

    /// "Delete datavolume."
    #[must_use]
    pub fn delete_volume(self, id: VolumeId) -> Flight<Deletion> {
        let (_, answer, abort) = self.begin(self.request(&Endpoint::DeleteVolume(id), None));
        Flight {
            answer: Box::pin(async move { Ok(Deletion::of_status(answer.await?.status)) }),
            abort,
        }
    }

    /// Whether a name is free in a cluster (optional capability). It may be taken a moment later.
    #[must_use]
    pub fn is_name_free(self, name: &str, cluster: &ClusterId) -> Flight<bool> {
        let endpoint = Endpoint::NameAvailability {
            name: name.to_owned(),
            cluster: cluster.clone(),
        };
        let (_, answer, abort) = self.begin(self.request(&endpoint, None));
        Flight {
            answer: Box::pin(async move {
                match answer.await {
                    Ok(_) => Ok(true),
                    Err(error) if error.kind() == ErrorKind::Conflict => Ok(false),
                    Err(error) => Err(error),
                }
            }),
            abort,
        }
    }

    /// The projects that the caller may see (optional capability).
    #[must_use]
    pub fn projects(self, query: DirectoryQuery) -> Flight<ProjectPage> {
        self.read(&Endpoint::ListProjects(query))
    }

    /// The departments that the caller may see (optional capability).
    #[must_use]
    pub fn departments(self, query: DirectoryQuery) -> Flight<DepartmentPage> {
        self.read(&Endpoint::ListDepartments(query))
    }

    /// The clusters that the caller may see (optional capability).
    #[must_use]
    pub fn clusters(self) -> Flight<Vec<Cluster>> {
        self.read(&Endpoint::ListClusters)
    }

    /// Client credentials for a token (optional capability).
    #[must_use]
    pub fn grant_token(self, credentials: &TokenRequest) -> Flight<TokenResponse> {
        let mut request = self.request(&Endpoint::GrantToken, encode(credentials));
        request.token = None;
        self.flight(request)
    }

    /// The people of a demo, where the server has any.
    #[must_use]
    pub fn personas(self) -> Flight<Vec<Persona>> {
        self.flight(Request {
            method: Method::Get,
            path: persona::PATH.to_owned(),
            body: None,
            token: None,
        })
    }

    fn read<T: DeserializeOwned + 'static>(self, endpoint: &Endpoint) -> Flight<T> {
        self.flight(self.request(endpoint, None))
    }

    fn write<T: DeserializeOwned + 'static>(
        self,
        endpoint: &Endpoint,
        body: &impl Serialize,
    ) -> Flight<T> {
        self.flight(self.request(endpoint, encode(body)))
    }

    fn request(self, endpoint: &Endpoint, body: Option<String>) -> Request {
        Request {
            method: endpoint.method(),
            path: endpoint.path_and_query(),
            body,
            token: self.session.token(),
        }
    }

    fn flight<T: DeserializeOwned + 'static>(self, request: Request) -> Flight<T> {
        let (path, answer, abort) = self.begin(request);
        Flight {
            answer: Box::pin(async move { answer.await?.decode(&path) }),
            abort,
        }
    }

    /// Sends `request`. Not generic, so that it is in the program once and not once for each kind of
    /// answer.
    fn begin(self, request: Request) -> (String, Asking, Box<dyn FnOnce()>) {
        let abort = Abort::new();
        let path = request.path.clone();
        let giving_up = abort.clone();
        let answer = async move { self.ask(request, &abort).await };
        (path, Box::pin(answer), Box::new(move || giving_up.abort()))
    }

    /// A refusal of a token that has been replaced meanwhile says nothing about the session of now: a
    /// read is asked again in its name, and who wrote is told.
    async fn ask(self, mut request: Request, abort: &Abort) -> Result<Answer, ApiError> {
        let answer = transport::send(&request, abort).await?;
        let now = self.session.token();
        let is_outdated = request.token.is_some() && now.is_some() && request.token != now;
        if answer.status != UNAUTHORIZED || !is_outdated {
            return answer.accepted();
        }
        if !request.method.is_safe() {
            return Err(ApiError::OutdatedToken);
        }
        request.token = now;
        transport::send(&request, abort).await?.accepted()
    }
}

/// "Unauthorized": the token is not, or no longer, valid.
const UNAUTHORIZED: u16 = 401;

type Asking = Pin<Box<dyn Future<Output = Result<Answer, ApiError>>>>;

fn encode(body: &impl Serialize) -> Option<String> {
    serde_json::to_string(body).ok()
}
