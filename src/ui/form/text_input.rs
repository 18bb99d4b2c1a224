use crate::form::field::FieldContext;
use crate::form::typed_text::typed_text;
use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

/// A single-line text field. Controlled: the parent updates `value` in `on_input`.
#[component]
pub fn TextInput(
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text on each change, but not while an input method composes.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when the field loses focus.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// Called on Enter. Without it Enter submits the form.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// The accessible name, if there is no [`FormField`](crate::FormField) around it.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// The `type` attribute: `text`, `password`, `date`…
    #[prop(default = "text")]
    kind: &'static str,
    /// The placeholder: an example of a value.
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// The `autocomplete` attribute.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Uses the monospaced font, for names and ids.
    #[prop(optional)]
    mono: bool,
    /// Receives focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// The input, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let field = FieldContext::of_context();
    let input = move |event: Event| {
        if let Some(text) = typed_text(&event) {
            on_input.run(text);
        }
    };
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
            id=field.id()
            class="input"
            data-mono=mono.then_some("true")
            type=kind
            autocomplete=autocomplete
            spellcheck="false"
            autofocus=autofocus
            placeholder=placeholder
            aria-label=aria_label
            aria-describedby=field.described_by()
            aria-invalid=move || field.aria_invalid()
            aria-required=field.aria_required()
            prop:value=value
            on:input=input
            on:compositionend=move |event| input(event.into())
            on:blur=move |_| {
                if let Some(on_blur) = on_blur.filter(|_| !field.is_disposed()) {
                    on_blur.run(());
                }
            }
            on:keydown=keydown
        />
    }
}
