use datavolumes_contract::Problem;

use super::*;

fn rejected(status: u16, retry_after: Option<u32>) -> Result<(), ApiError> {
    Err(ApiError::Rejected {
        status,
        problem: Problem::new(status, "later"),
        retry_after,
    })
}

fn connectivity() -> (Owner, Connectivity) {
    let owner = Owner::new();
    owner.set();
    (owner, Connectivity::default())
}

#[test]
fn a_read_that_finds_the_server_unavailable_starts_an_outage() {
    for result in [
        rejected(503, None),
        rejected(429, None),
        Err(ApiError::Network),
        Err(ApiError::Timeout),
    ] {
        let (_owner, connectivity) = connectivity();
        connectivity.report(&result);
        assert!(
            connectivity.outage().get_untracked().is_some(),
            "{result:?}"
        );
    }
}

#[test]
fn retry_after_is_honoured() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, Some(7)));
    connectivity.report(&Ok(()));
    let outage = connectivity.outage().get_untracked();
    assert_eq!(outage.map(|outage| outage.wait), Some(7));
    assert_eq!(connectivity.retries().get_untracked(), 0);
    connectivity.retry();
    assert_eq!(connectivity.outage().get_untracked(), None);
    assert_eq!(connectivity.retries().get_untracked(), 1);
}

#[test]
fn any_response_ends_an_outage_and_repeats_the_failed_reads() {
    for result in [Ok(()), rejected(404, None), rejected(500, None)] {
        let (_owner, connectivity) = connectivity();
        connectivity.report(&rejected(503, None));
        connectivity.report(&result);
        assert_eq!(connectivity.outage().get_untracked(), None, "{result:?}");
        assert_eq!(connectivity.retries().get_untracked(), 1);
    }
}

#[test]
fn a_page_from_in_between_does_not_end_an_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, None));
    let intercepted = ApiError::Intercepted {
        status: 200,
        path: "/x".to_owned(),
        answer: "a page".to_owned(),
        retry_after: None,
    };
    connectivity.report::<()>(&Err(intercepted));
    connectivity.report::<()>(&Err(ApiError::UserChanged));
    assert!(connectivity.outage().get_untracked().is_some());
}

#[test]
fn a_failed_write_is_no_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report_write(&rejected(503, None));
    assert_eq!(connectivity.outage().get_untracked(), None);
}

#[test]
fn a_successful_write_ends_an_outage() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, None));
    connectivity.report_write(&Ok(()));
    assert_eq!(connectivity.outage().get_untracked(), None);
}

#[test]
fn a_refused_token_asks_the_user_to_sign_in_again() {
    let (_owner, connectivity) = connectivity();
    connectivity.report_write(&rejected(401, None));
    assert!(connectivity.is_signed_out().get_untracked());
    connectivity.signed_in();
    assert!(!connectivity.is_signed_out().get_untracked());
    assert_eq!(connectivity.retries().get_untracked(), 1);
}

#[test]
fn a_retry_repeats_the_failed_reads() {
    let (_owner, connectivity) = connectivity();
    connectivity.report(&rejected(503, None));
    connectivity.retry();
    let outage = connectivity.outage().get_untracked();
    assert!(outage.is_some_and(|outage| outage.is_retrying));
    assert_eq!(connectivity.retries().get_untracked(), 1);
}
