use crate::el::{El, el};
use crate::feedback::tone::Tone;
use crate::icon::{IconName, icon_slot};
use leptos::prelude::*;

/// A state as icon and word, coloured by what it means. The second writes one into it: what it means, the
/// icon, the word.
pub fn badge() -> (El, impl Fn(Tone, IconName, &str)) {
    let (icon, outline) = icon_slot();
    let text = el("span").class("badge__text");
    let word = text.text_slot();
    let badge = el("span").class("badge").child(icon).child(text);
    let meaning = badge.attr_slot("data-tone");
    let write = move |tone: Tone, icon: IconName, text: &str| {
        meaning.write(tone.name());
        outline.write(icon.outline());
        word.write(text.to_owned());
    };
    (badge, write)
}

/// The same as a component, for a state that does not change.
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
    let (badge, write) = badge();
    write(tone, icon, &text);
    badge
}
