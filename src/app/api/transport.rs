//! Requests over the network: the only file that names gloo-net.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use datavolumes_contract::Method;
use gloo_net::http::Response;
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::ApiError;
use super::answer::Answer;

/// How long an answer may take before the request is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request, complete but for the way it is sent.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    /// From `/api/v1` on.
    pub(super) path: String,
    pub(super) body: Option<String>,
    pub(super) token: Option<String>,
}

/// Ends a request early, and knows why it ended.
#[derive(Clone)]
pub(super) struct Abort {
    controller: Option<AbortController>,
    timed_out: Rc<RefCell<bool>>,
}

impl Abort {
    pub(super) fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
            timed_out: Rc::default(),
        }
    }

    pub(super) fn abort(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Gives the request up when it takes longer than [`PATIENCE`]; the timer ends with the guard.
    fn after_patience(&self) -> Timer {
        let this = self.clone();
        Timer(
            set_timeout_with_handle(
                move || {
                    this.timed_out.replace(true);
                    this.abort();
                },
                PATIENCE,
            )
            .ok(),
        )
    }

    /// What a broken request means.
    fn error(&self) -> ApiError {
        let aborted = self.signal().is_some_and(|signal| signal.aborted());
        match (*self.timed_out.borrow(), aborted) {
            (true, _) => ApiError::Timeout,
            (false, true) => ApiError::Aborted,
            (false, false) => ApiError::Network,
        }
    }
}

struct Timer(Option<TimeoutHandle>);

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(timer) = self.0.take() {
            timer.clear();
        }
    }
}

/// Sends `request`, or takes over the answer to it that is on its way already.
pub(super) async fn send(request: &Request, abort: &Abort) -> Result<Answer, ApiError> {
    if !request.method.is_safe()
        && let Some(answers) = early_answers()
    {
        // What was told before a write may be untrue after it.
        answers.clear();
    }
    let timer = abort.after_patience();
    let response = match take_early_answer(request) {
        Some(promise) => JsFuture::from(promise)
            .await
            .ok()
            .and_then(|response| response.dyn_into::<web_sys::Response>().ok())
            .map(Response::from)
            .ok_or_else(|| abort.error())?,
        None => fetch(request, abort).await?,
    };
    let retry_after = response
        .headers()
        .get("retry-after")
        .and_then(|value| value.parse().ok());
    let status = response.status();
    let body = response.text().await.map_err(|_| abort.error())?;
    drop(timer);
    Ok(Answer {
        status,
        body,
        retry_after,
    })
}

async fn fetch(request: &Request, abort: &Abort) -> Result<Response, ApiError> {
    let request = prepared(request, abort.signal().as_ref()).ok_or(ApiError::Network)?;
    gloo_net::http::Request::from(request)
        .send()
        .await
        .map_err(|_| abort.error())
}

/// The request as the browser wants it. It is prepared here and not by gloo-net's builder, which
/// adds an empty parameter to every query.
fn prepared(request: &Request, signal: Option<&web_sys::AbortSignal>) -> Option<web_sys::Request> {
    let headers = web_sys::Headers::new().ok()?;
    headers.set("accept", "application/json").ok()?;
    if let Some(token) = &request.token {
        let credentials = format!("Bearer {token}");
        headers.set("authorization", &credentials).ok()?;
    }
    let init = web_sys::RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_signal(signal);
    if let Some(body) = &request.body {
        headers.set("content-type", "application/json").ok()?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&absolute(&request.path), &init).ok()
}

/// The address of `path` under the base of the page, so that the app also works under a sub-path.
fn absolute(path: &str) -> String {
    let base = leptos::prelude::document()
        .base_uri()
        .ok()
        .flatten()
        .unwrap_or_default();
    web_sys::Url::new_with_base(path.trim_start_matches('/'), &base)
        .map_or_else(|_| path.to_owned(), |url| url.href())
}

/// Where answers wait that were asked for before the app knew it would need them: a `Map` from
/// address to promise, begun by the boot script.
const EARLY_ANSWERS: &str = "earlyAnswers";

fn early_answers() -> Option<js_sys::Map> {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(EARLY_ANSWERS))
        .ok()?
        .dyn_into()
        .ok()
}

/// How long an early answer may wait, in milliseconds: what is shown must be news.
const FRESH: f64 = 10_000.0;

thread_local! {
    /// For whom and when (milliseconds since 1970) the app itself asked early; nothing as long as
    /// only the boot script did.
    static ASKED_EARLY: RefCell<Option<(Option<String>, f64)>> = const { RefCell::new(None) };
}

/// Whether early answers are still good for `request`: recent, and meant for the same person.
fn is_fresh(request: &Request) -> bool {
    ASKED_EARLY.with_borrow(|asked| match asked {
        Some((token, at)) => *token == request.token && js_sys::Date::now() - at < FRESH,
        None => true,
    })
}

/// The early answer to `request`, which is used up by this.
fn take_early_answer(request: &Request) -> Option<js_sys::Promise> {
    if !request.method.is_safe() {
        return None;
    }
    let answers = early_answers()?;
    if !is_fresh(request) {
        answers.clear();
        return None;
    }
    let address = JsValue::from_str(&absolute(&request.path));
    let promise = answers.get(&address).dyn_into().ok()?;
    answers.delete(&address);
    Some(promise)
}

/// Asks for what will probably be needed next. At most one such answer is kept, so that none grows
/// old unnoticed.
pub(super) fn ask_early(request: &Request) {
    let (Some(answers), Some(prepared)) = (early_answers(), prepared(request, None)) else {
        return;
    };
    let address = JsValue::from_str(&prepared.url());
    if answers.has(&address) && is_fresh(request) {
        return;
    }
    answers.clear();
    ASKED_EARLY.set(Some((request.token.clone(), js_sys::Date::now())));
    let promise = leptos::prelude::window().fetch_with_request(&prepared);
    answers.set(&address, &promise);
    // Until somebody takes it over its failure is nobody's, and must not be reported as unhandled.
    spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
}
