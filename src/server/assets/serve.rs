//! Answering requests for the app.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    ETAG, HeaderName, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use super::App;
use super::encoding::Encoding;
use super::file::File;
use crate::http::Refusal;

impl App {
    /// The file that is asked for; the page for the paths that only the app itself knows.
    pub(crate) fn serve(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(ALLOW, HeaderValue::from_static("GET,HEAD"))];
            return (allow, Refusal::method_not_allowed()).into_response();
        }
        let path = request.uri().path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let page = || {
            let is_page = path.is_empty() || is_route(path, request.headers());
            is_page.then(|| self.files.get(Self::INDEX)).flatten()
        };
        match self.files.get(path).or_else(page) {
            Some(file) => file.answer(request),
            None => Refusal::unknown_path().into_response(),
        }
    }
}

impl File {
    fn answer(&self, request: &Request) -> Response {
        let headers = request.headers();
        let accept = text(headers, ACCEPT_ENCODING).unwrap_or_default();
        let encoding = Encoding::choose(accept, |encoding| self.form(encoding).is_some());
        let bytes = self.form(encoding).cloned().unwrap_or_default();

        let mut response = Response::new(Body::empty());
        let answer = response.headers_mut();
        answer.insert(CACHE_CONTROL, self.cache_control.clone());
        answer.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(etag) = HeaderValue::from_str(&self.etag) {
            answer.insert(ETAG, etag);
        }
        if text(headers, IF_NONE_MATCH).is_some_and(|known| is_among(known, &self.etag)) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        answer.insert(CONTENT_TYPE, self.content_type.clone());
        answer.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        if let Some(word) = encoding.word() {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static(word));
        }
        if request.method() == Method::GET {
            *response.body_mut() = Body::from(bytes);
        }
        response
    }
}

/// Whether the app may know the path: no file is meant, and a page is welcome.
fn is_route(path: &str, headers: &HeaderMap) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let accept = text(headers, ACCEPT).unwrap_or("*/*");
    let is_welcome = |kind: &str| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        matches!(kind, "text/html" | "text/*" | "*/*")
    };
    !name.contains('.') && accept.split(',').any(is_welcome)
}

/// Whether a list of entity tags has this weak one.
fn is_among(list: &str, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.split(',')
        .any(|tag| tag.trim() == "*" || opaque(tag) == opaque(etag))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}
