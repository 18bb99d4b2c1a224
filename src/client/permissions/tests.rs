use datavolumes_contract::Problem;

use super::*;

fn rejected(status: u16, message: &str) -> Result<(), ApiError> {
    Err(ApiError::Rejected {
        status,
        body: Problem::new(status, message).into(),
        retry_after: None,
    })
}

fn here() -> Scope {
    project_scope(&ProjectId::new("5"))
}

#[test]
fn a_403_denies_one_action_in_one_scope() {
    let mut denials = Denials::default();
    assert!(denials.record(Action::Delete, &here(), &rejected(403, "not you")));
    assert_eq!(denials.message(Action::Delete, &here()), Some("not you"));
    let elsewhere = project_scope(&ProjectId::new("6"));
    assert_eq!(denials.message(Action::Delete, &elsewhere), None);
    assert_eq!(denials.message(Action::Describe, &here()), None);
    assert_eq!(denials.message(Action::Delete, &global_scope()), None);
}

#[test]
fn other_failures_deny_nothing() {
    let mut denials = Denials::default();
    for status in [400, 401, 404, 409, 500, 503] {
        assert!(!denials.record(Action::Create, &here(), &rejected(status, "no")));
    }
    assert!(!denials.record::<()>(Action::Create, &here(), &Err(ApiError::Network)));
    assert_eq!(denials, Denials::default());
}

#[test]
fn a_success_permits_the_action_again() {
    let mut denials = Denials::default();
    denials.record(Action::Share, &here(), &rejected(403, "no"));
    assert!(denials.record(Action::Share, &here(), &Ok(())));
    assert_eq!(denials, Denials::default());
    assert!(!denials.record(Action::Share, &here(), &Ok(())));
}

#[test]
fn the_last_message_counts() {
    let mut denials = Denials::default();
    assert!(denials.record(Action::Share, &here(), &rejected(403, "no")));
    assert!(!denials.record(Action::Share, &here(), &rejected(403, "no")));
    assert!(denials.record(Action::Share, &here(), &rejected(403, "never")));
    assert_eq!(denials.message(Action::Share, &here()), Some("never"));
}
