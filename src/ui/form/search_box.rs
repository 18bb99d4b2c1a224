use crate::browser::debounce::Debounce;
use crate::icon::{Icon, IconName};
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// How long the user may pause between two keys, in milliseconds, before the search starts.
pub const SEARCH_DELAY: u64 = 250;

/// A search field that searches as the user types: after a pause, or at once on Enter.
///
/// Escape and the clear button empty the field. A change of `value` replaces the text, unless the field has
/// focus: the text that the user is typing takes precedence.
#[component]
pub fn SearchBox(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The text of the current search.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text to search for.
    #[prop(into)]
    on_search: Callback<String>,
    /// The placeholder; the label by default.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The text field, to focus it.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let search = SearchState {
        text: RwSignal::new(value.get_untracked()),
        has_focus: RwSignal::new(false),
        debounce: Debounce::new(SEARCH_DELAY),
        value,
        on_search,
    };
    Effect::new(move || search.sync());
    let clear = move |_| {
        search.clear();
        if let Some(input) = node_ref.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <div class="search-box">
            <Icon name=IconName::SEARCH />
            <input
                node_ref=node_ref
                type="search"
                class="search-box__input"
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder.unwrap_or_else(|| label.clone())
                aria-label=label
                prop:value=search.text
                on:input=move |event| search.input(event_target_value(&event))
                on:keydown=move |event| search.keydown(&event)
                on:focus=move |_| search.has_focus.set(true)
                on:blur=move |_| search.blur()
            />
            <button
                type="button"
                class="search-box__clear"
                aria-label="Clear text"
                hidden=move || search.text.read().is_empty()
                on:click=clear
            >
                <Icon name=IconName::CLOSE />
            </button>
        </div>
    }
}

/// The state and the event handlers of a search box.
#[derive(Clone, Copy)]
struct SearchState {
    text: RwSignal<String>,
    has_focus: RwSignal<bool>,
    debounce: Debounce,
    value: Signal<String>,
    on_search: Callback<String>,
}

impl SearchState {
    /// Replaces the text with `value` unless the field has focus.
    fn sync(self) {
        let value = self.value.get();
        if !self.has_focus.get() {
            self.text.set(value);
        }
    }

    fn search_now(self) {
        self.debounce.cancel();
        let text = self.text.get_untracked();
        if text != self.value.get_untracked() {
            self.on_search.run(text);
        }
    }

    fn clear(self) {
        self.text.set(String::new());
        self.search_now();
    }

    fn input(self, text: String) {
        self.text.set(text);
        self.debounce.schedule(move || self.search_now());
    }

    fn keydown(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                self.search_now();
            }
            "Escape" if !self.text.read_untracked().is_empty() => {
                event.prevent_default();
                event.stop_propagation();
                self.clear();
            }
            _ => {}
        }
    }

    fn blur(self) {
        // When a focused field is unmounted, its blur event comes after its signals are disposed.
        if !self.has_focus.is_disposed() {
            self.search_now();
            self.has_focus.set(false);
        }
    }
}
