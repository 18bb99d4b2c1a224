use super::*;
use crate::testing::{HOSTILE, rejected, rejected_because};
use datavolumes_client::ErrorBody;

#[test]
fn the_message_of_the_server_and_the_status_are_shown() {
    for status in [400, 403, 404, 409, 500, 503] {
        let notice = Notice::of(
            &rejected_because(status, "the quota is used up"),
            Task::List,
        );
        assert_eq!(
            notice.detail,
            format!(
                "The server said: “the quota is used up” ({status}).{}",
                asks(status)
            )
        );
    }
}

fn asks(status: u16) -> &'static str {
    match status {
        403 => " Ask an administrator for “read” on “Data volumes”.",
        _ => "",
    }
}

#[test]
fn a_status_without_a_message_has_a_text_of_the_app() {
    let silent = ApiError::Rejected {
        status: 503,
        body: ErrorBody::Text(String::new()),
        retry_after: None,
    };
    let detail = Notice::of(&silent, Task::List).detail;
    assert_eq!(detail, "The service is not available (503).");
}

#[test]
fn a_failed_sign_in_says_what_to_check() {
    let detail = Notice::of(&rejected(400), Task::SignIn).detail;
    assert_eq!(
        detail,
        "Check the client ID and secret. The server said: “no” (400)."
    );
}

#[test]
fn every_failure_has_a_title() {
    for (task, error, title) in [
        (
            Task::List,
            ApiError::Network,
            "The data volumes could not be loaded",
        ),
        (
            Task::List,
            rejected(403),
            "You don’t have permission to see data volumes",
        ),
        (Task::Read, rejected(404), "This data volume does not exist"),
        (
            Task::Read,
            rejected(500),
            "The data volume could not be loaded",
        ),
        (Task::SignIn, rejected(400), "Sign-in failed"),
        (
            Task::Delete,
            rejected(403),
            "You don’t have permission to delete this data volume",
        ),
        (
            Task::Delete,
            rejected(404),
            "This data volume was already deleted",
        ),
        (
            Task::Delete,
            rejected(409),
            "This data volume can’t be deleted now",
        ),
        (
            Task::Delete,
            rejected(503),
            "The data volume was not deleted",
        ),
        (
            Task::Describe,
            rejected(403),
            "You don’t have permission to change this data volume",
        ),
        (
            Task::Describe,
            rejected(500),
            "The description was not saved",
        ),
        (
            Task::Create,
            rejected(400),
            "The server did not accept the request",
        ),
        (
            Task::Shares,
            rejected(403),
            "You don’t have permission to see the sharing",
        ),
        (
            Task::Shares,
            ApiError::Timeout,
            "The sharing could not be loaded",
        ),
        (
            Task::Share,
            rejected(403),
            "You don’t have permission to change the sharing",
        ),
        (
            Task::SignIn,
            ApiError::Timeout,
            "Signing in is not possible right now",
        ),
    ] {
        assert_eq!(Notice::of(&error, task).title, title);
    }
}

#[test]
fn a_write_with_an_unknown_result_is_called_neither_done_nor_failed() {
    for task in [Task::Create, Task::Describe, Task::Share, Task::Delete] {
        let notice = Notice::unknown(task, &ApiError::Network);
        let title = notice.title;
        assert!(title.starts_with("Unknown whether"), "{title}");
        assert_eq!(
            notice.detail,
            "Checking failed. The server could not be reached."
        );
    }
}

#[test]
fn a_retry_is_offered_only_if_it_may_succeed() {
    assert!(Notice::of(&ApiError::Timeout, Task::List).can_retry);
    assert!(Notice::of(&rejected(500), Task::List).can_retry);
    assert!(!Notice::of(&rejected(403), Task::List).can_retry);
    assert!(!Notice::of(&rejected(400), Task::List).can_retry);
}

#[test]
fn a_denied_action_names_the_missing_permission() {
    let denied = Notice::of(&rejected(403), Task::Delete);
    assert_eq!(
        denied.title,
        "You don’t have permission to delete this data volume"
    );
    assert!(denied.detail.contains("“delete” on “Data volumes”"));
    let failed = Notice::of(&rejected(500), Task::Delete);
    assert!(!failed.detail.contains("permission"));
}

#[test]
fn a_permission_that_the_server_names_is_not_named_twice() {
    let message = "“update” on “Data volumes” is missing in the project speech";
    assert_eq!(
        missing_permission(Action::Describe.permission(), message),
        None
    );
    assert!(missing_permission(Action::Share.permission(), message).is_some());
}

#[test]
fn the_reason_for_a_denial_is_the_message_of_the_server_and_the_permission() {
    assert_eq!(
        denial_reason(Action::Delete, "not you"),
        "not you. Ask an administrator for “delete” on “Data volumes”."
    );
    let message = "“delete” on “Data volumes” is missing.";
    assert_eq!(denial_reason(Action::Delete, message), message);
}

#[test]
fn the_wait_that_the_server_asks_for_is_shown() {
    let busy = ApiError::Rejected {
        status: 429,
        body: datavolumes_contract::Problem::new(429, "slow down").into(),
        retry_after: Some(20),
    };
    let notice = Notice::of(&busy, Task::List);
    assert_eq!(
        notice.detail,
        "The server said: “slow down” (429, asked to wait 20 s)."
    );
    assert!(notice.can_retry);
}

#[test]
fn a_page_of_a_sign_in_in_front_of_the_api_asks_for_a_reload() {
    let intercepted = |status| ApiError::Intercepted {
        status,
        path: "/api/v1/datavolumes".to_owned(),
        body: datavolumes_client::ErrorBody::Page,
        retry_after: None,
    };
    let notice = Notice::of(&intercepted(0), Task::List);
    assert_eq!(
        notice.detail,
        "Something between you and the API answered /api/v1/datavolumes with a redirect. Your sign-in to the network has probably expired: reload the page."
    );
    assert!(notice.can_reload && notice.can_retry);
    assert!(!Notice::of(&intercepted(502), Task::List).can_reload);
    // It is not the API that denies anything.
    let refused = Notice::of(&intercepted(403), Task::List);
    assert_eq!(refused.title, "The data volumes could not be loaded");
}

#[test]
fn the_words_of_the_server_cannot_change_those_beside_them() {
    let detail = Notice::of(&rejected_because(500, HOSTILE), Task::List).detail;
    assert_eq!(
        detail,
        "The server said: “\u{2068}a <b>שלום\u{2069}” (500)."
    );
    let reason = denial_reason(Action::Delete, HOSTILE);
    assert!(
        reason.starts_with("\u{2068}a <b>שלום.\u{2069} Ask an administrator"),
        "{reason:?}"
    );
    let page = ApiError::Intercepted {
        status: 403,
        path: "/api".to_owned(),
        body: ErrorBody::Text(HOSTILE.to_owned()),
        retry_after: Some(5),
    };
    let detail = Notice::of(&page, Task::List).detail;
    assert!(
        detail.contains("\u{2069} (asked to wait 5 s)."),
        "{detail:?}"
    );
}

#[test]
fn a_long_answer_of_the_server_is_cut_off() {
    let long = "x".repeat(10_000);
    let detail = Notice::of(&rejected_because(400, &long), Task::List).detail;
    assert!(detail.len() < 1_100, "{}", detail.len());
    assert!(detail.ends_with("…” (400)."));
}
