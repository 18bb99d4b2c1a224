use crate::browser::ids::unique_id;
use crate::form::field::FieldWiring;
use crate::part::part;
use leptos::{html, prelude::*};

/// Several lines of text with a counter of Unicode code points.
///
/// More than `limit` may be typed or pasted, so that nothing is cut off unseen: the counter says how many are too many.
#[component]
pub fn TextArea(
    /// The text shown.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text on each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Called when focus leaves: the time to show an error.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// The most code points that are accepted.
    limit: usize,
    /// Lines shown.
    #[prop(default = 3)]
    rows: u32,
    /// The accessible name where no `FormField` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// Gets focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// To focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Textarea>,
) -> impl IntoView {
    let wiring = FieldWiring::of_context();
    let counter_id = StoredValue::new(unique_id("counter"));
    let length = Memo::new(move |_| value.with(|text| text.chars().count()));
    let described_by = move || {
        let mut ids = counter_id.get_value();
        if let Some(others) = wiring.described_by().get() {
            ids.push(' ');
            ids.push_str(&others);
        }
        ids
    };
    view! {
        <div class="text-area">
            <textarea
                node_ref=node_ref
                id=wiring.id()
                class="input"
                rows=rows
                autofocus=autofocus
                aria-label=aria_label
                aria-describedby=described_by
                aria-invalid=move || {
                    wiring.aria_invalid().or_else(|| (length.get() > limit).then_some("true"))
                }
                aria-required=wiring.aria_required()
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:blur=move |_| {
                    if let Some(on_blur) = on_blur.filter(|_| !wiring.is_gone()) {
                        on_blur.run(());
                    }
                }
            ></textarea>
            <Counter id=counter_id.get_value() length limit />
        </div>
    }
}

/// How many code points there are, and in words, once, when there are too many.
#[component]
fn Counter(id: String, #[prop(into)] length: Signal<usize>, limit: usize) -> impl IntoView {
    let excess = move || length.get().saturating_sub(limit);
    view! {
        <div class="text-area__counter" data-over=move || (excess() > 0).then_some("true")>
            <span id=id>{part(move || [&length.get().to_string(), " of ", &limit.to_string()].concat())}</span>
            <span aria-live="polite">{part(move || (excess() > 0).then_some(" · too long"))}</span>
        </div>
    }
}
