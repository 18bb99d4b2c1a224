use super::el::el;
use leptos::prelude::*;

/// Words for assistive technology only.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> impl IntoView {
    el("span").class("visually-hidden").child(children())
}
