//! The check of the header `Host`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error_response::ErrorResponse;

/// Refuses a request without a host with 400, and for another host with 421.
///
/// A page of another site can resolve its own name to this server (DNS rebinding). Its requests then
/// have the origin of that site, but name it as the host. An IP address cannot be rebound.
pub(super) async fn check(
    State(allowed): State<Arc<[String]>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(host) = host(request.headers()) else {
        return ErrorResponse::bad_request("The header Host is required, once.").into_response();
    };
    if is_allowed(&host, &allowed) {
        return next.run(request).await;
    }
    let message = format!("This server is not called “{host}”; see its flag --allow-host.");
    ErrorResponse::new(StatusCode::MISDIRECTED_REQUEST, message).into_response()
}

/// The name in the only `Host` header, without the port.
fn host(headers: &HeaderMap) -> Option<String> {
    let mut values = headers.get_all(HOST).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    let authority: Authority = value.to_str().ok()?.parse().ok()?;
    Some(authority.host().to_ascii_lowercase())
}

fn is_allowed(host: &str, allowed: &[String]) -> bool {
    let address = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_address = address.unwrap_or(host).parse::<IpAddr>().is_ok();
    is_address || host == "localhost" || allowed.iter().any(|name| name.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_given_names_are_allowed() {
        let allowed = ["Console.example".to_owned()];
        for (value, expected) in [
            ("127.0.0.1:8080", true),
            ("[::1]:8080", true),
            ("localhost", true),
            ("LOCALHOST:1", true),
            ("console.example:443", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("console.example.evil.example", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, value.parse().unwrap());
            let host = host(&headers).unwrap();
            assert_eq!(is_allowed(&host, &allowed), expected, "{value}");
        }
    }

    #[test]
    fn a_missing_or_repeated_host_is_none() {
        let mut headers = HeaderMap::new();
        assert_eq!(host(&headers), None);
        for _ in 0..2 {
            headers.append(HOST, "localhost".parse().unwrap());
        }
        assert_eq!(host(&headers), None);
    }
}
