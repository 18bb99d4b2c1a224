use datavolumes_contract::Problem;

use super::*;

fn rejected(status: u16) -> ApiError {
    ApiError::Rejected {
        status,
        body: Problem::new(status, "no").into(),
        retry_after: None,
    }
}

#[test]
fn every_documented_status_has_a_kind() {
    for (status, kind) in [
        (400, ErrorKind::Invalid),
        (401, ErrorKind::Unauthenticated),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (409, ErrorKind::Conflict),
        (500, ErrorKind::Unexpected),
        (503, ErrorKind::Unavailable),
    ] {
        assert_eq!(rejected(status).kind(), kind, "{status}");
    }
}

#[test]
fn a_write_is_uncertain_only_if_the_server_itself_did_not_answer() {
    assert!(ApiError::Network.is_uncertain());
    assert!(ApiError::Timeout.is_uncertain());
    assert!(rejected(504).is_uncertain());
    assert!(!ApiError::OutdatedToken.is_uncertain());
    for status in [400, 401, 403, 404, 409, 500, 503] {
        assert!(!rejected(status).is_uncertain(), "{status}");
    }
}

fn intercepted(status: u16) -> ApiError {
    ApiError::Intercepted {
        status,
        path: "/x".to_owned(),
        body: ErrorBody::Page,
        retry_after: None,
    }
}

#[test]
fn an_answer_from_in_between_says_nothing_about_permissions_and_volumes() {
    for (status, kind) in [
        (0, ErrorKind::Unexpected),
        (200, ErrorKind::Unexpected),
        (302, ErrorKind::Unexpected),
        (400, ErrorKind::Unexpected),
        (401, ErrorKind::Unauthenticated),
        (403, ErrorKind::Unexpected),
        (404, ErrorKind::Unsupported),
        (409, ErrorKind::Unexpected),
        (429, ErrorKind::Unavailable),
        (502, ErrorKind::Unavailable),
        (503, ErrorKind::Unavailable),
    ] {
        assert_eq!(intercepted(status).kind(), kind, "{status}");
    }
}

#[test]
fn a_write_that_was_intercepted_may_have_been_applied_unless_it_was_refused() {
    for status in [0, 200, 302, 408, 500, 502, 503, 504] {
        assert!(intercepted(status).is_uncertain(), "{status}");
    }
    for status in [401, 403, 404, 413, 429, 431] {
        assert!(!intercepted(status).is_uncertain(), "{status}");
    }
}

#[test]
fn a_reload_helps_where_a_sign_in_in_front_may_have_expired() {
    for status in [0, 200, 302, 401, 403, 511] {
        assert!(intercepted(status).is_solved_by_reload(), "{status}");
    }
    for status in [404, 429, 502, 504] {
        assert!(!intercepted(status).is_solved_by_reload(), "{status}");
    }
    assert!(!rejected(401).is_solved_by_reload());
}
