use crate::browser::debounce::Debounce;
use crate::el::el;
use crate::icon::{IconName, icon};
use crate::part::effect;
use leptos::{
    ev::{self, KeyboardEvent},
    html,
    prelude::*,
};

/// How long the reader may pause between two keys, in milliseconds, before the search starts.
pub const SEARCH_DELAY: u64 = 250;

/// A search field that asks while the reader types: after a pause, or at once on Enter.
///
/// A change of `value` from outside is shown at once, except while the reader is typing here: then
/// the reader's text stays, and is what counts.
#[component]
pub fn SearchBox(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The text searched for now.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text to search for.
    #[prop(into)]
    on_search: Callback<String>,
    /// Shown while empty; the label unless told.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// To focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked());
    let focused = RwSignal::new(false);
    let debounce = Debounce::new(SEARCH_DELAY);
    effect(move || {
        let outside = value.get();
        if !focused.get() {
            text.set(outside);
        }
    });
    let search_now = move || {
        debounce.cancel();
        let wanted = text.get_untracked();
        if wanted != value.get_untracked() {
            on_search.run(wanted);
        }
    };
    let input = move |typed: String| {
        text.set(typed);
        debounce.schedule(search_now);
    };
    let clear = move |_| {
        text.set(String::new());
        search_now();
        if let Some(input) = node_ref.get_untracked() {
            let _ = input.focus();
        }
    };
    let keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            search_now();
        }
        "Escape" if text.with_untracked(|text| !text.is_empty()) => {
            event.prevent_default();
            event.stop_propagation();
            text.set(String::new());
            search_now();
        }
        _ => {}
    };
    let blur = move |_| {
        // Taken out of the page, a field that has focus loses it after its signals have gone.
        if !focused.is_disposed() {
            search_now();
            focused.set(false);
        }
    };
    let field = el("input")
        .node_ref(node_ref)
        .attr("type", "search")
        .class("search-box__input")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", placeholder.as_ref().unwrap_or(&label))
        .attr("aria-label", &label)
        .value_by(move || text.get())
        .on(ev::input, move |event| input(event_target_value(&event)))
        .on(ev::keydown, keydown)
        .on(ev::focus, move |_| focused.set(true))
        .on(ev::blur, blur);
    let clear = el("button")
        .attr("type", "button")
        .class("search-box__clear")
        .attr("aria-label", "Clear text")
        .attr_by("hidden", move || text.with(String::is_empty))
        .on(ev::click, clear)
        .child(icon(IconName::CLOSE));
    el("div")
        .class("search-box")
        .child(icon(IconName::SEARCH))
        .child(field)
        .child(clear)
}
