//! What the native tests share.

use any_spawner::Executor;
use datavolumes_client::ApiError;
use datavolumes_contract::{Problem, Scope, ScopeType, SharedScope, Volume};
use leptos::prelude::Owner;

/// An owner for the signals of a test, on an executor that runs when [`run_tasks`] is called.
pub(crate) fn owner() -> Owner {
    // An error says that another test has set it before.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new();
    owner.set();
    owner
}

/// Runs effects and tasks until all of them wait.
pub(crate) fn run_tasks() {
    Executor::poll_local();
}

/// A response with this error status.
pub(crate) fn rejected(status: u16) -> ApiError {
    rejected_because(status, "no")
}

/// A response with this error status and message.
pub(crate) fn rejected_because(status: u16, message: &str) -> ApiError {
    ApiError::Rejected {
        status,
        body: Problem::new(status, message).into(),
        retry_after: None,
    }
}

/// A share with a scope, without its metadata.
pub(crate) fn share(level: ScopeType, id: &str) -> SharedScope {
    Scope::new(level, id).into()
}

/// A volume whose id ends with `number`, called `v` and the number.
pub(crate) fn volume(number: usize) -> Volume {
    Volume {
        id: format!("00000000-0000-4000-8000-{number:012}")
            .parse()
            .unwrap(),
        name: format!("v{number}"),
        ..Volume::default()
    }
}

/// A volume with this description.
pub(crate) fn described(text: &str) -> Volume {
    Volume {
        description: Some(text.to_owned()),
        ..Volume::default()
    }
}

/// A text from right to left that turns around what follows it, and first ends the isolate that it may stand in.
pub(crate) const HOSTILE: &str = "a <b>שלום\u{2069}\u{202e}";

/// Asserts that [`HOSTILE`] is a part of `sentence`, and cannot change the words beside it.
#[track_caller]
pub(crate) fn assert_isolated(sentence: &str) {
    let isolate = "\u{2068}a <b>שלום\u{2069}";
    assert!(sentence.contains(isolate), "{sentence:?}");
    let rest = sentence.replace(isolate, "");
    assert!(
        !rest.contains(['ש', '\u{2069}', '\u{202e}']),
        "{sentence:?}"
    );
}
