//! The network and the clock of a browser.
//!
//! Everything in here panics outside of a browser.

mod early_request;

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::LocalBoxFuture;
use gloo_net::http::Response;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, AbortSignal, Headers, RequestInit, RequestRedirect, Url};

use crate::{ApiRequest, ApiResponse, NetworkError, RetryAfter, Timer, Transport};

pub use early_request::adopt_early_request;

/// Sends requests with `fetch`.
///
/// Paths are resolved against the base URL of the page, so that the app also works below a path of its
/// server.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    fn send(
        &self,
        request: ApiRequest,
    ) -> LocalBoxFuture<'static, Result<ApiResponse, NetworkError>> {
        Box::pin(async move {
            let abort = AbortOnDrop::new()?;
            let request = fetch_request(&request, &abort.signal()).map_err(|_| NetworkError)?;
            let response = gloo_net::http::Request::from(request).send().await;
            read(response.map_err(|_| NetworkError)?).await
        })
    }
}

/// Aborts a `fetch` when it is dropped, which has no effect on one that is complete.
struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    fn new() -> Result<Self, NetworkError> {
        AbortController::new().map(Self).map_err(|_| NetworkError)
    }

    fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Reads a response to its end. A redirect that was not followed has the status 0 and no body.
async fn read(response: Response) -> Result<ApiResponse, NetworkError> {
    let body = response.binary().await.map_err(|_| NetworkError)?;
    Ok(api_response(&response, body))
}

/// The body is the bytes of the response: a string of JavaScript would be decoded by the browser and encoded again here.
fn api_response(response: &Response, body: Vec<u8>) -> ApiResponse {
    let headers = response.headers();
    ApiResponse {
        status: response.status(),
        content_type: headers.get("content-type"),
        date: headers.get("date").as_deref().and_then(http_date),
        retry_after: headers
            .get("retry-after")
            .and_then(|value| RetryAfter::of_header(&value, http_date)),
        body: text(body),
    }
}

/// The text of a body, as the browser reads it: without a byte order mark, and with a replacement for what is not UTF-8.
fn text(body: Vec<u8>) -> String {
    let text = String::from_utf8(body)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    }
}

/// The time of an HTTP date (RFC 9110, section 5.6.7). The browser reads it, and some other forms of dates too.
#[must_use]
pub fn http_date(value: &str) -> Option<DateTime<Utc>> {
    // It would take a number for a year.
    if !value.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    // The form without a zone is of UTC too, but the browser would take it for a local time.
    let milliseconds = if value.ends_with("GMT") {
        js_sys::Date::parse(value)
    } else {
        js_sys::Date::parse(&[value, " GMT"].concat())
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a time in milliseconds is a whole number below 2^53"
    )]
    let milliseconds = milliseconds.is_finite().then_some(milliseconds as i64)?;
    DateTime::from_timestamp_millis(milliseconds)
}

/// The request for `fetch`. The builder of gloo-net is not used because it changes the query: it appends
/// an empty parameter.
fn fetch_request(request: &ApiRequest, signal: &AbortSignal) -> Result<web_sys::Request, JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    if let Some(token) = &request.token {
        headers.set("authorization", &format!("Bearer {token}"))?;
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_signal(Some(signal));
    init.set_redirect(RequestRedirect::Manual);
    if let Some(body) = &request.body {
        headers.set("content-type", "application/json")?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&absolute(&request.path), &init)
}

/// The URL of `path`.
fn absolute(path: &str) -> String {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    Url::new_with_base(path.trim_start_matches('/'), &base)
        .map_or_else(|_| path.to_owned(), |url| url.href())
}

/// Waits with `setTimeout`.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserTimer;

impl Timer for BrowserTimer {
    fn now(&self) -> DateTime<Utc> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a time in milliseconds is a whole number well below 2^53"
        )]
        let milliseconds = js_sys::Date::now() as i64;
        DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let milliseconds = u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
        Box::pin(TimeoutFuture::new(milliseconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_read_as_the_browser_reads_text() {
        for (body, expected) in [
            (&b"{\"name\":\"a\xc3\xa9\"}"[..], "{\"name\":\"aé\"}"),
            (b"\xef\xbb\xbf[]", "[]"),
            (b"a\xffb", "a\u{fffd}b"),
            (b"", ""),
        ] {
            assert_eq!(text(body.to_vec()), expected);
        }
    }
}
