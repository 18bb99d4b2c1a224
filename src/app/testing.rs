//! What the native tests of reactive code share.

use any_spawner::Executor;
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
