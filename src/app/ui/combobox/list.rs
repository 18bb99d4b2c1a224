use crate::ui::{
    choice::{Choice, Choices},
    popup::{dismiss_outside, show_popup},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// How near to its end the list must be scrolled, in pixels, before more is asked for.
const NEAR_END: i32 = 80;

/// The element id of the choice at `index`.
pub(super) fn option_id(list_id: &str, index: usize) -> String {
    [list_id, "-", &index.to_string()].concat()
}

/// The listbox below a combobox. It is in the page only while it is open.
#[component]
pub(crate) fn ChoiceList(
    id: String,
    anchor: NodeRef<html::Input>,
    open: RwSignal<bool>,
    #[prop(into)] choices: Signal<Choices>,
    active: RwSignal<Option<usize>>,
    choose: Callback<Option<Choice>>,
    on_more: Option<Callback<()>>,
) -> impl IntoView {
    let popup = move || {
        let anchor = open.get().then(|| anchor.get_untracked()).flatten()?;
        let id = id.clone();
        Some(
            view! { <Popup id anchor=anchor.unchecked_into() open choices active choose on_more /> },
        )
    };
    // Stays in the page, so that what it comes to say is announced.
    view! {
        {popup}
        <span class="visually-hidden" aria-live="polite">
            {move || open.get().then(|| choices.with(Choices::summary))}
        </span>
    }
}

#[component]
fn Popup(
    id: String,
    anchor: HtmlElement,
    open: RwSignal<bool>,
    choices: Signal<Choices>,
    active: RwSignal<Option<usize>>,
    choose: Callback<Option<Choice>>,
    on_more: Option<Callback<()>>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    let option_prefix = id.clone();
    // Placed again when the choices change its height.
    Effect::new(move |_| {
        choices.track();
        if let Some(list) = list.get() {
            request_animation_frame(move || {
                if let Some(anchor) = anchor.try_get_value() {
                    widen(&list, &anchor);
                    show_popup(&list, &anchor, false);
                }
            });
        }
    });
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            dismiss_outside(
                (*list).clone().unchecked_into(),
                anchor.get_value(),
                move || open.set(false),
            );
        }
    });
    Effect::new(move |_| {
        let index = active.get();
        choices.track();
        if let Some(list) = list.get() {
            mark(&list, index);
        }
        if let (Some(on_more), Some(index)) = (on_more, index)
            && choices
                .with_untracked(|choices| choices.has_more() && index + 1 == choices.list().len())
        {
            on_more.run(());
        }
    });
    let scrolled = move |event: Event| {
        let list = event_target::<HtmlElement>(&event);
        let left = list.scroll_height() - list.scroll_top() - list.client_height();
        if let Some(on_more) = on_more
            && left < NEAR_END
            && choices.with_untracked(Choices::has_more)
        {
            on_more.run(());
        }
    };
    let option = move |(index, choice): (usize, Choice)| {
        view! { <ChoiceOption id=option_id(&option_prefix, index) choice choose /> }
    };
    view! {
        <div
            node_ref=list
            class="listbox"
            popover="manual"
            on:scroll=scrolled
            // A press must not take focus out of the text field.
            on:mousedown=|event| event.prevent_default()
        >
            <div id=id role="listbox" aria-label="Choices">
                {move || choices.get().into_list().into_iter().enumerate().map(&option).collect_view()}
            </div>
            {move || choices.with(Choices::remark).map(|text| view! { <p class="listbox__note">{text}</p> })}
        </div>
    }
}

#[component]
fn ChoiceOption(id: String, choice: Choice, choose: Callback<Option<Choice>>) -> impl IntoView {
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
            on:click=move |_| choose.run(Some(choice.clone()))
        >
            <span class="listbox__label">{label}</span>
            {note}
            {value}
        </div>
    }
}

/// The list is at least as wide as the text field.
fn widen(list: &HtmlElement, anchor: &HtmlElement) {
    let width = [&anchor.offset_width().to_string(), "px"].concat();
    let _ = list.style().set_property("min-width", &width);
}

/// Marks one option as the active one and brings it into view. Done by hand, since an effect for each
/// of thousands of options would run at every key.
fn mark(list: &HtmlElement, index: Option<usize>) {
    if let Ok(Some(old)) = list.query_selector("[aria-selected=true]") {
        let _ = old.set_attribute("aria-selected", "false");
    }
    let options = list.query_selector_all("[role=option]").ok();
    let option = index.and_then(|index| options?.item(u32::try_from(index).ok()?));
    if let Some(option) = option.and_then(|option| option.dyn_into::<HtmlElement>().ok()) {
        let _ = option.set_attribute("aria-selected", "true");
        let top = option.offset_top();
        let bottom = top + option.offset_height();
        if top < list.scroll_top() {
            list.set_scroll_top(top);
        } else if bottom > list.scroll_top() + list.client_height() {
            list.set_scroll_top(bottom - list.client_height());
        }
    }
}
