//! The list of a combobox.

use crate::browser::scroll_to::scroll_to;
use crate::data::isolated::isolated;
use crate::form::choice::Choice;
use crate::form::combobox::state::ComboboxState;
use crate::overlay::popup::{Align, show_popup, use_follow};
use leptos::{ev::MouseEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The distance to the end of the list, in pixels, at which scrolling loads more choices.
const LOAD_MORE_DISTANCE: i32 = 80;

/// The element id of the option at `index`.
pub(crate) fn option_id(list_id: &str, index: usize) -> String {
    format!("{list_id}-{index}")
}

/// The listbox, mounted only while it is open, and the announcement of its choices.
#[component]
pub(crate) fn Listbox(state: ComboboxState) -> impl IntoView {
    let popup = move || {
        let is_open = state.open.get();
        let input = is_open.then(|| state.input.get_untracked()).flatten()?;
        Some(view! { <Popup state anchor=input.unchecked_into() /> })
    };
    let announcement = move || {
        let is_open = state.open.get();
        is_open.then(|| state.choices.read().announcement())
    };
    view! {
        {popup}
        <span class="visually-hidden" aria-live="polite">
            {announcement}
        </span>
    }
}

#[component]
fn Popup(state: ComboboxState, anchor: HtmlElement) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let choices = state.choices;
    place_below(state, list, anchor);
    mark_active(state, list);
    let scroll = move |event: Event| {
        let list = event_target::<HtmlElement>(&event);
        if list.scroll_height() - list.scroll_top() - list.client_height() < LOAD_MORE_DISTANCE {
            state.load_more();
        }
    };
    let option = move |(index, choice): (usize, Choice)| {
        let id = state.list_id.with_value(|id| option_id(id, index));
        view! { <ListboxOption id choice state /> }
    };
    let options = move || {
        let choices = choices.get().into_list().into_iter();
        choices.enumerate().map(option).collect_view()
    };
    let message = move || {
        let text = choices.read().message(state.can_load_more())?;
        Some(view! { <p class="listbox__note">{text}</p> })
    };
    view! {
        <div
            node_ref=list
            class="listbox"
            popover="manual"
            on:scroll=scroll
            // Keeps focus in the text field.
            on:mousedown=|event: MouseEvent| event.prevent_default()
        >
            <div id=state.list_id.get_value() role="listbox" aria-label="Choices">
                {options}
            </div>
            {message}
        </div>
    }
}

#[component]
fn ListboxOption(id: String, choice: Choice, state: ComboboxState) -> impl IntoView {
    // The label must not turn around what distinguishes it from others.
    let text = isolated(&choice.text()).into_owned();
    let note = choice.note.clone();
    let note = (!note.is_empty()).then(|| view! { <span class="listbox__aside">{note}</span> });
    let is_disabled = choice.disabled_reason.is_some();
    let reason = choice.disabled_reason.clone();
    let reason = reason.map(|text| view! { <span class="listbox__aside">{text}</span> });
    // The id distinguishes options with the same label. It is left out where it is the label.
    let value = choice.id.clone();
    let value = (value != choice.label).then(|| view! { <span class="listbox__id">{value}</span> });
    view! {
        <div
            id=id
            class="listbox__option"
            role="option"
            aria-selected="false"
            aria-disabled=is_disabled.then_some("true")
            on:click=move |_| state.choose_option(choice.clone())
        >
            <span class="listbox__label">{text}</span>
            {note}
            {value}
            {reason}
        </div>
    }
}

/// Places the list next to its text field, and again when its height changes. Closes it on a press outside.
fn place_below(state: ComboboxState, list: NodeRef<html::Div>, anchor: HtmlElement) {
    let anchor = StoredValue::new_local(anchor);
    Effect::new(move || {
        state.choices.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || {
                if let Some(anchor) = anchor.try_get_value() {
                    set_min_width(&list, &anchor);
                    show_popup(&list, &anchor, Align::Start);
                }
            });
        }
    });
    Effect::new(move || {
        if let Some(list) = list.get() {
            use_follow(&list, &anchor.get_value(), move || state.close());
        }
    });
}

/// Marks the active option and scrolls it into view. Loads more choices when it is the last one.
fn mark_active(state: ComboboxState, list: NodeRef<html::Div>) {
    Effect::new(move || {
        let active = state.active.get();
        let count = state.choices.read().list().len();
        if let Some(list) = list.get() {
            mark(&list, active);
        }
        if active.is_some_and(|active| active + 1 == count) {
            state.load_more();
        }
    });
}

/// Makes the list at least as wide as the text field.
fn set_min_width(list: &HtmlElement, anchor: &HtmlElement) {
    let width = format!("{}px", anchor.offset_width());
    let style: &web_sys::CssStyleDeclaration = &HtmlElement::style(list);
    let _ = style.set_property("min-width", &width);
}

/// Changes two elements directly, because an effect per option would run for thousands of options on each key.
fn mark(list: &HtmlElement, active: Option<usize>) {
    if let Ok(Some(old)) = list.query_selector("[aria-selected=true]") {
        let _ = old.set_attribute("aria-selected", "false");
    }
    let options = list.query_selector_all("[role=option]").ok();
    let option = active.and_then(|index| options?.item(u32::try_from(index).ok()?));
    let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let _ = option.set_attribute("aria-selected", "true");
    scroll_to(list, &option);
    // The options on the way get their own heights when they come into view, which moves this one.
    let list = list.clone();
    request_animation_frame(move || {
        if option.get_attribute("aria-selected").as_deref() == Some("true") {
            scroll_to(&list, &option);
        }
    });
}
