use leptos::prelude::*;

use super::state::CreateState;
use crate::api::{ApiError, ErrorKind, Notice, Task};
use crate::remote::Submission;
use crate::rights::Action;
use datavolumes_ui::{Alert, Button, Tone, part};

/// Why the volume was not created, or that nobody knows yet. Everything typed is still there.
#[component]
pub(crate) fn CreateFailure(create: CreateState) -> impl IntoView {
    let text = move || {
        create.failure().map(|submission| match submission {
            Submission::Unknown { look, .. } => unknown(create, &look),
            Submission::Undone(error) => undone(create, &error),
            other => other.error().map(|error| refused(create, error)).into_any(),
        })
    };
    // What is known from an earlier refusal, before anything is sent.
    let reason = create.refused(Action::Create);
    let known = move || {
        let reason = reason.get().filter(|_| create.failure().is_none())?;
        Some(
            view! { <Alert tone=Tone::Warning title="You may not create data volumes here">{reason}</Alert> },
        )
    };
    view! { {part(text)} {part(known)} }
}

fn retry(create: CreateState) -> AnyView {
    view! { <Button small=true on_press=move |()| create.submit()>"Retry"</Button> }.into_any()
}

/// The server's words; nothing was created.
fn refused(create: CreateState, error: &ApiError) -> AnyView {
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
    } = Notice::of(error, Task::Create);
    let missing = (error.kind() == ErrorKind::Forbidden)
        .then(|| Action::Create.missing(&error.to_string()))
        .flatten()
        .map(|missing| [" ", &missing].concat());
    view! {
        <Alert tone=Tone::Danger title actions=move || can_retry.then(|| retry(create))>
            <p>{detail} {missing}</p>
        </Alert>
    }
    .into_any()
}

fn undone(create: CreateState, error: &ApiError) -> AnyView {
    let Notice { title, detail, .. } = Notice::of(error, Task::Create);
    view! {
        <Alert tone=Tone::Danger title actions=move || retry(create)>
            <p>{detail} " The list was looked through: the volume is not there, so trying again makes no second one."</p>
        </Alert>
    }
    .into_any()
}

fn unknown(create: CreateState, look: &ApiError) -> AnyView {
    let Notice { detail, .. } = Notice::of(look, Task::List);
    let again = move || {
        view! { <Button small=true on_press=move |()| create.creation().look_again()>"Look again"</Button> }
    };
    view! {
        <Alert tone=Tone::Warning title="It is not known whether the volume was created" actions=again>
            <p>"No answer came, and it cannot be looked up: " {detail} " It is looked up as soon as the server answers."</p>
        </Alert>
    }
    .into_any()
}
