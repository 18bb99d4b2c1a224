use crate::browser::ids::unique_id;
use leptos::{ev::MouseEvent, prelude::*};

/// A checkbox with a visible or hidden label.
///
/// A native `input`, so it follows the ARIA
/// [checkbox pattern](https://www.w3.org/WAI/ARIA/apg/patterns/checkbox/), with a mixed state. While there is a
/// `disabled_reason` it stays focusable and a click does nothing.
#[component]
pub fn Checkbox(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Whether only some of the items that it stands for are checked.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Called with the new state instead of `on_change` on Shift+click, which selects a range.
    #[prop(optional, into)]
    on_extend: Option<Callback<bool>>,
    /// What checking it means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Hides the label visually.
    #[prop(optional)]
    label_hidden: bool,
    /// Why it is disabled, as a sentence; `None` if it is enabled.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = StoredValue::new(unique_id("hint"));
    let is_disabled = move || disabled_reason.read().is_some();
    let has_hint = move || is_disabled() || hint.read().is_some();
    let click = move |event: MouseEvent| {
        if untrack(is_disabled) {
            event.prevent_default();
            return;
        }
        let is_checked = event_target_checked(&event);
        match on_extend {
            Some(on_extend) if event.shift_key() => on_extend.run(is_checked),
            _ => on_change.run(is_checked),
        }
    };
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                class="checkbox__box"
                data-tooltip=disabled_reason
                aria-label=label
                aria-disabled=move || is_disabled().then_some("true")
                aria-describedby=move || has_hint().then(|| hint_id.get_value())
                prop:checked=checked
                prop:indeterminate=mixed
                on:click=click
            />
            {(!label_hidden).then(|| view! { <span>{label}</span> })}
            <span class="checkbox__hint" id=hint_id.get_value()>
                {move || disabled_reason.get().or_else(|| hint.get())}
            </span>
        </label>
    }
}
