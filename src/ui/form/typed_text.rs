use leptos::prelude::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

/// Whether an `input` event comes from an input method that still composes. A `compositionend` event follows.
pub(crate) fn is_composing(event: &Event) -> bool {
    event
        .dyn_ref::<InputEvent>()
        .is_some_and(InputEvent::is_composing)
}

/// The text of a field after an `input` or `compositionend` event. `None` while an input method composes: half
/// words are neither searched for nor checked.
pub(crate) fn typed_text(event: &Event) -> Option<String> {
    (!is_composing(event)).then(|| event_target_value(event))
}
