use crate::browser::ids::unique_id;
use crate::button::{ButtonVariant, DisabledReason};
use crate::icon::{Icon, IconName};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};

/// A link that looks like a button: for an action that opens another page. Ctrl+click and a click of the middle
/// button open it in a new tab.
///
/// It has the role of a button, so Space presses it as well as Enter. Disabled like [`Button`](crate::Button): it
/// stays focusable, but leads nowhere.
#[component]
pub fn LinkButton(
    /// The address of the page.
    #[prop(into)]
    href: Signal<String>,
    /// The visual weight.
    #[prop(optional)]
    variant: ButtonVariant,
    /// The icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Why the link is disabled, as a sentence; `None` if it is enabled.
    #[prop(optional, into)]
    disabled_reason: Signal<Option<String>>,
    /// The text.
    children: Children,
) -> impl IntoView {
    let link = NodeRef::<html::A>::new();
    let reason_id = StoredValue::new(unique_id("reason"));
    let is_disabled = move || disabled_reason.read().is_some();
    let click = move |event: MouseEvent| {
        if untrack(is_disabled) {
            event.prevent_default();
        }
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == " "
            && let Some(link) = link.get_untracked()
        {
            event.prevent_default();
            link.click();
        }
    };
    view! {
        <a
            node_ref=link
            class="button"
            role="button"
            tabindex="0"
            href=move || (!is_disabled()).then(|| href.get())
            data-variant=variant.name()
            data-tooltip=disabled_reason
            aria-disabled=move || is_disabled().then_some("true")
            aria-describedby=move || is_disabled().then(|| reason_id.get_value())
            on:click=click
            on:keydown=keydown
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{children()}</span>
            <DisabledReason id=reason_id.get_value() reason=disabled_reason />
        </a>
    }
}
