use crate::feedback::tone::Tone;
use crate::icon::Icon;
use leptos::{children::ViewFnOnce, prelude::*};

/// An inline message: above a form, inside a dialog, in place of a table.
///
/// Announced when it appears: as an ARIA [alert](https://www.w3.org/WAI/ARIA/apg/patterns/alert/) if the tone is
/// [`Tone::Danger`], otherwise as a `status`.
#[component]
pub fn Alert(
    /// The kind of message.
    tone: Tone,
    /// What happened, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// Not announced, for a message that is on the page from the start.
    #[prop(optional)]
    quiet: bool,
    /// Buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The details.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = match tone {
        _ if quiet => None,
        Tone::Danger => Some("alert"),
        _ => Some("status"),
    };
    view! {
        <div class="alert" data-tone=tone.name() role=role>
            <Icon name=tone.icon() />
            <div class="alert__text">
                <p class="alert__title">{title}</p>
                {children.map(|children| children())}
            </div>
            {actions.map(|actions| view! { <div class="alert__actions">{actions.run()}</div> })}
        </div>
    }
}
