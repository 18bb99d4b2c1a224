use crate::form::field::FieldWiring;
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// A line of text. The outside holds the value: each change is handed out through `on_input`.
#[component]
pub fn TextInput(
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when focus leaves: the time to show an error.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// Called on Enter; without it Enter submits the form around.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// The accessible name where no `FormField` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// The input's `type`: `text`, `password`, `date`…
    #[prop(default = "text")]
    kind: &'static str,
    /// An example of a value.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// What the browser may fill in; nothing unless told.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// In the font for names and ids.
    #[prop(optional)]
    mono: bool,
    /// Gets focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// To focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let wiring = FieldWiring::of_context();
    let keydown = move |event: KeyboardEvent| {
        if let Some(on_enter) = on_enter
            && event.key() == "Enter"
        {
            event.prevent_default();
            on_enter.run(());
        }
    };
    view! {
        <input
            node_ref=node_ref
            id=wiring.id()
            class="input"
            data-mono=mono.then_some("true")
            type=kind
            autocomplete=autocomplete
            spellcheck="false"
            autofocus=autofocus
            placeholder=placeholder
            aria-label=aria_label
            aria-describedby=wiring.described_by()
            aria-invalid=move || wiring.aria_invalid()
            aria-required=wiring.aria_required()
            prop:value=value
            on:input=move |event| on_input.run(event_target_value(&event))
            on:blur=move |_| {
                if let Some(on_blur) = on_blur.filter(|_| !wiring.is_gone()) {
                    on_blur.run(());
                }
            }
            on:keydown=keydown
        />
    }
}
