//! The error of a mutation, shown in the dialog that started it.

use leptos::prelude::*;

use super::mutation::{Mutation, UseMutation};
use super::notice::Notice;
use super::reload_button::reload_button;
use datavolumes_ui::{Alert, Button, Tone};

/// An alert with `notice`. If the result of the mutation is unknown, its button "Check again" verifies it.
#[component]
pub(crate) fn MutationFailure(
    notice: Signal<Option<Notice>>,
    mutation: UseMutation,
) -> impl IntoView {
    move || {
        let notice = notice.get()?;
        let reload = reload_button(&notice);
        let Notice { title, detail, .. } = notice;
        let is_unknown = mutation.state.with_untracked(Mutation::is_unknown);
        let actions = move || {
            let look_again = is_unknown.then(|| {
                view! {
                    <Button small=true on_press=move |()| mutation.verify_again()>
                        "Check again"
                    </Button>
                }
            });
            (look_again, reload)
        };
        Some(view! {
            <Alert tone=Tone::Danger title actions>
                {detail}
            </Alert>
        })
    }
}
