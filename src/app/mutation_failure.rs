//! The error of a mutation, shown in the dialog that started it.

use leptos::prelude::*;

use crate::api::Notice;
use crate::remote::{Submission, UseSubmission};
use crate::rights::Action;
use datavolumes_ui::{Alert, Button, Tone};

/// The message for the result of a mutation that does `action`; `None` if it has not failed.
pub(crate) fn mutation_notice(action: Action, state: &Submission) -> Option<Notice> {
    match state {
        Submission::Idle | Submission::Sending | Submission::Looking => None,
        Submission::Refused(error) | Submission::Undone(error) => Some(action.notice(error)),
        Submission::Unknown { .. } => Some(Notice::unknown(action.task())),
    }
}

/// An alert with `notice`. If the result of the mutation is unknown, its button "Look again" verifies it.
#[component]
pub(crate) fn MutationFailure(
    notice: Signal<Option<Notice>>,
    mutation: UseSubmission,
) -> impl IntoView {
    move || {
        let Notice { title, detail, .. } = notice.get()?;
        let is_unknown = mutation
            .state
            .with_untracked(|state| matches!(state, Submission::Unknown { .. }));
        let look_again = move || {
            is_unknown.then(|| {
                view! {
                    <Button small=true on_press=move |()| mutation.look_again()>
                        "Look again"
                    </Button>
                }
            })
        };
        Some(view! {
            <Alert tone=Tone::Danger title actions=look_again>
                {detail}
            </Alert>
        })
    }
}
