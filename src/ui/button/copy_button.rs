use crate::browser::clipboard::copy_text;
use crate::browser::debounce::Debounce;
use crate::icon::{Icon, IconName};
use crate::part::part;
use leptos::{html, prelude::*, task::spawn_local};

/// How long the outcome is shown, in milliseconds.
const STAY: u64 = 2000;

/// A small button that copies a text, and says whether that worked.
#[component]
pub fn CopyButton(
    /// The accessible name: "Copy" and what.
    #[prop(into)]
    label: String,
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let outcome = RwSignal::new(None::<bool>);
    let forget = Debounce::new(STAY);
    let copy = move |_| {
        let beside = button.get_untracked().map(|button| button.clone().into());
        let text = text.get_untracked();
        spawn_local(async move {
            let is_copied = copy_text(&text, beside).await;
            outcome.try_set(Some(is_copied));
            forget.schedule(move || outcome.set(None));
        });
    };
    let icon = move || match outcome.get() {
        None => IconName::COPY,
        Some(true) => IconName::CHECK,
        Some(false) => IconName::FAILURE,
    };
    let words = part(move || match outcome.get() {
        None => "",
        Some(true) => "Copied",
        Some(false) => "Could not copy",
    });
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
                {part(move || view! { <Icon name=icon() /> })}
            </button>
            <span class="copy-button__outcome" aria-live="polite">{words}</span>
        </span>
    }
}
