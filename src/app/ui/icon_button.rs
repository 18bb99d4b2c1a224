use super::{
    icon::{Icon, IconName},
    ids::unique_id,
};
use leptos::{ev::MouseEvent, prelude::*};

/// A button that shows only an icon. Its accessible name is also its tooltip.
#[component]
pub fn IconButton(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What to draw.
    icon: IconName,
    /// Why it cannot be pressed now, as a sentence; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// With a visible border, for use among buttons that have one.
    #[prop(optional)]
    bordered: bool,
    /// Called for each press that counts.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let reason_id = StoredValue::new(unique_id("reason"));
    let is_refused = move || disabled_reason.with(Option::is_some);
    let press = move |event: MouseEvent| {
        if disabled_reason.with_untracked(Option::is_some) {
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
            aria-disabled=move || is_refused().then_some("true")
            aria-describedby=move || is_refused().then(|| reason_id.get_value())
            on:click=press
        >
            <Icon name=icon />
            <span id=reason_id.get_value() hidden>
                {disabled_reason}
            </span>
        </button>
    }
}
