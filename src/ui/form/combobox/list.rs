use crate::form::choice::{Choice, Choices};
use crate::form::combobox::state::Combo;
use crate::overlay::popup::{dismiss_outside, show_popup};
use crate::part::{effect, part};
use leptos::{ev::MouseEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// How near to its end the list must be scrolled, in pixels, before more is asked for.
const NEAR_END: i32 = 80;

/// The element id of the choice at `index`.
pub(crate) fn option_id(list_id: &str, index: usize) -> String {
    [list_id, "-", &index.to_string()].concat()
}

/// The listbox of a combobox, in the page only while it is open, and what is announced about it.
pub(crate) fn choice_list(combo: Combo) -> impl IntoView {
    let popup = part(move || {
        let input = combo
            .open
            .get()
            .then(|| combo.input.get_untracked())
            .flatten()?;
        Some(view! { <Popup combo anchor=input.unchecked_into() /> })
    });
    let summary = part(move || {
        combo
            .open
            .get()
            .then(|| combo.choices.with(Choices::summary))
    });
    view! {
        {popup}
        <span class="visually-hidden" aria-live="polite">
            {summary}
        </span>
    }
}

#[component]
fn Popup(combo: Combo, anchor: HtmlElement) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let choices = combo.choices;
    place(combo, list, anchor);
    let scrolled = move |event: Event| {
        let list = event_target::<HtmlElement>(&event);
        if list.scroll_height() - list.scroll_top() - list.client_height() < NEAR_END {
            ask_for_more(combo);
        }
    };
    let option = move |(index, choice): (usize, Choice)| {
        view! { <ChoiceOption id=combo.list_id.with_value(|id| option_id(id, index)) choice combo /> }
    };
    let options = part(move || {
        choices
            .get()
            .into_list()
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
    });
    let remark = part(move || {
        let text = choices.with(Choices::remark)?;
        Some(view! { <p class="listbox__note">{text}</p> })
    });
    view! {
        <div
            node_ref=list
            class="listbox"
            popover="manual"
            on:scroll=scrolled
            // A press must not take focus out of the text field.
            on:mousedown=|event: MouseEvent| event.prevent_default()
        >
            <div id=combo.list_id.get_value() role="listbox" aria-label="Choices">
                {options}
            </div>
            {remark}
        </div>
    }
}

#[component]
fn ChoiceOption(id: String, choice: Choice, combo: Combo) -> impl IntoView {
    let Choice {
        id: value,
        label,
        note,
    } = choice.clone();
    // The id tells namesakes apart; where it is the name, once is enough.
    let value = (value != label).then(|| view! { <span class="listbox__id">{value}</span> });
    let note = (!note.is_empty()).then(|| view! { <span class="listbox__aside">{note}</span> });
    view! {
        <div
            id=id
            class="listbox__option"
            role="option"
            aria-selected="false"
            on:click=move |_| combo.choose(Some(choice.clone()))
        >
            <span class="listbox__label">{label}</span>
            {note}
            {value}
        </div>
    }
}

/// Keeps the list beside its field, and the active choice marked and in view.
fn place(combo: Combo, list: NodeRef<html::Div>, anchor: HtmlElement) {
    let anchor = StoredValue::new_local(anchor);
    // Placed again when the choices change its height.
    effect(move || {
        combo.choices.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || {
                if let Some(anchor) = anchor.try_get_value() {
                    widen(&list, &anchor);
                    show_popup(&list, &anchor, false);
                }
            });
        }
    });
    effect(move || {
        if let Some(list) = list.get() {
            dismiss_outside(&list, &anchor.get_value(), move || combo.open.set(false));
        }
    });
    effect(move || {
        let active = combo.active.get();
        let count = combo.choices.with(|choices| choices.list().len());
        if let Some(list) = list.get() {
            mark(&list, active);
        }
        if active.is_some_and(|active| active + 1 == count) {
            ask_for_more(combo);
        }
    });
}

fn ask_for_more(combo: Combo) {
    if let Some(on_more) = combo.on_more
        && combo.choices.with_untracked(Choices::has_more)
    {
        on_more.run(());
    }
}

/// The list is at least as wide as the text field.
fn widen(list: &HtmlElement, anchor: &HtmlElement) {
    let width = [&anchor.offset_width().to_string(), "px"].concat();
    let style: &web_sys::CssStyleDeclaration = &HtmlElement::style(list);
    let _ = style.set_property("min-width", &width);
}

/// Marks one option as the active one and brings it into view. Done by hand, since an effect for each
/// of thousands of options would run at every key.
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
    let top = option.offset_top();
    let bottom = top + option.offset_height();
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
