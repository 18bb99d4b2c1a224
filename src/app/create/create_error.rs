use datavolumes_client::{Action, ApiError, ErrorKind};
use leptos::prelude::*;

use super::state::CreateState;
use crate::remote::{Mutation, Notice, Task, missing_permission};
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
        Some(Mutation::Unknown { verification, .. }) => {
            Some(view! { <UnknownResult create error=verification /> }.into_any())
        }
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
                "Everything you typed is still here. Sign in, then create it."
            </Alert>
        }
        .into_any();
    }
    let Notice {
        title,
        detail,
        can_retry,
    } = Notice::of(&error, Task::Create);
    let missing_permission = (error.kind() == ErrorKind::Forbidden)
        .then(|| missing_permission(Action::Create, &error.to_string()))
        .flatten()
        .map(|missing| [" ", &missing].concat());
    let retry = move || can_retry.then(|| view! { <Retry create /> });
    view! {
        <Alert tone=Tone::Danger title actions=retry>
            <p>{detail} {missing_permission}</p>
        </Alert>
    }
    .into_any()
}

/// The response was lost, and the volume was not created.
#[component]
fn NotCreated(create: CreateState, error: ApiError) -> impl IntoView {
    let Notice { title, detail, .. } = Notice::of(&error, Task::Create);
    view! {
        <Alert tone=Tone::Danger title actions=move || view! { <Retry create /> }>
            <p>
                {detail}
                " The list was looked through: the volume is not there, so trying again makes no second one."
            </p>
        </Alert>
    }
}

/// The response was lost, and looking for the volume failed with `error`.
#[component]
fn UnknownResult(create: CreateState, error: ApiError) -> impl IntoView {
    let Notice { detail, .. } = Notice::of(&error, Task::List);
    let look_again = move || {
        view! {
            <Button small=true on_press=move |()| create.creation.verify_again()>
                "Look again"
            </Button>
        }
    };
    view! {
        <Alert
            tone=Tone::Warning
            title="It is not known whether the volume was created"
            actions=look_again
        >
            <p>
                "No answer came, and it cannot be looked up: " {detail}
                " It is looked up as soon as the server answers."
            </p>
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
