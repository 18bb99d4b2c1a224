use datavolumes_client::{Action, ApiError, ErrorKind};
use leptos::prelude::*;

use super::state::CreateState;
use crate::remote::{Connectivity, FailureAlert, Mutation, Notice, Task, reload_button};
use datavolumes_ui::{Alert, Button, Tone};

/// Why the volume was not created, or that the result is unknown. Before the first attempt: why creating
/// is denied, if the server has said so earlier.
#[component]
pub(super) fn CreateError(create: CreateState) -> impl IntoView {
    let denial = create.denial(Action::Create);
    move || match create.failure() {
        None => {
            let reason = denial.get()?;
            Some(view! { <Denied reason /> }.into_any())
        }
        Some(Mutation::Unknown {
            error,
            verification,
        }) => Some(view! { <UnknownResult create error verification /> }.into_any()),
        Some(Mutation::NotApplied(error)) => Some(view! { <NotCreated create error /> }.into_any()),
        Some(other) => {
            let error = other.error()?.clone();
            Some(view! { <Rejected create error /> }.into_any())
        }
    }
}

#[component]
fn Denied(reason: String) -> impl IntoView {
    view! {
        <Alert tone=Tone::Warning title="You don’t have permission to create data volumes here">
            {reason}
        </Alert>
    }
}

/// The server rejected the request.
#[component]
fn Rejected(create: CreateState, error: ApiError) -> impl IntoView {
    if error.kind() == ErrorKind::Unauthenticated {
        return view! {
            <Alert tone=Tone::Warning title="Your session expired. The data volume was not created">
                "Your entries are kept. Sign in, then create the data volume again."
            </Alert>
        }
        .into_any();
    }
    let notice = Notice::of(&error, Task::Create);
    view! { <FailureAlert notice on_retry=move |()| create.submit() /> }.into_any()
}

/// The response was lost, and the volume was not found.
#[component]
fn NotCreated(create: CreateState, error: ApiError) -> impl IntoView {
    let Notice { title, detail, .. } = Notice::of(&error, Task::Create);
    let (title, found) = if create.was_sought_by_other.get_untracked() {
        (
            UNKNOWN_TITLE.to_owned(),
            " The data volume is not in the list that this account can see. You can retry safely: names are unique.",
        )
    } else {
        (
            title,
            " The data volume is not in the list. You can retry safely.",
        )
    };
    view! {
        <Alert tone=Tone::Danger title actions=move || view! { <Retry create /> }>
            <p>{detail} {found}</p>
        </Alert>
    }
}

const UNKNOWN_TITLE: &str = "Unknown whether the data volume was created";

/// The response does not say whether the volume was created, and looking for it failed with `verification`.
#[component]
fn UnknownResult(create: CreateState, error: ApiError, verification: ApiError) -> impl IntoView {
    let notice = Notice::of(&verification, Task::List);
    let reload = reload_button(&notice);
    let actions = move || {
        view! {
            <Button small=true on_press=move |()| create.creation.verify_again()>
                "Check again"
            </Button>
            {reload}
        }
    };
    let answer = Notice::of(&error, Task::Create).detail;
    let is_repeated = Connectivity::is_transient(&verification);
    view! {
        <Alert tone=Tone::Warning title=UNKNOWN_TITLE actions>
            <p>{answer} " Checking failed: " {notice.detail}</p>
            {is_repeated.then_some(" Checking again automatically.")}
        </Alert>
    }
}

#[component]
fn Retry(create: CreateState) -> impl IntoView {
    view! {
        <Button small=true on_press=move |()| create.submit()>
            "Retry"
        </Button>
    }
}
