pub(crate) mod copy_button;
pub(crate) mod icon_button;
pub(crate) mod link_button;
pub(crate) mod toolbar;

use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use leptos::{ev::MouseEvent, prelude::*};

/// The visual weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The main action of the page or dialog.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// Without a border, for rows of many buttons.
    Quiet,
    /// A destructive action.
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

/// A button that stays focusable while it is disabled, so that its reason can be read.
///
/// Uses `aria-disabled` instead of `disabled`, and names the reason with `aria-describedby`. While `busy`, or
/// while there is a `disabled_reason`, a click does nothing and does not submit a form.
///
/// Follows the ARIA [button pattern](https://www.w3.org/WAI/ARIA/apg/patterns/button/) and the APG's advice on
/// [disabled controls](https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/).
#[component]
pub fn Button(
    /// The visual weight.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Less tall, for use next to text.
    #[prop(optional)]
    small: bool,
    /// The icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The action of the button is pending.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why the button is disabled, as a sentence; `None` if it is enabled.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// Makes it the submit button of its form.
    #[prop(optional)]
    submit: bool,
    /// Called on a click, unless the button is busy or disabled.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Receives focus when the dialog around it opens.
    #[prop(optional)]
    autofocus: bool,
    /// The accessible name, if it is not the text.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
    /// The text.
    children: Children,
) -> impl IntoView {
    let reason_id = StoredValue::new(unique_id("reason"));
    let is_disabled = move || disabled_reason.read().is_some();
    let click = move |event: MouseEvent| {
        if untrack(|| busy.get() || is_disabled()) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class="button"
            autofocus=autofocus
            data-variant=variant.name()
            data-size=small.then_some("small")
            data-busy=move || busy.get().then_some("true")
            data-tooltip=disabled_reason
            aria-label=aria_label
            aria-disabled=move || (busy.get() || is_disabled()).then_some("true")
            aria-describedby=move || is_disabled().then(|| reason_id.get_value())
            on:click=click
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{children()}</span>
            <DisabledReason id=reason_id.get_value() reason=disabled_reason />
        </button>
    }
}

/// The hidden text that `aria-describedby` of a disabled button refers to.
#[component]
pub(crate) fn DisabledReason(id: String, reason: Signal<Option<String>>) -> impl IntoView {
    view! {
        <span id=id hidden=true>
            {reason}
        </span>
    }
}
