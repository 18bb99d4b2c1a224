//! The headers that are passed on, in both directions. All others are removed: those of the connection,
//! cookies, other ways to sign in, and what a response could do to the origin of the app.

use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, ALLOW, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap,
    HeaderName, HeaderValue, RETRY_AFTER, USER_AGENT, WWW_AUTHENTICATE,
};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The headers of a request to the upstream.
pub(super) fn of_request(headers: &HeaderMap) -> HeaderMap {
    let names = [
        ACCEPT,
        ACCEPT_ENCODING,
        AUTHORIZATION,
        CONTENT_TYPE,
        USER_AGENT,
        X_REQUEST_ID,
    ];
    select(headers, &names)
}

/// The headers of a response of the upstream, with those of its body or without.
pub(super) fn of_response(headers: &HeaderMap, with_body: bool) -> HeaderMap {
    let names: &[HeaderName] = if with_body {
        &[ALLOW, RETRY_AFTER, CONTENT_TYPE, CONTENT_ENCODING]
    } else {
        &[ALLOW, RETRY_AFTER]
    };
    let mut selected = select(headers, names);
    // A browser would ask for a password if the challenge were `Basic`.
    for challenge in headers.get_all(WWW_AUTHENTICATE) {
        if challenge.to_str().is_ok_and(is_bearer_challenge) {
            selected.append(WWW_AUTHENTICATE, challenge.clone());
        }
    }
    selected
}

/// Whether the challenge is for a bearer token alone. One header may have several challenges.
fn is_bearer_challenge(challenge: &str) -> bool {
    let challenge = challenge.to_ascii_lowercase();
    let is_bearer = challenge == "bearer" || challenge.starts_with("bearer ");
    let others = ["basic", "digest", "negotiate", "ntlm"];
    is_bearer && !others.iter().any(|other| challenge.contains(other))
}

/// Whether the body is JSON.
pub(super) fn are_of_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    let Some(Ok(value)) = value else {
        return false;
    };
    let media_type = value.split(';').next().unwrap_or_default().trim();
    let media_type = media_type.to_ascii_lowercase();
    media_type == "application/json"
        || media_type.starts_with("application/") && media_type.ends_with("+json")
}

fn select(headers: &HeaderMap, names: &[HeaderName]) -> HeaderMap {
    let mut selected = HeaderMap::new();
    for name in names {
        for value in headers.get_all(name) {
            selected.append(name.clone(), value.clone());
        }
    }
    selected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_challenges_for_a_bearer_token_are_passed_on() {
        for (challenge, expected) in [
            ("Bearer", true),
            ("bearer error=\"invalid_token\"", true),
            ("Basic realm=\"x\"", false),
            ("Bearer, Basic realm=\"x\"", false),
            ("Negotiate", false),
        ] {
            assert_eq!(is_bearer_challenge(challenge), expected, "{challenge}");
        }
    }
}
