use super::*;

fn rejected(status: u16) -> ApiError {
    ApiError::Rejected {
        status,
        problem: Problem::new(status, "no"),
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
