//! Answers requests for the files of the app.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    ETAG, HeaderName, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use super::app::App;
use super::encoding::Encoding;
use super::file::File;
use crate::error_response::ErrorResponse;

impl App {
    /// The requested file, or the start page if the path may be a route of the app.
    pub(crate) fn respond(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(ALLOW, HeaderValue::from_static("GET,HEAD"))];
            return (allow, ErrorResponse::method_not_allowed()).into_response();
        }
        let path = request.uri().path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let page = || {
            let is_page = path.is_empty() || is_route(path, request.headers());
            is_page.then(|| self.index()).flatten()
        };
        match self.file(path).or_else(page) {
            Some(file) => file.respond(request),
            None => ErrorResponse::path_not_found().into_response(),
        }
    }
}

impl File {
    fn respond(&self, request: &Request) -> Response {
        let request_headers = request.headers();
        let accept_encoding = header(request_headers, ACCEPT_ENCODING).unwrap_or_default();
        let encoding =
            Encoding::negotiate(accept_encoding, |encoding| self.bytes(encoding).is_some());
        let bytes = self.bytes(encoding).cloned().unwrap_or_default();

        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(etag) = HeaderValue::from_str(&self.etag) {
            headers.insert(ETAG, etag);
        }
        let if_none_match = header(request_headers, IF_NONE_MATCH);
        if if_none_match.is_some_and(|etags| contains_etag(etags, &self.etag)) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(CONTENT_TYPE, self.content_type.clone());
        headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        if let Some(name) = encoding.content_encoding() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if request.method() == Method::GET {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }
}

/// Whether the path may be a route of the app: it has no file extension and the client accepts
/// HTML.
fn is_route(path: &str, headers: &HeaderMap) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let accept = header(headers, ACCEPT).unwrap_or("*/*");
    let accepts_html = |media_type: &str| {
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        matches!(media_type, "text/html" | "text/*" | "*/*")
    };
    !name.contains('.') && accept.split(',').any(accepts_html)
}

/// Whether a list of entity tags contains `etag`. Weak and strong tags are compared alike.
fn contains_etag(list: &str, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.split(',')
        .any(|tag| tag.trim() == "*" || opaque(tag) == opaque(etag))
}

fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
