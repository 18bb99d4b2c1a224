//! The error of a mutation, shown in the dialog that started it.

use datavolumes_client::Action;
use leptos::prelude::*;

use super::mutation::{Mutation, UseMutation};
use super::notice::Notice;
use datavolumes_ui::{Alert, Button, Tone};

/// The message for the result of a mutation that does `action`; `None` if it has not failed.
pub(crate) fn mutation_notice(action: Action, state: &Mutation) -> Option<Notice> {
    match state {
        Mutation::Idle | Mutation::Pending | Mutation::Verifying => None,
        Mutation::Rejected(error) | Mutation::NotApplied(error) => {
            Some(Notice::of_action(error, action))
        }
        Mutation::Unknown { .. } => Some(Notice::unknown(action.into())),
    }
}

/// An alert with `notice`. If the result of the mutation is unknown, its button "Look again" verifies it.
#[component]
pub(crate) fn MutationFailure(
    notice: Signal<Option<Notice>>,
    mutation: UseMutation,
) -> impl IntoView {
    move || {
        let Notice { title, detail, .. } = notice.get()?;
        let is_unknown = mutation.state.with_untracked(Mutation::is_unknown);
        let look_again = move || {
            is_unknown.then(|| {
                view! {
                    <Button small=true on_press=move |()| mutation.verify_again()>
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
