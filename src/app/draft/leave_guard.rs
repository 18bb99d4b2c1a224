use leptos::ev;
use leptos::prelude::*;

use crate::services::Services;
use datavolumes_ui::{Button, ButtonVariant, Dialog, part};

/// Asks before a page with unsaved input is left: by a link, Back or Forward, signing out, a reload or
/// closing the tab. Mount it beside the form.
#[component]
pub fn LeaveGuard(
    /// Whether there is anything to ask about.
    #[prop(into)]
    is_unsaved: Signal<bool>,
    /// Forgets what was typed.
    #[prop(into)]
    on_discard: Callback<()>,
) -> impl IntoView {
    // The step that is held back.
    let step = RwSignal::new(None::<Callback<()>>);
    Services::of_context()
        .router
        .guard(Callback::new(move |next| {
            let holds = is_unsaved.get_untracked();
            if holds {
                step.set(Some(next));
            }
            holds
        }));
    let unloading = window_event_listener(ev::beforeunload, move |event| {
        if is_unsaved.get_untracked() {
            // The browser asks, in its own words.
            event.prevent_default();
        }
    });
    on_cleanup(move || unloading.remove());
    let dialog = move || {
        step.get().map(|next| {
            let stay = move |()| step.set(None);
            let leave = move |()| {
                step.set(None);
                next.run(());
            };
            let discard = move |()| {
                on_discard.run(());
                leave(());
            };
            view! {
                <Dialog
                    title="Leave this page?"
                    on_cancel=stay
                    actions=move || view! {
                        <Button autofocus=true variant=ButtonVariant::Primary on_press=stay>"Keep editing"</Button>
                        <Button on_press=leave>"Leave"</Button>
                        <Button variant=ButtonVariant::Danger on_press=discard>"Discard and leave"</Button>
                    }
                >
                    <p>
                        "Something here is not saved yet. What you typed stays in this tab, and is here again when you come back; signing out forgets it."
                    </p>
                </Dialog>
            }
        })
    };
    view! { {part(dialog)} }
}
