//! The requests that read and change shares.

use std::rc::Rc;
use std::time::Duration;

use datavolumes_client::{Action, ApiError, Client, project_scope};
use datavolumes_contract::{ProjectId, Scope, SharedScope, SharedScopesPatch, Volume, VolumeId};

use super::rejection::Rejection;
use crate::services::Services;

/// The volume whose shares are read and changed.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The id of the volume.
    pub(super) id: VolumeId,
    /// The project in which it originates.
    pub(super) origin: ProjectId,
}

impl From<&Volume> for Target {
    fn from(volume: &Volume) -> Self {
        Self {
            id: volume.id,
            origin: volume.project_id.clone(),
        }
    }
}

/// Is notified of the result of each request.
pub(super) trait RequestObserver {
    /// A read is complete.
    fn read_finished(&self, result: &Result<(), ApiError>);
    /// A write is complete.
    fn write_finished(&self, result: &Result<(), ApiError>);
    /// The server rejected a change of the share with `scope`.
    fn rejected(&self, scope: &Scope, error: &ApiError);
}

/// Sends the requests of the apply engines and reports their results.
#[derive(Clone)]
pub(super) struct SharesClient {
    client: Client,
    observer: Rc<dyn RequestObserver>,
}

impl SharesClient {
    /// A client that reports its results to `observer`.
    pub(super) fn new(client: Client, observer: impl RequestObserver + 'static) -> Self {
        Self {
            client,
            observer: Rc::new(observer),
        }
    }

    /// Reads the shares of a volume.
    pub(super) async fn read(&self, target: &Target) -> Result<Vec<SharedScope>, ApiError> {
        let response = self.client.shared_scopes(target.id).await;
        self.observer.read_finished(&outcome(&response));
        response
    }

    /// Sends one batch of a change.
    ///
    /// # Errors
    /// The error, with the scopes that its message names. Without any, the rejection applies to all
    /// shares of the volume, that is, to its origin project.
    pub(super) async fn patch(
        &self,
        target: &Target,
        batch: &SharedScopesPatch,
    ) -> Result<(), Rejection> {
        let result = match self.client.patch_scopes(target.id, batch).await {
            // The engines read the shares back whatever the response says.
            Err(ApiError::Mismatch { .. }) => Ok(()),
            response => outcome(&response),
        };
        self.observer.write_finished(&result);
        let Err(error) = result else { return Ok(()) };
        let rejection = Rejection::new(error, batch);
        let origin = [project_scope(&target.origin)];
        let rejected = match rejection.scopes.as_slice() {
            [] => origin.as_slice(),
            scopes => scopes,
        };
        for scope in rejected {
            self.observer.rejected(scope, &rejection.error);
        }
        Err(rejection)
    }

    /// The client that sends the requests.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// Completes after `duration`.
    pub(super) async fn sleep(&self, duration: Duration) {
        self.client.sleep(duration).await;
    }
}

fn outcome<T>(result: &Result<T, ApiError>) -> Result<(), ApiError> {
    result.as_ref().map(|_| ()).map_err(Clone::clone)
}

impl RequestObserver for Services {
    fn read_finished(&self, result: &Result<(), ApiError>) {
        self.connectivity.report(result);
    }

    fn write_finished(&self, result: &Result<(), ApiError>) {
        self.connectivity.report_write(result);
    }

    fn rejected(&self, scope: &Scope, error: &ApiError) {
        let result: Result<(), ApiError> = Err(error.clone());
        self.permissions.record(Action::Share, scope, &result);
    }
}
