//! The reference server: the built binary with a database of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use datavolumes_contract::token::{TokenRequest, TokenResponse};
use datavolumes_contract::{CreateVolume, Endpoint, ListQuery, Volume, VolumeId, VolumePage};
use reqwest::Client;
use serde_json::Value;

use super::process::{Log, Process};

/// The client id, and the secret too, of the persona that may do everything.
const ADMINISTRATOR: &str = "demo-admin";
/// The same seed makes the same organisation and the same volumes.
const SEED: &str = "7";

/// A running server; it can be taken down and brought up again at the same address.
pub(crate) struct Server {
    address: String,
    workdir: PathBuf,
    records: u32,
    process: Mutex<Option<Process>>,
    log: Log,
    pub(super) client: Client,
}

/// The root of the workspace.
pub(super) fn workspace() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .ancestors()
        .nth(2)
        .map(Path::to_owned)
        .expect("the crate is in tests/e2e")
}

/// Where a built thing is: as the environment says, or where `cargo xtask build` puts it.
fn built(variable: &str, default: &str) -> PathBuf {
    let path = std::env::var_os(variable).map_or_else(|| workspace().join(default), PathBuf::from);
    assert!(
        path.exists(),
        "{} is missing: run `cargo xtask build` first, or set {variable}",
        path.display()
    );
    path
}

impl Server {
    pub(super) fn start(workdir: &Path, records: u32) -> Self {
        let log = Log::default();
        let (process, address) = launch(workdir, records, "0", &log);
        Self {
            address,
            workdir: workdir.to_owned(),
            records,
            process: Mutex::new(Some(process)),
            log,
            client: Client::builder()
                .no_proxy()
                .build()
                .expect("a plain client can be made"),
        }
    }

    /// The address without a slash at its end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// What it has written, across restarts.
    pub(super) fn log(&self) -> String {
        self.log.text()
    }

    fn process(&self) -> MutexGuard<'_, Option<Process>> {
        self.process.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes it down without warning.
    pub(crate) fn kill(&self) {
        *self.process() = None;
    }

    /// Brings it up again, with its data and at its old address.
    pub(crate) fn restart(&self) {
        self.kill();
        let port = self.address.rsplit(':').next().unwrap_or_default();
        let (process, address) = launch(&self.workdir, self.records, port, &self.log);
        assert_eq!(address, self.address, "the server came back elsewhere");
        *self.process() = Some(process);
    }

    /// A token of the administrator.
    pub(crate) async fn token(&self) -> String {
        let request = TokenRequest::client_credentials(ADMINISTRATOR, ADMINISTRATOR);
        self.token_for(&request).await
    }

    /// A token for other credentials.
    pub(crate) async fn token_for(&self, request: &TokenRequest) -> String {
        let path = Endpoint::GrantToken.path_and_query();
        let body = serde_json::to_value(request).expect("credentials are JSON");
        let answer = self.client.post(self.url(&path)).json(&body).send().await;
        let answer = answer.expect("the server answers").error_for_status();
        let granted: TokenResponse = answer
            .expect("the credentials are good")
            .json()
            .await
            .expect("the answer has a token");
        granted.access_token
    }

    /// Client id and secret of everybody who can sign in to the demo.
    pub(crate) async fn people(&self) -> Vec<TokenRequest> {
        let answer = self.client.get(self.url("/api/personas")).send().await;
        let people: Vec<Value> = answer
            .expect("the server answers")
            .json()
            .await
            .expect("the people are JSON");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let credentials = |person: &Value| {
            TokenRequest::client_credentials(
                text(&person["clientID"]),
                text(&person["clientSecret"]),
            )
        };
        people.iter().map(credentials).collect()
    }

    /// The status with which the list is answered to the owner of `token`.
    pub(crate) async fn status_of_list(&self, token: &str) -> u16 {
        let url = self.url(&Endpoint::ListVolumes(ListQuery::default()).path_and_query());
        let answer = self.client.get(url).bearer_auth(token).send().await;
        answer.expect("the server answers").status().as_u16()
    }

    /// Creates a volume beside the browser.
    pub(crate) async fn create(&self, volume: &CreateVolume) -> Volume {
        let url = self.url(&Endpoint::CreateVolume.path_and_query());
        let request = self.client.post(url).bearer_auth(self.token().await);
        let answer = request.json(volume).send().await;
        let answer = answer.expect("the server answers").error_for_status();
        let created = answer.expect("the volume can be created").json().await;
        created.expect("the answer is the volume")
    }

    /// What the API lists for the query of an address, asked for beside the browser.
    pub(crate) async fn list(&self, address_query: &str) -> Vec<Volume> {
        let (query, _) = ListQuery::from_address(address_query);
        let page: VolumePage = self.read(&Endpoint::ListVolumes(query)).await;
        page.datavolumes
    }

    /// The ids of [`Server::list`], in its order.
    pub(crate) async fn ids(&self, address_query: &str) -> Vec<VolumeId> {
        let volumes = self.list(address_query).await.into_iter();
        volumes.map(|volume| volume.id).collect()
    }

    /// The answer to a reading request of the administrator.
    pub(crate) async fn read<T: serde::de::DeserializeOwned>(&self, endpoint: &Endpoint) -> T {
        let url = self.url(&endpoint.path_and_query());
        let token = self.token().await;
        let answer = self.client.get(&url).bearer_auth(token).send().await;
        answer
            .and_then(reqwest::Response::error_for_status)
            .unwrap_or_else(|error| panic!("{url}: {error}"))
            .json()
            .await
            .unwrap_or_else(|error| panic!("{url} is not what the API documents: {error}"))
    }

    pub(super) fn url(&self, path_and_query: &str) -> String {
        format!("{}{path_and_query}", self.address)
    }
}

/// Starts the binary; gives the address that it says.
fn launch(workdir: &Path, records: u32, port: &str, log: &Log) -> (Process, String) {
    let mut command = Command::new(built(
        "DATAVOLUMES_SERVER",
        "target/release/datavolumes-server",
    ));
    command
        .args(["--port", port, "--seed", SEED, "--personas", "--faults"])
        .arg("--records")
        .arg(records.to_string())
        .arg("--db")
        .arg(workdir.join("datavolumes.db"))
        .arg("--app")
        .arg(built("DATAVOLUMES_DIST", "dist"));
    Process::start(&mut command, "listening on ", log)
}
