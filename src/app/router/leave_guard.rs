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
    /// Whether they are being sent. Then they cannot be discarded any more.
    #[prop(optional, into)]
    is_sending: Signal<bool>,
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
    // What the dialog says is not true any more.
    Effect::new(move |_| {
        if !is_unsaved.get() {
            pending.set(None);
        }
    });
    move || {
        let navigation = pending.get()?;
        Some(view! {
            <LeaveDialog
                on_stay=move |()| pending.set(None)
                on_leave=move |()| {
                    pending.set(None);
                    navigation.run(());
                }
                is_sending
                on_discard
            />
        })
    }
}

#[component]
fn LeaveDialog(
    #[prop(into)] on_stay: Callback<()>,
    #[prop(into)] on_leave: Callback<()>,
    is_sending: Signal<bool>,
    on_discard: Callback<()>,
) -> impl IntoView {
    let discard = move |()| {
        on_discard.run(());
        on_leave.run(());
    };
    let is_kept = !is_storage_refused();
    let text = move || match (is_sending.get(), is_kept) {
        (true, _) => {
            "Your changes are being sent. What was sent stays, and the rest is not sent if you leave."
        }
        (false, true) => "You have unsaved changes. They are kept in this tab until you sign out.",
        (false, false) => {
            "You have unsaved changes. This browser blocks storage, and they are lost when you leave."
        }
    };
    let leave = move || {
        let is_offered = is_kept || is_sending.get();
        is_offered.then(|| view! { <Button on_press=on_leave>"Leave"</Button> })
    };
    let discard = move || {
        (!is_sending.get()).then(|| {
            view! {
                <Button variant=ButtonVariant::Danger on_press=discard>
                    "Discard and leave"
                </Button>
            }
        })
    };
    let stay = move || {
        if is_sending.get() {
            "Stay"
        } else {
            "Keep editing"
        }
    };
    let actions = move || {
        view! {
            <Button autofocus=true variant=ButtonVariant::Primary on_press=on_stay>
                {stay}
            </Button>
            {leave}
            {discard}
        }
    };
    view! {
        <Dialog title="Leave this page?" on_cancel=on_stay actions>
            <p>{text}</p>
        </Dialog>
    }
}
