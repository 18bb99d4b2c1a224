pub(crate) mod copy_button;
pub(crate) mod icon_button;

use crate::browser::ids::unique_id;
use crate::el::{El, el};
use crate::icon::{IconName, icon};
use crate::live::Live;
use leptos::{
    ev::{self, MouseEvent},
    prelude::*,
};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// No border: for places where a row of borders would shout.
    Quiet,
    /// It destroys something.
    Danger,
}

impl ButtonVariant {
    /// The value of `data-variant`, which the style sheets select by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// A button that stays focusable when it cannot be pressed, so that its reason can be found.
///
/// While `busy`, or when there is a `disabled_reason`, a press does nothing, not even submit a form.
#[component]
pub fn Button(
    /// How it looks; secondary unless told.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Lower, for use inside a line of other things.
    #[prop(optional)]
    small: bool,
    /// Drawn before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// What was asked for is still going on.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// Why it cannot be pressed now, as a sentence; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Live<Option<String>>,
    /// Submits the form around it instead of only calling `on_press`.
    #[prop(optional)]
    submit: bool,
    /// Called for each press that counts.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Gets focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// The accessible name where the text alone is not enough.
    #[prop(optional, into)]
    aria_label: Live<Option<String>>,
    children: Children,
) -> impl IntoView {
    let reason_id = unique_id("reason");
    let (is_busy, why_not) = (busy.clone(), disabled_reason.clone());
    let press = move |event: MouseEvent| {
        if untrack(|| is_busy.get() || why_not.get().is_some()) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let is_busy = busy.clone();
    let button = el("button")
        .attr("type", if submit { "submit" } else { "button" })
        .class("button")
        .attr_if("autofocus", autofocus)
        .attr("data-variant", variant.name())
        .attr_if("data-size", small.then_some("small"))
        .attr_by("data-busy", move || is_busy.get().then_some("true"))
        .attr_by("aria-label", move || aria_label.get())
        .on(ev::click, press)
        .child(icon.map(self::icon))
        .child(el("span").child(children()))
        .child(reason(&reason_id, &disabled_reason));
    let (refused, described) = (
        button.attr_slot("aria-disabled"),
        button.attr_slot("aria-describedby"),
    );
    let tooltip = button.attr_slot("data-tooltip");
    button.effect(move || {
        let reason = disabled_reason.get();
        let is_refused = reason.is_some();
        refused.write((busy.get() || is_refused).then_some("true"));
        described.write(is_refused.then(|| reason_id.clone()));
        tooltip.write(reason);
    })
}

/// Why a button cannot be pressed, for who asks what it is described by.
pub(crate) fn reason(id: &str, reason: &Live<Option<String>>) -> El {
    let reason = reason.clone();
    el("span")
        .attr("id", id)
        .attr("hidden", "")
        .text_by(move || reason.get())
}
