use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use leptos::prelude::*;

/// A state as icon and word, coloured by what it means.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Drawn before the word.
    #[prop(into)]
    icon: Signal<IconName>,
    /// The word.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=move || tone.get().name()>
            <Icon name=icon />
            <span class="badge__text">{text}</span>
        </span>
    }
}
