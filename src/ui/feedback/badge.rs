use crate::feedback::tone::Tone;
use crate::icon::{Icon, IconName};
use leptos::prelude::*;

/// A state as icon and text, coloured by its tone.
#[component]
pub fn Badge(
    /// The kind of state.
    tone: Tone,
    /// The icon before the text.
    icon: IconName,
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=tone.name()>
            <Icon name=icon />
            <span class="badge__text">{text}</span>
        </span>
    }
}
