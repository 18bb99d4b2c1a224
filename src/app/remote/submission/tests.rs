use datavolumes_contract::Problem;

use super::*;

fn rejected(status: u16) -> ApiError {
    ApiError::Rejected {
        status,
        problem: Problem::new(status, "no"),
        retry_after: None,
    }
}

fn unreadable() -> ApiError {
    ApiError::Decode {
        status: 201,
        path: "/x".to_owned(),
        reason: "it is empty".to_owned(),
    }
}

#[test]
fn a_lost_answer_is_looked_into_and_a_refusal_is_not() {
    for error in [
        ApiError::Network,
        ApiError::Timeout,
        unreadable(),
        rejected(502),
        rejected(504),
    ] {
        let next = after_sending(Err(error.clone()));
        assert_eq!(next, Next::Look(error));
    }
    for status in [401, 403, 404, 500, 503] {
        let next = after_sending(Err(rejected(status)));
        assert_eq!(next, Next::Rest(Submission::Refused(rejected(status))));
    }
    assert_eq!(after_sending(Ok(())), Next::Done);
}

#[test]
fn a_refusal_of_what_was_asked_for_may_mean_that_it_was_done() {
    for status in [400, 409] {
        let next = after_sending(Err(rejected(status)));
        assert_eq!(next, Next::Look(rejected(status)));
        assert_eq!(after_looking(Ok(true), rejected(status)), Next::Done);
        for unseen in [Ok(false), Err(ApiError::Network)] {
            let next = after_looking(unseen, rejected(status));
            assert_eq!(next, Next::Rest(Submission::Refused(rejected(status))));
        }
    }
}

#[test]
fn only_what_was_seen_not_to_be_done_can_be_sent_again() {
    let lost = ApiError::Timeout;
    assert_eq!(after_looking(Ok(true), lost.clone()), Next::Done);
    let undone = Submission::Undone(lost.clone());
    assert!(!undone.is_busy());
    assert_eq!(after_looking(Ok(false), lost.clone()), Next::Rest(undone));
    let unknown = Submission::Unknown {
        error: lost.clone(),
        look: ApiError::Network,
    };
    assert!(unknown.is_busy());
    let next = after_looking(Err(ApiError::Network), lost);
    assert_eq!(next, Next::Rest(unknown));
}
