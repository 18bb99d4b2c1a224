use super::{
    el::{El, el},
    icon::{IconName, icon},
    ids::unique_id,
};
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
    busy: Signal<bool>,
    /// Why it cannot be pressed now, as a sentence; `None` when it can.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
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
    aria_label: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let reason_id = unique_id("reason");
    let reason_ref = reason_id.clone();
    let is_refused = move || disabled_reason.with(Option::is_some);
    let press = move |event: MouseEvent| {
        if busy.get_untracked() || disabled_reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    el("button")
        .attr("type", if submit { "submit" } else { "button" })
        .class("button")
        .attr_if("autofocus", autofocus)
        .attr("data-variant", variant.name())
        .attr_if("data-size", small.then_some("small"))
        .attr_by("data-busy", move || busy.get().then_some("true"))
        .attr_by("data-tooltip", move || disabled_reason.get())
        .attr_by("aria-label", move || aria_label.get())
        .attr_by("aria-disabled", move || {
            (busy.get() || is_refused()).then_some("true")
        })
        .attr_by("aria-describedby", move || {
            is_refused().then(|| reason_ref.clone())
        })
        .on(ev::click, press)
        .child(icon.map(self::icon))
        .child(el("span").child(children()))
        .child(reason(&reason_id, disabled_reason))
}

/// Why a button cannot be pressed, for who asks what it is described by.
pub(super) fn reason(id: &str, reason: Signal<Option<String>>) -> El {
    el("span")
        .attr("id", id)
        .attr("hidden", "")
        .text_by(move || reason.get())
}
