use leptos::prelude::*;

use super::state::CreateState;
use datavolumes_ui::{Alert, Button, Tone};

/// Says that the form is filled from a stored draft, which can be discarded.
#[component]
pub(super) fn DraftNote(create: CreateState) -> impl IntoView {
    let is_restored = RwSignal::new(create.draft.was_restored());
    let is_changed = create.draft.is_changed();
    let discard = move |()| {
        is_restored.set(false);
        create.discard();
    };
    let button = move || {
        view! {
            <Button small=true on_press=discard>
                "Discard draft"
            </Button>
        }
    };
    view! {
        <Show when=move || is_restored.get() && is_changed.get()>
            <Alert tone=Tone::Info title="Draft restored" actions=button />
        </Show>
    }
}
