use crate::el::el;
use crate::feedback::tone::Tone;
use crate::icon::icon;
use crate::live::Live;
use leptos::{children::ViewFnOnce, prelude::*};

/// A message that stands where it belongs: above a form, inside a dialog, instead of a table.
#[component]
pub fn Alert(
    /// What it means. A failure is announced at once, everything else politely.
    tone: Tone,
    /// What happened, in a few words.
    #[prop(into)]
    title: Live<String>,
    /// Part of the page from the start, so there is nothing to announce.
    #[prop(optional)]
    quiet: bool,
    /// What can be done about it: buttons and links.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The rest of the story.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = match tone {
        _ if quiet => None,
        Tone::Danger => Some("alert"),
        _ => Some("status"),
    };
    let text = el("div")
        .class("alert__text")
        .child(el("p").class("alert__title").text_by(move || title.get()))
        .child(children.map(|children| children()));
    let ways = |actions: ViewFnOnce| el("div").class("alert__actions").child(actions.run());
    el("div")
        .class("alert")
        .attr("data-tone", tone.name())
        .attr_if("role", role)
        .child(icon(tone.icon()))
        .child(text)
        .child(actions.map(ways))
}
