//! Drafts: the content of a form, kept in the session storage of the tab until it is saved or discarded.
//!
//! A draft survives a reload, an expired session and every error. Signing out discards it: its key has the
//! prefix that [`Session::sign_out`](super::Session::sign_out) clears. Forms and dialogs use it like this:
//!
//! ```ignore
//! let draft = use_draft(&format!("description.{id}"), read_from_the_server);
//! view! {
//!     <LeaveGuard is_unsaved=draft.is_changed() on_discard=move |()| draft.discard() />
//!     <TextArea value=… on_input=move |text| draft.value.set(text) … />
//! }
//! // after it was saved: draft.finish();
//! ```

use std::cell::Cell;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::storage::{DRAFT_PREFIX, read, write};
use datavolumes_ui::{Toasts, Tone};

thread_local! {
    /// Whether the user was told that the browser keeps no drafts.
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// The draft of one form.
pub struct Draft<T: 'static> {
    /// The current content.
    pub value: RwSignal<T>,
    pristine: RwSignal<T>,
    key: StoredValue<String>,
    was_restored: StoredValue<bool>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Draft<T> {}

/// Restores the draft called `name` if the tab has one, else starts with `pristine`, the content before
/// any edit. From then on every change is stored. If the browser refuses that, a message says so once.
pub fn use_draft<T>(name: &str, pristine: T) -> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let key = [DRAFT_PREFIX, name].concat();
    // The draft of an older version of the app may not be readable. Then there is none.
    let stored = read(&key).and_then(|text| serde_json::from_str(&text).ok());
    let draft = Draft {
        was_restored: StoredValue::new(stored.is_some()),
        value: RwSignal::new(stored.unwrap_or_else(|| pristine.clone())),
        pristine: RwSignal::new(pristine),
        key: StoredValue::new(key),
    };
    let toasts = Toasts::of_context();
    Effect::new(move || {
        let text = draft.value.with(|value| {
            let is_pristine = draft.pristine.with(|pristine| pristine == value);
            (!is_pristine).then(|| serde_json::to_string(value).ok())
        });
        draft
            .key
            .with_value(|key| keep(key, text.flatten(), toasts));
    });
    draft
}

impl<T> Draft<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    /// Whether there are changes that are neither saved nor discarded.
    #[must_use]
    pub fn is_changed(self) -> Signal<bool> {
        Memo::new(move |_| {
            self.value
                .with(|value| self.pristine.with(|pristine| pristine != value))
        })
        .into()
    }

    /// Whether the content was restored from the tab.
    #[must_use]
    pub fn was_restored(self) -> bool {
        self.was_restored.get_value()
    }

    /// Replaces the content before any edit. An unchanged form follows it; a changed one keeps its
    /// content.
    pub fn rebase(self, pristine: T) {
        let is_pristine = self
            .value
            .with_untracked(|value| self.pristine.with_untracked(|before| before == value));
        if is_pristine {
            self.value.set(pristine.clone());
        }
        self.pristine.set(pristine);
    }

    /// Goes back to the content before any edit.
    pub fn discard(self) {
        self.forget();
        self.value.set(self.pristine.get_untracked());
    }

    /// Marks the content as saved.
    pub fn finish(self) {
        self.forget();
        self.pristine.set(self.value.get_untracked());
    }

    /// Removes the stored draft at once: the form may be gone before its effects run again.
    fn forget(self) {
        self.was_restored.set_value(false);
        self.key.with_value(|key| write(key, None));
    }
}

/// Removes the draft called `name`, whose form may be gone.
pub fn discard_draft(name: &str) {
    write(&[DRAFT_PREFIX, name].concat(), None);
}

/// Stores `text` under `key`. Says once that the browser refuses: then a draft lasts as long as its form.
fn keep(key: &str, text: Option<String>, toasts: Toasts) {
    let is_kept = write(key, text.as_deref());
    if text.is_none() || is_kept || IS_TOLD.replace(true) {
        return;
    }
    let refusal =
        "This browser blocks storage. Your entries are lost when you leave or reload the page.";
    toasts.push(Tone::Danger, refusal, None);
}
