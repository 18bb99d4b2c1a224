use crate::browser::ids::unique_id;
use crate::form::field::FieldContext;
use crate::form::typed_text::typed_text;
use leptos::{ev::Event, html, prelude::*};

/// A multi-line text field with a counter of Unicode code points.
///
/// Text beyond `limit` is accepted, marked as invalid and counted, so that a pasted text is never cut off
/// silently.
#[component]
pub fn TextArea(
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text on each change, but not while an input method composes.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when the field loses focus.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// The maximum number of code points.
    limit: usize,
    /// The height in lines.
    #[prop(default = 3)]
    rows: u32,
    /// The accessible name, if there is no [`FormField`](crate::FormField) around it.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// Receives focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// The text area, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let field = FieldContext::of_context();
    let counter_id = StoredValue::new(unique_id("counter"));
    let length = Memo::new(move |_| value.with(|text| text.chars().count()));
    let described_by = move || {
        let counter_id = counter_id.get_value();
        match field.described_by().get() {
            Some(others) => format!("{counter_id} {others}"),
            None => counter_id,
        }
    };
    let aria_invalid = move || {
        let is_over = length.get() > limit;
        field.aria_invalid().or_else(|| is_over.then_some("true"))
    };
    let input = move |event: Event| {
        if let Some(text) = typed_text(&event) {
            on_input.run(text);
        }
    };
    view! {
        <div class="text-area">
            <textarea
                node_ref=node_ref
                id=field.id()
                class="input"
                rows=rows
                autofocus=autofocus
                aria-label=aria_label
                aria-describedby=described_by
                aria-invalid=aria_invalid
                aria-required=field.aria_required()
                prop:value=value
                on:input=input
                on:compositionend=move |event| input(event.into())
                on:blur=move |_| {
                    if let Some(on_blur) = on_blur.filter(|_| !field.is_disposed()) {
                        on_blur.run(());
                    }
                }
            ></textarea>
            <Counter id=counter_id.get_value() length limit />
        </div>
    }
}

/// Shows the number of code points, and announces once when there are too many.
#[component]
fn Counter(id: String, #[prop(into)] length: Signal<usize>, limit: usize) -> impl IntoView {
    let is_over = move || length.get() > limit;
    view! {
        <div class="text-area__counter" data-over=move || is_over().then_some("true")>
            <span id=id>{move || format!("{} of {limit}", length.get())}</span>
            <span aria-live="polite">{move || is_over().then_some(" · too long")}</span>
        </div>
    }
}
