use crate::browser::debounce::Debounce;
use crate::form::typed_text::is_composing;
use crate::icon::{Icon, IconName};
use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

/// How long the user may pause between two keys, in milliseconds, before the search starts.
pub const SEARCH_DELAY: u64 = 150;

/// A search field that searches as the user types: after a pause, or at once on Enter.
///
/// Escape and the clear button empty the field. The text belongs to the user until it is searched for and the
/// field is left; a text that `on_search` did not take stays. Otherwise the field follows `value`.
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
        edit: RwSignal::new(None),
        is_pending: StoredValue::new(false),
        debounce: Debounce::new(SEARCH_DELAY),
        value,
        on_search,
    };
    Effect::new(move |before| search.follow_value(before));
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
                prop:value=move || search.text()
                on:input=move |event| search.input(&event)
                on:compositionend=move |event| search.input(&event)
                on:keydown=move |event| search.keydown(&event)
                on:blur=move |_| search.blur()
            />
            <button
                type="button"
                class="search-box__clear"
                aria-label="Clear text"
                hidden=move || search.text().is_empty()
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
    /// What the user has typed; `None` while the field shows `value`.
    edit: RwSignal<Option<String>>,
    /// Whether what the user has typed is not searched for yet.
    is_pending: StoredValue<bool>,
    debounce: Debounce,
    value: Signal<String>,
    on_search: Callback<String>,
}

impl SearchState {
    fn text(self) -> String {
        self.edit.get().unwrap_or_else(|| self.value.get())
    }

    /// Drops what the user has typed when it was searched for and `value` has become another text since.
    fn follow_value(self, before: Option<String>) -> String {
        let value = self.value.get();
        let has_changed = before.is_some_and(|before| before != value);
        let edit = self.edit.get_untracked();
        if has_changed
            && !self.is_pending.get_value()
            && edit.is_some_and(|edit| edit.trim() != value)
        {
            self.edit.set(None);
        }
        value
    }

    fn search_now(self) {
        self.debounce.cancel();
        self.is_pending.set_value(false);
        let text = untrack(move || self.text());
        if text != self.value.get_untracked() {
            self.on_search.run(text);
        }
    }

    fn clear(self) {
        self.edit.set(Some(String::new()));
        self.search_now();
    }

    fn input(self, event: &Event) {
        self.edit.set(Some(event_target_value(event)));
        self.is_pending.set_value(true);
        if is_composing(event) {
            self.debounce.cancel();
        } else {
            self.debounce.schedule(move || self.search_now());
        }
    }

    fn keydown(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                self.search_now();
            }
            "Escape" if !untrack(move || self.text()).is_empty() => {
                event.prevent_default();
                event.stop_propagation();
                self.clear();
            }
            _ => {}
        }
    }

    fn blur(self) {
        // When a focused field is unmounted, its blur event comes after its signals are disposed.
        if self.edit.is_disposed() {
            return;
        }
        if self.is_pending.get_value() {
            self.search_now();
        }
        let value = self.value.get_untracked();
        if self
            .edit
            .get_untracked()
            .is_some_and(|edit| edit.trim() == value)
        {
            self.edit.set(None);
        }
    }
}
