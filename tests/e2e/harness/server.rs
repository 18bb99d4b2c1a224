//! The reference server: the built binary with its own database.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use datavolumes_contract::token::{TokenRequest, TokenResponse};
use datavolumes_contract::{CreateVolume, Endpoint, ListQuery, Volume, VolumeId, VolumePage};
use reqwest::Client;

use super::engine::DOWNLOADS;
use super::process::{Log, Process};

/// The client id and secret of the persona with every permission.
const ADMINISTRATOR: &str = "demo-admin";
/// Equal seeds generate equal organisations and volumes.
const SEED: &str = "7";

/// If this environment variable is set, the browser and the tests talk to a second instance that passes the API
/// on to the first.
const THROUGH_UPSTREAM: &str = "DATAVOLUMES_THROUGH_UPSTREAM";

/// Whether a second instance passes the API on.
pub(super) fn is_through_upstream() -> bool {
    std::env::var_os(THROUGH_UPSTREAM).is_some()
}

/// A running server, which can be killed and restarted at the same address.
pub(crate) struct Server {
    /// Where the browser finds the app and the API.
    address: String,
    /// Where the server of the API listens; another address only with [`THROUGH_UPSTREAM`].
    api_address: String,
    /// The instance in front, which outlasts a restart of the other.
    _front: Option<Process>,
    workdir: PathBuf,
    records: u32,
    process: Mutex<Option<Process>>,
    log: Log,
    pub(super) client: Client,
}

/// The root folder of the workspace.
pub(super) fn workspace() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .ancestors()
        .nth(2)
        .map(Path::to_owned)
        .expect("the crate is in tests/e2e")
}

/// The path of a build output: the environment variable, or the default of `cargo xtask build`.
fn built_path(variable: &str, default: &str) -> PathBuf {
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
        let (process, api_address) = spawn_server(workdir, records, "0", &log);
        let front = is_through_upstream().then(|| spawn_front(&api_address, &log));
        let (front, address) = match front {
            Some((front, address)) => (Some(front), address),
            None => (None, api_address.clone()),
        };
        Self {
            address,
            api_address,
            _front: front,
            workdir: workdir.to_owned(),
            records,
            process: Mutex::new(Some(process)),
            log,
            client: Client::builder()
                .no_proxy()
                .build()
                .expect("the client can be built"),
        }
    }

    /// The path of the file that the browser has downloaded, if it is complete.
    pub(crate) fn download(&self) -> Option<PathBuf> {
        let files = std::fs::read_dir(self.workdir.join(DOWNLOADS)).ok()?;
        let files: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
        // What Chromium, Firefox and WebKit are saving. Firefox holds the name with an empty file meanwhile.
        let is_partial = |file: &PathBuf| {
            let extension = file.extension().and_then(|extension| extension.to_str());
            matches!(extension, Some("crdownload" | "part" | "wkdownload"))
        };
        let is_empty = |file: &PathBuf| file.metadata().is_ok_and(|about| about.len() == 0);
        let is_saving = files.iter().any(|file| is_partial(file) || is_empty(file));
        files.into_iter().next().filter(|_| !is_saving)
    }

    /// The address without a trailing slash.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The output of the server, across restarts.
    pub(super) fn log(&self) -> String {
        self.log.text()
    }

    fn process(&self) -> MutexGuard<'_, Option<Process>> {
        self.process.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Kills the server.
    pub(crate) fn kill(&self) {
        *self.process() = None;
    }

    /// Restarts the server with its database at the same address.
    pub(crate) fn restart(&self) {
        self.kill();
        let port = self.api_address.rsplit(':').next().unwrap_or_default();
        let (process, address) = spawn_server(&self.workdir, self.records, port, &self.log);
        assert_eq!(address, self.api_address, "the server has another address");
        *self.process() = Some(process);
    }

    /// Requests a token for the administrator.
    pub(crate) async fn token(&self) -> String {
        let request = TokenRequest::client_credentials(ADMINISTRATOR, ADMINISTRATOR);
        self.token_for(&request).await
    }

    /// Requests a token for other credentials.
    pub(crate) async fn token_for(&self, request: &TokenRequest) -> String {
        let path = Endpoint::GrantToken.path_and_query();
        let body = serde_json::to_value(request).expect("credentials can be serialized");
        let response = self.client.post(self.url(&path)).json(&body).send().await;
        let response = response.expect("the server responds").error_for_status();
        let granted: TokenResponse = response
            .expect("the credentials are valid")
            .json()
            .await
            .expect("the response has a token");
        granted.access_token
    }

    /// Creates a volume through the API.
    pub(crate) async fn create(&self, volume: &CreateVolume) -> Volume {
        let url = self.url(&Endpoint::CreateVolume.path_and_query());
        let request = self.client.post(url).bearer_auth(self.token().await);
        let response = request.json(volume).send().await;
        let response = response.expect("the server responds").error_for_status();
        let created = response.expect("the volume can be created").json().await;
        created.expect("the response is the volume")
    }

    /// The volumes that the API lists for the query of an address.
    pub(crate) async fn list(&self, address_query: &str) -> Vec<Volume> {
        let (query, _) = ListQuery::from_address(address_query);
        let page: VolumePage = self.read(&Endpoint::ListVolumes(query)).await;
        page.datavolumes.readable
    }

    /// The ids of [`Server::list`] in the same order.
    pub(crate) async fn ids(&self, address_query: &str) -> Vec<VolumeId> {
        let volumes = self.list(address_query).await.into_iter();
        volumes.map(|volume| volume.id).collect()
    }

    /// Reads an endpoint as the administrator.
    pub(crate) async fn read<T: serde::de::DeserializeOwned>(&self, endpoint: &Endpoint) -> T {
        let url = self.url(&endpoint.path_and_query());
        let token = self.token().await;
        let response = self.client.get(&url).bearer_auth(token).send().await;
        response
            .and_then(reqwest::Response::error_for_status)
            .unwrap_or_else(|error| panic!("{url}: {error}"))
            .json()
            .await
            .unwrap_or_else(|error| panic!("the response of {url} cannot be read: {error}"))
    }

    pub(super) fn url(&self, path_and_query: &str) -> String {
        format!("{}{path_and_query}", self.address)
    }
}

/// Starts the binary in front of the one at `upstream` and returns its address.
fn spawn_front(upstream: &str, log: &Log) -> (Process, String) {
    let mut command = server_command();
    command
        .args(["--port", "0", "--upstream", upstream])
        .arg("--app")
        .arg(built_path("DATAVOLUMES_DIST", "dist"));
    Process::start(&mut command, "listening on ", log)
}

fn server_command() -> Command {
    Command::new(built_path(
        "DATAVOLUMES_SERVER",
        "target/release/datavolumes-server",
    ))
}

/// Starts the binary and returns its address.
fn spawn_server(workdir: &Path, records: u32, port: &str, log: &Log) -> (Process, String) {
    let mut command = server_command();
    command
        .args(["--port", port, "--seed", SEED, "--personas", "--faults"])
        .arg("--records")
        .arg(records.to_string())
        .arg("--db")
        .arg(workdir.join("datavolumes.db"))
        .arg("--app")
        .arg(built_path("DATAVOLUMES_DIST", "dist"));
    Process::start(&mut command, "listening on ", log)
}

/// Starts the binary as a demo and returns its address.
pub(crate) fn demo_program() -> (Process, String) {
    let mut command = server_command();
    command
        .args(["--port", "0", "--demo", "--records", "200"])
        .arg("--app")
        .arg(built_path("DATAVOLUMES_DIST", "dist"));
    Process::start(&mut command, "listening on ", &Log::default())
}
