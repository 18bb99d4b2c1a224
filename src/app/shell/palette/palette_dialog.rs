use datavolumes_ui::{Button, Dialog, Icon, IconName, Movement, Spinner, pluralize};
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use super::lookup::absence_text;
use super::palette_list::{LIST, PaletteList, option_id};
use super::run_entry::HeaderCommands;
use super::use_palette::{Palette, use_palette};
use crate::remote::FailureAlert;

/// The line that says what Enter does.
const EFFECT: &str = "palette-effect";

/// The command palette: a text field with a list of what fits, following the ARIA
/// [combobox pattern](https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Focus stays in the field.
#[component]
pub(super) fn PaletteDialog(commands: HeaderCommands) -> impl IntoView {
    let palette = use_palette();
    let close = commands.close;
    view! {
        <Dialog
            title="Search or run a command"
            on_cancel=close
            actions=move || view! { <PaletteFooter palette close /> }
        >
            <div class="palette">
                <PaletteField palette commands />
                <PaletteMessages palette />
                <PaletteList palette commands />
            </div>
        </Dialog>
    }
}

#[component]
fn PaletteField(palette: Palette, commands: HeaderCommands) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = palette.text;
    let active_id = move || palette.active.get().map(option_id);
    let keydown = move |event: KeyboardEvent| {
        if handle_key(palette, commands, &event) {
            event.prevent_default();
        }
    };
    view! {
        <div class="palette__field">
            <Icon name=IconName::SEARCH />
            <input
                node_ref=input
                class="palette__input"
                type="text"
                role="combobox"
                autofocus=true
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="go"
                placeholder="A name, or a sentence such as “not ready in …”"
                aria-label="Search or run a command"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || (palette.count() > 0).to_string()
                aria-controls=LIST
                aria-activedescendant=active_id
                aria-describedby=EFFECT
                prop:value=text
                on:input=move |event: Event| palette.type_text(event_target_value(&event))
                on:keydown=keydown
            />
            <Show when=move || palette.is_searching()>
                <Spinner label="Searching" />
            </Show>
        </div>
    }
}

/// Handles a key in the field; returns whether it did.
fn handle_key(palette: Palette, commands: HeaderCommands, event: &KeyboardEvent) -> bool {
    let has_modifier = event.ctrl_key() || event.meta_key();
    let movement = match event.key().as_str() {
        "Enter" => {
            let entry = untrack(|| palette.active_entry());
            if let Some(entry) = entry {
                match palette.href(&entry).filter(|_| has_modifier) {
                    Some(href) => drop(window().open_with_url_and_target(&href, "_blank")),
                    None => palette.choose(&entry, commands),
                }
            }
            return true;
        }
        "ArrowDown" => Movement::Next,
        "ArrowUp" => Movement::Previous,
        "PageDown" => Movement::PageDown,
        "PageUp" => Movement::PageUp,
        _ => return false,
    };
    let (active, count) = untrack(|| (palette.active.get(), palette.count()));
    if let Some(index) = movement.apply(active, count) {
        palette.move_to(index);
    }
    true
}

/// Why there is nothing to choose, or less than there could be.
#[component]
fn PaletteMessages(palette: Palette) -> impl IntoView {
    let failure = Memo::new(move |_| palette.failure());
    let alert = move || {
        let notice = failure.get()?;
        Some(view! { <FailureAlert notice on_retry=move |()| palette.retry() /> })
    };
    let nothing = move || {
        let is_nothing =
            palette.count() == 0 && !palette.is_searching() && failure.read().is_none();
        is_nothing.then(|| palette.text.with(|text| absence_text(text)))
    };
    let count = move || {
        let count = palette.count();
        let is_known = count > 0 && !palette.is_searching();
        is_known.then(|| pluralize(count, "result"))
    };
    view! {
        {alert}
        <p class="palette__note">{nothing}</p>
        <div class="visually-hidden" role="status">
            {count}
            {nothing}
        </div>
    }
}

/// What Enter does, and the way out.
#[component]
fn PaletteFooter(palette: Palette, close: Callback<()>) -> impl IntoView {
    let effect = move || {
        let entry = palette.active_entry()?;
        let is_disabled = entry.disabled_reason.is_some();
        let text = entry.disabled_reason.unwrap_or(entry.effect);
        Some(view! {
            <span class="palette__key">{if is_disabled { "Not possible" } else { "Enter" }}</span>
            " "
            {text}
        })
    };
    view! {
        <p id=EFFECT class="palette__effect" role="status">
            {effect}
        </p>
        <Button on_press=close>"Close"</Button>
    }
}
