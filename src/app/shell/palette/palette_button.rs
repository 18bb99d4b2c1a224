use datavolumes_ui::{Icon, IconName, lazy};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::hotkey::Press;
use super::palette_dialog::PaletteDialog;
use super::run_entry::HeaderCommands;

lazy!(static PALETTE, in pages: (commands: HeaderCommands) => view! { <PaletteDialog commands /> });

/// A button that opens the command palette, as `Ctrl+K` or `Cmd+K` does.
#[component]
pub(crate) fn PaletteButton(
    /// Opens the log of requests.
    #[prop(into)]
    on_requests: Callback<()>,
    /// Signs out.
    #[prop(into)]
    on_sign_out: Callback<()>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let is_mac = is_mac();
    let listener = window_event_listener(ev::keydown, move |event| {
        if !is_hotkey(&event, is_mac) || event.default_prevented() {
            return;
        }
        let is_modal = document().query_selector("dialog[open]");
        if is_open.get_untracked() {
            event.prevent_default();
            if !event.repeat() {
                is_open.set(false);
            }
        } else if is_modal.is_ok_and(|found| found.is_none()) {
            event.prevent_default();
            if !event.repeat() {
                is_open.set(true);
            }
        }
    });
    on_cleanup(move || listener.remove());
    let commands = HeaderCommands {
        close: Callback::new(move |()| is_open.set(false)),
        requests: on_requests,
        sign_out: on_sign_out,
    };
    view! {
        <button
            type="button"
            class="button palette-button"
            data-variant="secondary"
            aria-label="Search or run a command"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| is_open.set(true)
        >
            <Icon name=IconName::SEARCH />
            <span class="palette-button__text">"Search or run a command"</span>
            <kbd class="palette-button__key">{if is_mac { "⌘ K" } else { "Ctrl K" }}</kbd>
        </button>
        <Show when=move || is_open.get()>{PALETTE.show(move || (commands,))}</Show>
    }
}

fn is_hotkey(event: &KeyboardEvent, is_mac: bool) -> bool {
    let key = event.key();
    let press = Press {
        key: &key,
        key_code: event.key_code(),
        control: event.ctrl_key(),
        meta: event.meta_key(),
        has_other: event.alt_key() || event.shift_key(),
    };
    press.opens_palette(is_mac)
}

fn is_mac() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}
