use crate::browser::ids::unique_id;
use crate::button::DisabledReason;
use crate::icon::{Icon, IconName};
use leptos::{ev::MouseEvent, prelude::*};

/// A button that shows only an icon. The accessible name is also the tooltip.
///
/// Disabled like [`Button`](crate::Button): it stays focusable, and its tooltip shows the reason.
#[component]
pub fn IconButton(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The icon.
    icon: IconName,
    /// Why the button is disabled, as a sentence; `None` if it is enabled.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// Has a border, for use next to buttons that have one.
    #[prop(optional)]
    bordered: bool,
    /// Called on a click, unless the button is disabled.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let reason_id = StoredValue::new(unique_id("reason"));
    let is_disabled = move || disabled_reason.read().is_some();
    let click = move |event: MouseEvent| {
        if untrack(is_disabled) {
            event.prevent_default();
        } else {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-bordered=bordered.then_some("true")
            data-tooltip=move || disabled_reason.get().unwrap_or_else(|| label.get())
            aria-label=label
            aria-disabled=move || is_disabled().then_some("true")
            aria-describedby=move || is_disabled().then(|| reason_id.get_value())
            on:click=click
        >
            <Icon name=icon />
            <DisabledReason id=reason_id.get_value() reason=disabled_reason />
        </button>
    }
}
