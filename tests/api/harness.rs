//! A server in this process whose responses are all checked against its OpenAPI document.

mod endpoints;
mod openapi;
mod personas;
mod response;
#[cfg(not(target_family = "wasm"))]
mod schemas;
mod volume_field;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{Endpoint, Volume, VolumePage};
use datavolumes_server::seed::{Organisation, SeedConfig};
use datavolumes_server::store::Store;
use datavolumes_server::{AppState, Clock, Demo, Settings, router};
use serde_json::{Value, json};
use tower::ServiceExt;

pub(crate) use endpoints::{STATUS_CASES, UNKNOWN_VOLUME_ID, endpoints};
pub(crate) use openapi::OpenApiDocument;
pub(crate) use personas::{
    ADMIN, ALL_PERSONAS, ANALYST, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER,
};
pub(crate) use response::ApiResponse;
// The same tests run natively, and on the library as it runs in a browser.
#[cfg(not(target_family = "wasm"))]
pub(crate) use std::time::Instant;
#[cfg(not(target_family = "wasm"))]
pub(crate) use tokio::test as api_test;
pub(crate) use volume_field::{created_at, field_text};
#[cfg(target_family = "wasm")]
pub(crate) use wasm_bindgen_test::wasm_bindgen_test as api_test;
#[cfg(target_family = "wasm")]
pub(crate) use wasmtimer::std::Instant;

/// A server with its own database and clock.
pub(crate) struct Api {
    router: Router,
    pub(crate) state: AppState,
    pub(crate) seed: SeedConfig,
    document: OpenApiDocument,
    clock_millis: Arc<AtomicI64>,
}

impl Api {
    /// A server without volumes.
    pub(crate) async fn empty() -> Self {
        Self::with_settings(0, Settings::default()).await
    }

    /// A server with `records` volumes.
    pub(crate) async fn seeded(records: u32) -> Self {
        Self::with_settings(records, Settings::default()).await
    }

    /// A server with 20 volumes, faults and the list of personas.
    pub(crate) async fn with_faults() -> Self {
        let settings = Settings {
            faults: true,
            personas: true,
            ..Settings::default()
        };
        Self::with_settings(20, settings).await
    }

    /// A server with these settings and a clock that only [`Self::advance_clock`] moves.
    pub(crate) async fn with_settings(records: u32, settings: Settings) -> Self {
        Self::start(records, |_, _| settings).await
    }

    /// The server of a demo with 20 volumes.
    pub(crate) async fn demo() -> Self {
        let settings = |store: &Store, seed| Settings {
            faults: true,
            personas: true,
            demo: Some(Demo::new(seed, store.snapshot().unwrap())),
            ..Settings::default()
        };
        Self::start(20, settings).await
    }

    async fn start(records: u32, settings: impl FnOnce(&Store, SeedConfig) -> Settings) -> Self {
        let now: DateTime<Utc> = "2026-06-01T12:00:00Z".parse().unwrap();
        let seed = SeedConfig {
            records,
            seed: 7,
            now,
        };
        let store = Store::in_memory().unwrap();
        store.seed(&seed).unwrap();
        let clock_millis = Arc::new(AtomicI64::new(now.timestamp_millis()));
        let millis = Arc::clone(&clock_millis);
        let now = move || DateTime::from_timestamp_millis(millis.load(Ordering::Relaxed)).unwrap();
        let settings = Settings {
            clock: Clock::new(now),
            ..settings(&store, seed)
        };
        let state = AppState::new(store, settings).unwrap();
        let router = router(state.clone());
        let document = OpenApiDocument::fetch(&router, &state).await;
        Self {
            router,
            state,
            seed,
            document,
            clock_millis,
        }
    }

    /// The OpenAPI document of the server.
    pub(crate) fn document(&self) -> &OpenApiDocument {
        &self.document
    }

    /// The clusters, departments and projects.
    pub(crate) fn organisation(&self) -> Organisation {
        self.seed.organisation()
    }

    /// Advances the clock by `seconds` and applies the phase changes that are then due.
    pub(crate) fn advance(&self, seconds: i64) {
        self.advance_clock(seconds);
        self.state.store().advance(self.state.now()).unwrap();
    }

    /// Advances the clock alone.
    pub(crate) fn advance_clock(&self, seconds: i64) {
        let millis = TimeDelta::seconds(seconds).num_milliseconds();
        self.clock_millis.fetch_add(millis, Ordering::Relaxed);
    }

    /// Sends `request` and checks the response against the OpenAPI document.
    pub(crate) async fn send(&self, request: Request<Body>) -> ApiResponse {
        let method = request.method().clone();
        let path = request.uri().path().to_owned();
        let response = self.send_unchecked(request).await;
        self.document.check(&method, &path, &response);
        response
    }

    /// Sends `request`.
    pub(crate) async fn send_unchecked(&self, request: Request<Body>) -> ApiResponse {
        let response = self.router.clone().oneshot(request).await.unwrap();
        ApiResponse::read(response).await
    }

    /// Sends a request as `persona`, with a new access token.
    pub(crate) async fn request(
        &self,
        persona: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> ApiResponse {
        let token = self.token(persona).await;
        // Encoded as in a browser.
        let path = path.replace('<', "%3C").replace('>', "%3E");
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"));
        let request = match body {
            Some(body) => request
                .header("content-type", "application/json")
                .body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        self.send(request.unwrap()).await
    }

    /// Sends a `GET` request as `persona`.
    pub(crate) async fn get(&self, persona: &str, path: &str) -> ApiResponse {
        self.request(persona, Method::GET, path, None).await
    }

    /// Calls an endpoint of the API as `persona`.
    pub(crate) async fn call(
        &self,
        persona: &str,
        endpoint: &Endpoint,
        body: Option<&Value>,
    ) -> ApiResponse {
        let method = endpoint.method().as_str().parse().unwrap();
        self.request(persona, method, &endpoint.path_and_query(), body)
            .await
    }

    /// Signs in as `persona` and returns the access token.
    pub(crate) async fn token(&self, persona: &str) -> String {
        let response = self.sign_in(persona, persona).await;
        response.expect_status(200)["accessToken"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Requests an access token.
    pub(crate) async fn sign_in(&self, id: &str, secret: &str) -> ApiResponse {
        let body = json!({
            "grantType": "client_credentials", "clientID": id, "clientSecret": secret,
        });
        let request = Request::post("/api/v1/token")
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }

    /// Creates a volume as the administrator, in the project at `index`.
    pub(crate) async fn create(&self, index: usize, name: &str, pvc: &str) -> Volume {
        let body = json!({
            "name": name,
            "originPvcName": pvc,
            "projectId": self.organisation().projects[index].id,
        });
        let response = self.call(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        response.expect_json(201)
    }

    /// Shares a volume as the administrator.
    pub(crate) async fn share(&self, volume: &Volume, scope_type: &str, id: &str) {
        let body = json!({ "add": [{ "scopeType": scope_type, "scopeId": id }] });
        let patch = Endpoint::PatchSharedScopes(volume.id);
        let response = self.call(ADMIN, &patch, Some(&body)).await;
        response.expect_status(200);
    }

    /// The volumes that `persona` sees. Panics if they do not fit on one page.
    pub(crate) async fn list(&self, persona: &str, query: &str) -> Vec<Volume> {
        let path = format!("/api/v1/datavolumes?requestType=Originated&limit=500&{query}");
        let page: VolumePage = self.get(persona, &path).await.expect_json(200);
        assert_eq!(page.next, None, "the list has more than one page");
        page.datavolumes.readable
    }
}
