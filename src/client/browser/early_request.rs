//! The request for the first page of the list, which the boot script sends while the app is loading.

use std::future::Future;

use chrono::{DateTime, Utc};
use datavolumes_contract::Method;
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::{AbortOnDrop, api_response};
use crate::{ApiRequest, ApiResponse, Client, NetworkError};

/// The global variable of the boot script: an object with the fields of [`EarlyRequest`].
const GLOBAL: &str = "earlyRequest";

struct EarlyRequest {
    request: ApiRequest,
    /// In JavaScript, `startedAt`: milliseconds since 1970.
    started_at: DateTime<Utc>,
    /// In JavaScript, `controller`: the one that aborts the request.
    abort: AbortOnDrop,
    /// The promise of an object with the `response` of `fetch` and its `body`, an `ArrayBuffer`.
    answer: Promise,
}

/// Lets `client` use the response to the request of the boot script, if there is one.
///
/// The caller spawns the returned future. See [`Client::adopt`].
pub fn adopt_early_request(client: &Client) -> Option<impl Future<Output = ()> + use<>> {
    let EarlyRequest {
        request,
        started_at,
        abort,
        answer,
    } = take()?;
    let response = async move {
        let _abort = abort;
        receive(answer).await.ok_or(NetworkError)
    };
    Some(client.adopt(request, started_at, Box::pin(response)))
}

fn take() -> Option<EarlyRequest> {
    let global = js_sys::global();
    let object = Reflect::get(&global, &GLOBAL.into()).ok()?;
    if !object.is_object() {
        return None;
    }
    Reflect::delete_property(&global, &GLOBAL.into()).ok()?;
    let field = |name| field(&object, name);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a time in milliseconds is a whole number well below 2^53"
    )]
    let started_at = field("startedAt")?.as_f64()? as i64;
    Some(EarlyRequest {
        request: ApiRequest {
            method: Method::Get,
            path: field("path")?.as_string()?,
            body: None,
            token: field("token")?.as_string(),
        },
        started_at: DateTime::from_timestamp_millis(started_at)?,
        abort: AbortOnDrop(field("controller")?.dyn_into::<AbortController>().ok()?),
        answer: field("answer")?.dyn_into().ok()?,
    })
}

async fn receive(answer: Promise) -> Option<ApiResponse> {
    let answer = JsFuture::from(answer).await.ok()?;
    let response: web_sys::Response = field(&answer, "response")?.dyn_into().ok()?;
    let body: ArrayBuffer = field(&answer, "body")?.dyn_into().ok()?;
    Some(api_response(
        &response.into(),
        Uint8Array::new(&body).to_vec(),
    ))
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}
