use super::{
    button::reason,
    el::el,
    icon::{IconName, icon},
    ids::unique_id,
};
use leptos::{
    ev::{self, MouseEvent},
    prelude::*,
};

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
    let reason_id = unique_id("reason");
    let reason_ref = reason_id.clone();
    let is_refused = move || disabled_reason.with(Option::is_some);
    let press = move |event: MouseEvent| {
        if disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else {
            on_press.run(());
        }
    };
    el("button")
        .attr("type", "button")
        .class("icon-button")
        .attr_if("data-bordered", bordered.then_some("true"))
        .attr_by("data-tooltip", move || {
            disabled_reason.get().unwrap_or_else(|| label.get())
        })
        .attr_by("aria-label", move || label.get())
        .attr_by("aria-disabled", move || is_refused().then_some("true"))
        .attr_by("aria-describedby", move || {
            is_refused().then(|| reason_ref.clone())
        })
        .on(ev::click, press)
        .child(self::icon(icon))
        .child(reason(&reason_id, disabled_reason))
}
