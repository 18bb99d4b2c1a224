//! Another server of the API, such as a real control plane, to which requests are passed on.

mod headers;
mod tls;

use std::path::Path;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Scheme};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::time::timeout;
use tower_http::timeout::TimeoutBody;

use crate::error_response::ErrorResponse;

pub use tls::TlsError;

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long a connection stays open without a request.
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);

/// How long the check for readiness may take.
const READY_TIMEOUT: Duration = Duration::from_secs(3);

/// A server to which requests are passed on.
#[derive(Clone)]
pub struct Upstream {
    /// Scheme, host, and the path in front of `/api/`, without a slash at its end.
    base: Uri,
    client: Client<HttpsConnector<HttpConnector>, Body>,
    /// How long the beginning of a response, and each pause in a body, may take.
    timeout: Duration,
}

/// Why an address cannot be an upstream.
#[derive(Debug, thiserror::Error)]
pub enum UpstreamError {
    /// It is not the address of a server.
    #[error("an upstream is an address such as https://control-plane.example, without a query")]
    Address,
    /// Its certificates cannot be read.
    #[error(transparent)]
    Tls(#[from] TlsError),
}

impl Upstream {
    /// The server at `address`. With `ca`, a file in the format PEM, it must have a certificate of one of
    /// these authorities, otherwise of a public one.
    ///
    /// # Errors
    /// If the address or the file is invalid.
    pub fn new(address: &str, ca: Option<&Path>, timeout: Duration) -> Result<Self, UpstreamError> {
        let base: Uri = address
            .trim_end_matches('/')
            .parse()
            .map_err(|_| UpstreamError::Address)?;
        let is_http = [Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&base.scheme());
        let has_user = base
            .authority()
            .is_some_and(|authority| authority.as_str().contains('@'));
        if !is_http || base.host().is_none() || has_user || base.query().is_some() {
            return Err(UpstreamError::Address);
        }
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
        connector.set_nodelay(true);
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_tls_config(tls::config(ca)?)
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .build(connector);
        Ok(Self {
            base,
            client,
            timeout,
        })
    }

    /// Passes `request` on and returns the response, both without what is not the API's. A failure is an
    /// error of the API: 502, or 504 after the timeout.
    pub(crate) async fn forward(&self, request: Request) -> Response {
        let Some(uri) = self.uri(request.uri()) else {
            return ErrorResponse::path_not_found().into_response();
        };
        let (head, body) = request.into_parts();
        let body = if body.is_end_stream() {
            Body::empty()
        } else {
            Body::new(TimeoutBody::new(self.timeout, body))
        };
        let mut request = Request::new(body);
        *request.method_mut() = head.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers::of_request(&head.headers);
        match timeout(self.timeout, self.client.request(request)).await {
            Ok(Ok(response)) => self.answer(response),
            Ok(Err(error)) => {
                tracing::warn!("the upstream cannot be used: {}", Causes(&error));
                bad_gateway("The control plane cannot be reached.")
            }
            Err(_) => {
                let message = "The control plane did not answer in time.";
                ErrorResponse::new(StatusCode::GATEWAY_TIMEOUT, message).into_response()
            }
        }
    }

    /// Whether the server answers HTTP at all.
    pub(crate) async fn is_reachable(&self) -> bool {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = self.base.clone();
        let response = timeout(READY_TIMEOUT, self.client.request(request)).await;
        response.is_ok_and(|response| response.is_ok())
    }

    /// The address of a request at the upstream. `None` for a path that another server may read as one
    /// outside of `/api/`.
    fn uri(&self, uri: &Uri) -> Option<Uri> {
        let is_unusual = |segment: &str| {
            let decoded = percent_encoding::percent_decode_str(segment).decode_utf8_lossy();
            matches!(&*decoded, "." | "..") || decoded.contains(['/', '\\'])
        };
        if !uri.path().starts_with("/api/") || uri.path().split('/').any(is_unusual) {
            return None;
        }
        let path = format!(
            "{}{}",
            self.base.path().trim_end_matches('/'),
            uri.path_and_query().map(PathAndQuery::as_str)?
        );
        Uri::builder()
            .scheme(self.base.scheme()?.clone())
            .authority(self.base.authority()?.clone())
            .path_and_query(path)
            .build()
            .ok()
    }

    /// The response to the client.
    fn answer(&self, response: hyper::Response<Incoming>) -> Response {
        let (head, body) = response.into_parts();
        let status = head.status;
        if status.is_redirection() || status.is_informational() {
            return bad_gateway("The control plane answered with a redirect instead of the API.");
        }
        if !body.is_end_stream() && !headers::are_of_json(&head.headers) {
            return if status.is_success() {
                bad_gateway("The control plane answered with something else than JSON.")
            } else {
                let reason = status.canonical_reason().unwrap_or("The request failed.");
                let mut response = ErrorResponse::new(status, reason).into_response();
                response
                    .headers_mut()
                    .extend(headers::of_response(&head.headers, false));
                response
            };
        }
        let body = if body.is_end_stream() {
            Body::empty()
        } else {
            Body::new(TimeoutBody::new(self.timeout, body))
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers::of_response(&head.headers, true);
        response
    }
}

fn bad_gateway(message: &'static str) -> Response {
    ErrorResponse::new(StatusCode::BAD_GATEWAY, message).into_response()
}

/// An error with its causes, for the log.
struct Causes<'a>(&'a dyn std::error::Error);

impl std::fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(cause) = source {
            write!(f, ": {cause}")?;
            source = cause.source();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upstream(address: &str) -> Result<Upstream, UpstreamError> {
        Upstream::new(address, None, Duration::from_secs(1))
    }

    #[test]
    fn the_path_of_the_upstream_comes_before_that_of_the_request() {
        for (address, expected) in [
            ("https://a.example", "https://a.example/api/v1/x?y=%2C"),
            ("https://a.example/", "https://a.example/api/v1/x?y=%2C"),
            (
                "http://a.example:81/p/",
                "http://a.example:81/p/api/v1/x?y=%2C",
            ),
        ] {
            let uri = upstream(address)
                .unwrap()
                .uri(&Uri::from_static("/api/v1/x?y=%2C"));
            assert_eq!(uri.unwrap().to_string(), expected);
        }
    }

    #[test]
    fn a_path_that_leaves_the_api_is_refused() {
        let upstream = upstream("https://a.example").unwrap();
        for path in [
            "/api/../admin",
            "/api/%2e%2E/admin",
            "/api/x%2f..%2f..",
            "/admin",
            "/api/a%5cb",
        ] {
            assert_eq!(upstream.uri(&path.parse().unwrap()), None, "{path}");
        }
    }

    #[test]
    fn other_addresses_are_refused() {
        for address in [
            "",
            "a.example",
            "ftp://a.example",
            "https://u:p@a.example",
            "https://a.example?x",
        ] {
            assert!(upstream(address).is_err(), "{address}");
        }
    }
}
