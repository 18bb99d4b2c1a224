//! A server in this process, and what every answer of it must be.

mod answer;
mod document;
mod people;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::{Endpoint, Volume};
use datavolumes_server::seed::{Organisation, Seed};
use datavolumes_server::store::Store;
use datavolumes_server::{AppState, Clock, Settings, router};
use serde_json::{Value, json};
use tower::ServiceExt;

pub(crate) use answer::Answer;
pub(crate) use document::Document;
pub(crate) use people::{ADMIN, ALL, ANALYST, DEPARTMENT_ADMIN, GUEST, RESEARCHER, VIEWER};

/// A server with an organisation of its own.
pub(crate) struct Api {
    router: Router,
    pub(crate) state: AppState,
    pub(crate) seed: Seed,
    document: Document,
    millis: Arc<AtomicI64>,
}

/// An id that no volume has.
pub(crate) const NOBODYS_ID: &str = "00000000-0000-4000-8000-000000000000";

impl Api {
    /// An organisation without volumes.
    pub(crate) async fn empty() -> Self {
        Self::with(0, Settings::default()).await
    }

    /// An organisation with `records` volumes.
    pub(crate) async fn seeded(records: u32) -> Self {
        Self::with(records, Settings::default()).await
    }

    /// A server with faults and personas.
    pub(crate) async fn with_faults() -> Self {
        let settings = Settings {
            faults: true,
            personas: true,
            ..Settings::default()
        };
        Self::with(20, settings).await
    }

    /// A server that behaves as `settings` say, with a clock that stands still.
    pub(crate) async fn with(records: u32, settings: Settings) -> Self {
        let now: DateTime<Utc> = "2026-06-01T12:00:00Z".parse().unwrap();
        let seed = Seed {
            records,
            seed: 7,
            now,
        };
        let store = Store::in_memory().unwrap();
        store.seed(&seed).unwrap();
        let millis = Arc::new(AtomicI64::new(now.timestamp_millis()));
        let shown = Arc::clone(&millis);
        let now = move || DateTime::from_timestamp_millis(shown.load(Ordering::Relaxed)).unwrap();
        let settings = Settings {
            clock: Clock::new(now),
            ..settings
        };
        let state = AppState::new(store, settings).unwrap();
        let router = router(state.clone());
        let document = Document::of(&router, &state).await;
        Self {
            router,
            state,
            seed,
            document,
            millis,
        }
    }

    /// What the server says about itself.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// The clusters, departments and projects.
    pub(crate) fn organisation(&self) -> Organisation {
        self.seed.organisation()
    }

    /// Lets `seconds` pass, and what is due by then happen.
    pub(crate) fn wait(&self, seconds: i64) {
        self.tick(seconds);
        self.state.store().live(self.state.now()).unwrap();
    }

    /// Lets `seconds` pass on the clock only.
    pub(crate) fn tick(&self, seconds: i64) {
        let millis = TimeDelta::seconds(seconds).num_milliseconds();
        self.millis.fetch_add(millis, Ordering::Relaxed);
    }

    /// Sends `request` and holds the answer against the document.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let method = request.method().clone();
        let path = request.uri().path().to_owned();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let answer = Answer::read(response).await;
        self.document.check(&method, &path, &answer);
        answer
    }

    /// Calls a path as `person`, who signs in for it.
    pub(crate) async fn call(
        &self,
        person: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Answer {
        let token = self.token(person).await;
        // As browsers do.
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

    /// Gets a path as `person`.
    pub(crate) async fn get(&self, person: &str, path: &str) -> Answer {
        self.call(person, Method::GET, path, None).await
    }

    /// Calls an operation of the API as `person`.
    pub(crate) async fn ask(&self, person: &str, what: &Endpoint, body: Option<&Value>) -> Answer {
        let method = what.method().as_str().parse().unwrap();
        self.call(person, method, &what.path_and_query(), body)
            .await
    }

    /// Signs in.
    pub(crate) async fn token(&self, person: &str) -> String {
        let answer = self.sign_in(person, person).await;
        answer.expect(200)["accessToken"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Asks for a token.
    pub(crate) async fn sign_in(&self, id: &str, secret: &str) -> Answer {
        let body = json!({
            "grantType": "client_credentials", "clientID": id, "clientSecret": secret,
        });
        let request = Request::post("/api/v1/token")
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }

    /// A new volume of the administrator's in the project at `index`, from the PVC `pvc`.
    pub(crate) async fn create(&self, index: usize, name: &str, pvc: &str) -> Volume {
        let body = json!({
            "name": name,
            "originPvcName": pvc,
            "projectId": self.organisation().projects[index].id,
        });
        let answer = self.ask(ADMIN, &Endpoint::CreateVolume, Some(&body)).await;
        answer.read_as(201)
    }

    /// Shares a volume as the administrator.
    pub(crate) async fn share(&self, volume: &Volume, level: &str, id: &str) {
        let body = json!({ "add": [{ "scopeType": level, "scopeId": id }] });
        let patch = Endpoint::PatchSharedScopes(volume.id);
        self.ask(ADMIN, &patch, Some(&body)).await.expect(200);
    }

    /// The volumes of a list, as `person` sees them.
    pub(crate) async fn list(&self, person: &str, query: &str) -> Vec<Volume> {
        let path = format!("/api/v1/datavolumes?requestType=Originated&limit=500&{query}");
        let page: datavolumes_contract::VolumePage = self.get(person, &path).await.read_as(200);
        assert_eq!(page.next, None, "the list has more than one page");
        page.datavolumes
    }
}
