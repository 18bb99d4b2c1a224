use crate::browser::clipboard::copy_text;
use crate::browser::debounce::Debounce;
use crate::icon::{Icon, IconName};
use leptos::{html, prelude::*, task::spawn_local};

/// How long the result is shown, in milliseconds.
const RESULT_DURATION: u64 = 2000;

/// A small button that copies a text to the clipboard, and announces whether that succeeded. If the browser refuses,
/// it shows the text, selected, until the focus leaves it.
#[component]
pub fn CopyButton(
    /// The accessible name, such as "Copy ID".
    #[prop(into)]
    label: String,
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let result = RwSignal::new(None::<bool>);
    let is_shown = RwSignal::new(false);
    let reset = Debounce::new(RESULT_DURATION);
    let area_label = StoredValue::new(format!("{label}: the text"));
    let copy = move |_| {
        let beside = button.get_untracked().map(|button| button.clone().into());
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = copy_text(&text, beside).await;
            result.try_set(Some(is_copied));
            is_shown.try_set(!is_copied);
            reset.schedule(move || result.set(None));
        });
    };
    let icon = move || match result.get() {
        None => IconName::COPY,
        Some(true) => IconName::CHECK,
        Some(false) => IconName::FAILURE,
    };
    let announcement = move || match result.get() {
        None => "",
        Some(true) => "Copied",
        Some(false) => "Couldn’t copy. Select the text and press Ctrl+C.",
    };
    view! {
        <span class="copy-button">
            <button
                node_ref=button
                type="button"
                class="icon-button"
                data-size="small"
                data-tooltip=label.clone()
                aria-label=label
                on:click=copy
            >
                {move || view! { <Icon name=icon() /> }}
            </button>
            <span class="copy-button__outcome" aria-live="polite">
                {announcement}
            </span>
            <Show when=move || is_shown.get()>
                <SelectedText label=area_label.get_value() text is_shown />
            </Show>
        </span>
    }
}

/// The text in a field, selected, so that the user can copy it.
#[component]
fn SelectedText(label: String, text: Signal<String>, is_shown: RwSignal<bool>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(area) = area.get() {
            // A value that is set ends the selection.
            area.set_value(&text.get());
            let _ = area.focus();
            area.select();
        }
    });
    view! {
        <textarea
            node_ref=area
            class="copy-button__text"
            readonly
            rows="3"
            aria-label=label
            on:blur=move |_| {
                is_shown.try_set(false);
            }
        ></textarea>
    }
}
