use crate::browser::ids::unique_id;
use crate::button::reason;
use crate::el::el;
use crate::icon::{IconName, icon};
use crate::live::Live;
use leptos::{
    ev::{self, MouseEvent},
    prelude::*,
};

/// A button that shows only an icon. Its accessible name is also its tooltip.
#[component]
pub fn IconButton(
    /// The accessible name.
    #[prop(into)]
    label: Live<String>,
    /// What to draw.
    icon: IconName,
    /// Why it cannot be pressed now, as a sentence; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Live<Option<String>>,
    /// With a visible border, for use among buttons that have one.
    #[prop(optional)]
    bordered: bool,
    /// Called for each press that counts.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let reason_id = unique_id("reason");
    let why_not = disabled_reason.clone();
    let press = move |event: MouseEvent| {
        if untrack(|| why_not.get().is_some()) {
            event.prevent_default();
        } else {
            on_press.run(());
        }
    };
    let button = el("button")
        .attr("type", "button")
        .class("icon-button")
        .attr_if("data-bordered", bordered.then_some("true"))
        .on(ev::click, press)
        .child(self::icon(icon))
        .child(reason(&reason_id, &disabled_reason));
    let (name, tooltip) = (
        button.attr_slot("aria-label"),
        button.attr_slot("data-tooltip"),
    );
    let (refused, described) = (
        button.attr_slot("aria-disabled"),
        button.attr_slot("aria-describedby"),
    );
    button.effect(move || {
        let (label, reason) = (label.get(), disabled_reason.get());
        let is_refused = reason.is_some();
        refused.write(is_refused.then_some("true"));
        described.write(is_refused.then(|| reason_id.clone()));
        tooltip.write(reason.unwrap_or_else(|| label.clone()));
        name.write(label);
    })
}
