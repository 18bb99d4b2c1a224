//! The server as JavaScript calls it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use axum::Router;
use chrono::{DateTime, Utc};
use datavolumes_server::seed::SeedConfig;
use datavolumes_server::store::{Snapshot, Store, StoreError};
use datavolumes_server::{AppState, Demo, Settings, router, run_lifecycle};
use futures::future::{AbortHandle, abortable};
use js_sys::{Function, Promise, Uint8Array};
use tower::ServiceExt;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::http;
use crate::storage::Files;

/// A running server.
#[wasm_bindgen]
pub struct DemoServer {
    router: Router,
    state: AppState,
    pending: RefCell<HashMap<u32, AbortHandle>>,
    /// Why the database is in memory; `None` if it is in a file.
    memory_reason: Option<String>,
}

#[wasm_bindgen]
impl DemoServer {
    /// Opens the database `version` in `directory`. If there is none, `fetch_seed` fetches it. It was generated
    /// from `records` and `seed` at the time `seeded_at`, in milliseconds since 1970.
    ///
    /// # Errors
    /// If the seeded database cannot be fetched or opened.
    pub async fn start(
        directory: String,
        version: String,
        seeded_at: f64,
        records: u32,
        seed: u64,
        fetch_seed: Function,
    ) -> Result<Self, JsError> {
        console_error_panic_hook::set_once();
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds are whole")]
        let seeded_at = DateTime::from_timestamp_millis(seeded_at as i64).unwrap_or_default();
        let fetch = async || renewed(&call(&fetch_seed).await?, seeded_at);
        let (database, memory_reason) = match in_files(&directory, &version, fetch).await {
            Ok(database) => (database, None),
            Err(reason) => {
                let image = renewed(&call(&fetch_seed).await.map_err(js_error)?, seeded_at);
                let database = Database::in_memory(&image.map_err(js_error)?)?;
                (database, Some(reason))
            }
        };
        let config = SeedConfig {
            records,
            seed,
            now: database.seeded_at,
        };
        let demo = Demo::new(config, database.pristine);
        if database.is_new {
            demo.set_clean(&database.store);
        }
        let settings = Settings {
            personas: true,
            faults: true,
            demo: Some(demo),
            ..Settings::default()
        };
        let state = AppState::new(database.store, settings)?;
        spawn_local(run_lifecycle(state.clone()));
        Ok(Self {
            router: router(state.clone()),
            state,
            pending: RefCell::default(),
            memory_reason,
        })
    }

    /// Why the data is lost with the page, in words of the browser; `undefined` if it is kept.
    #[wasm_bindgen(getter, js_name = memoryReason)]
    pub fn memory_reason(&self) -> Option<String> {
        self.memory_reason.clone()
    }

    /// What the server keeps in memory, as text.
    #[wasm_bindgen(js_name = saveSession)]
    pub fn save_session(&self) -> String {
        self.state.save_session()
    }

    /// Takes over what an earlier page has saved.
    #[wasm_bindgen(js_name = restoreSession)]
    pub fn restore_session(&self, session: &str) {
        self.state.restore_session(session);
    }

    /// Answers the request `id` with `[status, [name, value, …], body]`; `undefined` if the connection is closed
    /// instead, by a fault or [`Self::abort`]. `headers` are names and values in turn.
    ///
    /// # Errors
    /// If the request is not one of HTTP.
    pub async fn respond(
        &self,
        id: u32,
        method: String,
        target: String,
        headers: Vec<String>,
        body: Vec<u8>,
    ) -> Result<JsValue, JsError> {
        let request = http::request(&method, &target, &headers, body)?;
        let router = self.router.clone();
        let answer = async move {
            let response = router.oneshot(request).await.ok()?;
            http::response(response).await
        };
        let (answer, handle) = abortable(answer);
        self.pending.borrow_mut().insert(id, handle);
        let answer = answer.await;
        self.pending.borrow_mut().remove(&id);
        Ok(answer.ok().flatten().unwrap_or(JsValue::UNDEFINED))
    }

    /// Drops the request `id`, as a closed connection does.
    pub fn abort(&self, id: u32) {
        if let Some(request) = self.pending.borrow().get(&id) {
            request.abort();
        }
    }
}

/// The data, and what it was at first.
struct Database {
    store: Store,
    pristine: Snapshot,
    /// The time of the data.
    seeded_at: DateTime<Utc>,
    is_new: bool,
}

impl Database {
    fn in_memory(image: &[u8]) -> Result<Self, StoreError> {
        Ok(Self {
            store: Store::from_image(image)?,
            pristine: Snapshot::from_image(image)?,
            seeded_at: Utc::now(),
            is_new: true,
        })
    }

    fn in_files(
        current: &str,
        pristine: &str,
        seeded_at: DateTime<Utc>,
        is_new: bool,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            store: Store::open(Path::new(current))?,
            pristine: Snapshot::open(Path::new(pristine))?,
            seeded_at,
            is_new,
        })
    }
}

/// The database in the private file system. `fetch` fetches a new one.
async fn in_files(
    directory: &str,
    version: &str,
    fetch: impl AsyncFn() -> Result<Vec<u8>, String>,
) -> Result<Database, String> {
    let files = Files::open(directory).await?;
    let current = format!("{version}.sqlite");
    // The name of the first data ends with its time.
    let prefix = format!("{version}-seed-");
    let stored = files.names().into_iter().find_map(|name| {
        let millis = name.strip_prefix(&prefix)?.parse().ok()?;
        Some((name, DateTime::from_timestamp_millis(millis)?))
    });
    if files.names().contains(&current)
        && let Some((pristine, seeded_at)) = stored
        // It cannot be opened if the page was closed during a reset.
        && let Ok(database) = Database::in_files(&current, &pristine, seeded_at, false)
    {
        return Ok(database);
    }
    files.clear()?;
    let image = fetch().await?;
    let now = Utc::now();
    let pristine = format!("{prefix}{}", now.timestamp_millis());
    files.import(&pristine, &image)?;
    files.import(&current, &image)?;
    Database::in_files(&current, &pristine, now, true).map_err(|error| error.to_string())
}

/// The data as if it were generated now. In memory that takes a fraction of the time that it takes in files.
fn renewed(image: &[u8], seeded_at: DateTime<Utc>) -> Result<Vec<u8>, String> {
    let renew = || {
        let store = Store::from_image(image)?;
        store.shift_times(Utc::now() - seeded_at)?;
        store.to_image()
    };
    renew().map_err(|error: StoreError| error.to_string())
}

fn js_error(message: String) -> JsError {
    JsError::new(&message)
}

async fn call(fetch_seed: &Function) -> Result<Vec<u8>, String> {
    let text = |error: JsValue| format!("{error:?}");
    let promise = fetch_seed.call0(&JsValue::UNDEFINED).map_err(text)?;
    let bytes = JsFuture::from(Promise::resolve(&promise))
        .await
        .map_err(text)?;
    Ok(bytes.unchecked_into::<Uint8Array>().to_vec())
}
