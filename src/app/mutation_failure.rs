//! Why a write did not work, told where it was asked for.

use leptos::prelude::*;

use crate::api::Notice;
use crate::remote::{Submission, UseSubmission};
use crate::rights::Action;
use datavolumes_ui::{Alert, Button, Tone, part};

/// What the end of a write for `action` means to the person; nothing while there is nothing to tell.
pub(crate) fn notice_of(action: Action) -> impl Fn(&Submission) -> Option<Notice> {
    move |state| match state {
        Submission::Idle | Submission::Sending | Submission::Looking => None,
        Submission::Refused(error) | Submission::Undone(error) => Some(action.notice(error)),
        Submission::Unknown { .. } => Some(Notice::unknown(action.task())),
    }
}

/// Why it did not work; with a way to look again where that is not known.
#[component]
pub(crate) fn WriteFailure(
    /// What there is to tell.
    notice: Signal<Option<Notice>>,
    /// The write.
    submission: UseSubmission,
) -> impl IntoView {
    part(move || {
        let Notice { title, detail, .. } = notice.get()?;
        let is_unknown = submission
            .state
            .with_untracked(|state| matches!(state, Submission::Unknown { .. }));
        let look = move || {
            is_unknown.then(|| {
                view! { <Button small=true on_press=move |()| submission.look_again()>"Look again"</Button> }
            })
        };
        Some(view! { <Alert tone=Tone::Danger title actions=look>{detail}</Alert> })
    })
}
