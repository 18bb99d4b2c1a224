use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::prelude::*;

/// A state as icon and word, coloured by what it means.
#[component]
pub fn Badge(
    /// What it means.
    tone: Tone,
    /// Drawn before the word.
    icon: IconName,
    /// The word.
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
