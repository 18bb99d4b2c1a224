use crate::el::el;
use crate::icon::{IconName, icon};
use leptos::{children::ViewFnOnce, prelude::*};

/// What stands where there is nothing to show: why, and what to do.
#[component]
pub fn EmptyState(
    /// What is missing.
    icon: IconName,
    /// Why there is nothing, in a few words.
    #[prop(into)]
    title: String,
    /// Buttons and links that lead on.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
    /// The rest of the explanation.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = |children: Children| el("div").class("empty-state__text").child(children());
    let ways = |actions: ViewFnOnce| el("div").class("empty-state__actions").child(actions.run());
    el("div")
        .class("empty-state")
        .child(
            el("span")
                .class("empty-state__icon")
                .child(self::icon(icon)),
        )
        .child(el("p").class("empty-state__title").child(title))
        .child(children.map(text))
        .child(actions.map(ways))
}
