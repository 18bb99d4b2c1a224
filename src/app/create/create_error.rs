use datavolumes_client::{Action, ApiError, ErrorKind};
use leptos::prelude::*;

use super::state::CreateState;
use crate::remote::{
    Connectivity, FailureAlert, Mutation, Notice, Task, missing_permission, reload_button,
};
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
        <Alert tone=Tone::Warning title="You may not create data volumes here">
            {reason}
        </Alert>
    }
}

/// The server rejected the request.
#[component]
fn Rejected(create: CreateState, error: ApiError) -> impl IntoView {
    if error.kind() == ErrorKind::Unauthenticated {
        return view! {
            <Alert tone=Tone::Warning title="Nothing was created yet: your session had ended">
                "Everything you typed is still here. After signing in, create it again."
            </Alert>
        }
        .into_any();
    }
    let notice = Notice::of(&error, Task::Create);
    let more = (error.kind() == ErrorKind::Forbidden)
        .then(|| missing_permission(Action::Create, &error.to_string()))
        .flatten()
        .map(|missing| [" ", &missing].concat());
    view! { <FailureAlert notice on_retry=move |()| create.submit() more /> }.into_any()
}

/// The response was lost, and the volume was not found.
#[component]
fn NotCreated(create: CreateState, error: ApiError) -> impl IntoView {
    let Notice { title, detail, .. } = Notice::of(&error, Task::Create);
    let (title, found) = if create.was_sought_by_other.get_untracked() {
        (
            UNKNOWN_TITLE.to_owned(),
            " It is not in the list, but you have signed in again since, and another person may not see it; trying again makes no second one, since the server refuses a name that is taken.",
        )
    } else {
        (
            title,
            " The list was looked through: the volume is not there, so trying again makes no second one.",
        )
    };
    view! {
        <Alert tone=Tone::Danger title actions=move || view! { <Retry create /> }>
            <p>{detail} {found}</p>
        </Alert>
    }
}

const UNKNOWN_TITLE: &str = "It is not known whether the volume was created";

/// The response does not say whether the volume was created, and looking for it failed with `verification`.
#[component]
fn UnknownResult(create: CreateState, error: ApiError, verification: ApiError) -> impl IntoView {
    let notice = Notice::of(&verification, Task::List);
    let reload = reload_button(&notice);
    let actions = move || {
        view! {
            <Button small=true on_press=move |()| create.creation.verify_again()>
                "Look again"
            </Button>
            {reload}
        }
    };
    let answer = Notice::of(&error, Task::Create).detail;
    let is_repeated = Connectivity::is_transient(&verification);
    view! {
        <Alert tone=Tone::Warning title=UNKNOWN_TITLE actions>
            <p>{answer} " It cannot be looked up: " {notice.detail}</p>
            {is_repeated.then_some("It is looked up as soon as the server answers.")}
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
