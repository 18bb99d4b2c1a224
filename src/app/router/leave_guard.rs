use leptos::ev;
use leptos::prelude::*;

use crate::services::Services;
use crate::session::is_storage_refused;
use datavolumes_ui::{Button, ButtonVariant, Dialog};

/// Asks before a page with unsaved changes is left: by a link, Back or Forward, sign-out, a reload or
/// closing the tab. Mount it beside the form.
#[component]
pub fn LeaveGuard(
    /// Whether there are unsaved changes.
    #[prop(into)]
    is_unsaved: Signal<bool>,
    /// Called to discard the changes.
    #[prop(into)]
    on_discard: Callback<()>,
) -> impl IntoView {
    // The navigation that waits for an answer.
    let pending = RwSignal::new(None::<Callback<()>>);
    Services::of_context()
        .router
        .guard(Callback::new(move |navigation| {
            let is_unsaved = is_unsaved.get_untracked();
            if is_unsaved {
                pending.set(Some(navigation));
            }
            is_unsaved
        }));
    let before_unload = window_event_listener(ev::beforeunload, move |event| {
        if is_unsaved.get_untracked() {
            // The browser shows its own dialog.
            event.prevent_default();
        }
    });
    on_cleanup(move || before_unload.remove());
    move || {
        let navigation = pending.get()?;
        Some(view! {
            <LeaveDialog
                on_stay=move |()| pending.set(None)
                on_leave=move |()| {
                    pending.set(None);
                    navigation.run(());
                }
                on_discard
            />
        })
    }
}

#[component]
fn LeaveDialog(
    #[prop(into)] on_stay: Callback<()>,
    #[prop(into)] on_leave: Callback<()>,
    on_discard: Callback<()>,
) -> impl IntoView {
    let discard = move |()| {
        on_discard.run(());
        on_leave.run(());
    };
    let is_kept = !is_storage_refused();
    let text = if is_kept {
        "You have unsaved changes. They are kept in this tab until you sign out."
    } else {
        "You have unsaved changes. This browser blocks storage, and they are lost when you leave."
    };
    let leave = is_kept.then(|| view! { <Button on_press=on_leave>"Leave"</Button> });
    let actions = move || {
        view! {
            <Button autofocus=true variant=ButtonVariant::Primary on_press=on_stay>
                "Keep editing"
            </Button>
            {leave}
            <Button variant=ButtonVariant::Danger on_press=discard>
                "Discard and leave"
            </Button>
        }
    };
    view! {
        <Dialog title="Leave this page?" on_cancel=on_stay actions>
            <p>{text}</p>
        </Dialog>
    }
}
