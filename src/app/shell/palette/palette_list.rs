use datavolumes_ui::{isolated, scroll_to};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::entry::Entry;
use super::run_entry::HeaderCommands;
use super::sections::Section;
use super::use_palette::Palette;

/// The id of the list.
pub(super) const LIST: &str = "palette-list";

/// The id of the option at `index`.
pub(super) fn option_id(index: usize) -> String {
    format!("palette-option-{index}")
}

/// The entries by their groups.
#[component]
pub(super) fn PaletteList(palette: Palette, commands: HeaderCommands) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let active = palette.active.get();
        palette.sections.track();
        if let (Some(list), Some(active)) = (list.get(), active) {
            // The options are in the document after this effect.
            request_animation_frame(move || reveal(&list, active));
        }
    });
    let sections = move || {
        let mut start = 0;
        let view = |section: Section| {
            let first = start;
            start += section.entries.len();
            view! { <PaletteGroup section first palette commands /> }
        };
        palette.sections.get().into_iter().map(view).collect_view()
    };
    view! {
        <div
            node_ref=list
            id=LIST
            class="palette__list"
            role="listbox"
            aria-label="Results"
            // Keeps focus in the text field.
            on:mousedown=|event: MouseEvent| event.prevent_default()
        >
            {sections}
        </div>
    }
}

#[component]
fn PaletteGroup(
    section: Section,
    /// The index of its first entry among all.
    first: usize,
    palette: Palette,
    commands: HeaderCommands,
) -> impl IntoView {
    let label = section.group.label();
    let id = format!("palette-group-{first}");
    let labelled_by = id.clone();
    let entries = section.entries.into_iter().enumerate();
    let options = entries.map(|(index, entry)| {
        view! { <PaletteOption entry index=first + index palette commands /> }
    });
    view! {
        <div class="palette__group" role="group" aria-labelledby=labelled_by>
            <div class="palette__heading" id=id role="presentation">
                {label}
            </div>
            {options.collect_view()}
        </div>
    }
}

#[component]
fn PaletteOption(
    entry: Entry,
    index: usize,
    palette: Palette,
    commands: HeaderCommands,
) -> impl IntoView {
    let title = isolated(&entry.title).into_owned();
    let detail = isolated(&entry.detail).into_owned();
    let detail =
        (!detail.is_empty()).then(|| view! { <span class="palette__detail">{detail}</span> });
    let reason = entry.disabled_reason.clone();
    let reason = reason.map(|reason| view! { <span class="palette__detail">{reason}</span> });
    let href = palette.href(&entry);
    let is_disabled = entry.disabled_reason.is_some();
    let click = move |event: MouseEvent| {
        // A click with a modifier opens a page in a new tab.
        let has_modifier = event.ctrl_key() || event.meta_key() || event.shift_key();
        if !(has_modifier && palette.href(&entry).is_some()) {
            event.prevent_default();
            palette.choose(&entry, commands);
        }
    };
    view! {
        <a
            id=option_id(index)
            class="palette__option"
            role="option"
            tabindex="-1"
            href=href
            aria-selected=move || (palette.active.get() == Some(index)).to_string()
            aria-disabled=is_disabled.then_some("true")
            on:click=click
            on:pointermove=move |_| palette.move_to(index)
        >
            <span class="palette__title">{title}</span>
            {detail}
            {reason}
        </a>
    }
}

/// Scrolls the option at `index` into view, with the heading of its group if it is the first of all.
fn reveal(list: &HtmlElement, index: usize) {
    if index == 0 {
        return list.set_scroll_top(0);
    }
    let option = document().get_element_by_id(&option_id(index));
    if let Some(Ok(option)) = option.map(JsCast::dyn_into::<HtmlElement>) {
        scroll_to(list, &option);
    }
}
