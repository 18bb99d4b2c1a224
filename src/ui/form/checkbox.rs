use crate::browser::ids::unique_id;
use crate::part::part;
use leptos::{ev::MouseEvent, prelude::*};

/// A checkbox with its label, or with a hidden label inside a table.
#[component]
pub fn Checkbox(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Some of what it stands for is ticked.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Called instead when Shift was held: choose everything between the last one and this.
    #[prop(optional, into)]
    on_extend: Option<Callback<bool>>,
    /// What ticking it means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// The name is not shown.
    #[prop(optional)]
    label_hidden: bool,
    /// Why it cannot be changed now, as a sentence; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = StoredValue::new(unique_id("hint"));
    let is_refused = move || disabled_reason.with(Option::is_some);
    let click = move |event: MouseEvent| {
        if disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
            return;
        }
        let now = event_target_checked(&event);
        match on_extend {
            Some(on_extend) if event.shift_key() => on_extend.run(now),
            _ => on_change.run(now),
        }
    };
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                class="checkbox__box"
                data-tooltip=disabled_reason
                aria-label=label
                aria-disabled=move || is_refused().then_some("true")
                aria-describedby=move || {
                    (hint.with(Option::is_some) || is_refused()).then(|| hint_id.get_value())
                }
                prop:checked=checked
                prop:indeterminate=mixed
                on:click=click
            />
            {(!label_hidden).then(|| view! { <span>{label}</span> })}
            <span class="checkbox__hint" id=hint_id.get_value()>
                {part(move || disabled_reason.get().or_else(|| hint.get()))}
            </span>
        </label>
    }
}
