use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_sharing::Progress;
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone};
use leptos::prelude::*;

use super::change_list::DiffList;
use super::editor_state::{ApplyFailure, EditorState};
use super::use_editor::Editor;
use crate::remote::{Notice, Task, reload_button};
use crate::sharing::step_heading::StepHeading;
use crate::sharing::text::scope_name;

/// The step after a failure: why it failed, how much is applied, and how to continue.
#[component]
pub(super) fn FailureStep(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    move || match editor.state.get() {
        EditorState::Failed(failure) => Some(view! { <Failure editor failure /> }),
        _ => None,
    }
}

#[component]
fn Failure(editor: Editor, failure: ApplyFailure) -> impl IntoView {
    let notice = notice(&failure);
    let is_signed_out = failure
        .error
        .as_ref()
        .is_some_and(|error| error.kind() == ErrorKind::Unauthenticated);
    let tone = if is_signed_out {
        Tone::Warning
    } else {
        Tone::Danger
    };
    let is_uncertain = failure.error.as_ref().is_some_and(ApiError::is_uncertain);
    let may_arrive = is_uncertain && !failure.is_accepted;
    let reload = reload_button(&notice);
    view! {
        <section class="stage" aria-label="Stopped">
            <StepHeading title="Stopped" />
            <Alert tone title=notice.title actions=move || reload>
                {notice.detail}
                {may_arrive.then_some(" The request may still arrive.")}
            </Alert>
            <Applied editor failure=failure.clone() />
            <Actions editor failure />
        </section>
    }
}

fn notice(failure: &ApplyFailure) -> Notice {
    match &failure.error {
        Some(error) if failure.is_accepted => Notice {
            title: "The changes were sent, but not verified".to_owned(),
            ..Notice::of(error, Task::Shares)
        },
        Some(error) => Notice::of(error, Task::Share),
        None => Notice {
            title: "Not all changes were applied".to_owned(),
            detail: "The server accepted every request but reports a different result.".to_owned(),
            can_retry: true,
            can_reload: false,
        },
    }
}

/// How much of the change is applied.
#[component]
fn Applied(editor: Editor, failure: ApplyFailure) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    match (failure.change, failure.progress) {
        (None, _) => {
            view! { <p>"Nothing was sent: the sharing could not be loaded first."</p> }.into_any()
        }
        (Some(_), None) => view! {
            <p>
                "The sharing could not be loaded, so what was applied is unknown. Your changes are kept."
            </p>
        }
        .into_any(),
        (Some(_), Some(Progress { done, remaining, concurrent })) => view! {
            <DiffList organisation=organisation.clone() diff=done title="applied" />
            <DiffList organisation=organisation.clone() diff=remaining title="not applied" />
            <DiffList organisation diff=concurrent title="changed by someone else" />
        }
        .into_any(),
    }
}

/// The buttons to continue.
#[component]
fn Actions(editor: Editor, failure: ApplyFailure) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let rejected = failure.rejected.iter();
    let rejected: Vec<String> = rejected
        .map(|scope| scope_name(&organisation, scope))
        .collect();
    let skip_rejected = (!rejected.is_empty()).then(|| {
        let label = ["Leave out ", &rejected.join(", "), " and resume"].concat();
        view! { <Button on_press=move |()| editor.skip_rejected()>{label}</Button> }
    });
    let is_unverified = failure.is_unverified();
    let disabled_reason = Signal::derive(move || {
        let is_left = is_unverified || editor.is_changed();
        editor.denied_text().filter(|_| !is_left)
    });
    let resume = move |()| {
        if is_unverified {
            editor.verify();
        } else {
            editor.apply();
        }
    };
    view! {
        <div class="stage__actions">
            <Button on_press=move |()| editor.edit_again()>"Back to editing"</Button>
            <Button on_press=move |()| editor.discard()>"Discard"</Button>
            {skip_rejected}
            <Button variant=ButtonVariant::Primary disabled_reason on_press=resume>
                {if is_unverified { "Read again" } else { "Resume" }}
            </Button>
        </div>
    }
}
