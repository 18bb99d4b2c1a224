//! What is typed into a form, kept in this tab until it is sent or discarded.
//!
//! A draft survives a reload, an expired session and every failure. Signing out forgets it, since it is
//! kept under the prefix that [`crate::session`] clears. Forms and dialogs that change something use it
//! like this:
//!
//! ```ignore
//! let draft = use_draft(&format!("description.{id}"), read_from_the_server);
//! view! {
//!     <LeaveGuard is_unsaved=draft.is_changed() on_discard=move |()| draft.discard() />
//!     <TextArea value=… on_input=move |text| draft.value.set(text) … />
//! }
//! // when the server has it: draft.finish();
//! ```

mod leave_guard;

pub use leave_guard::LeaveGuard;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::session::storage;
use datavolumes_ui::effect;

/// Everything that is kept begins with this.
const PREFIX: &str = "datavolumes.draft.";

/// What is typed into one form.
pub struct Draft<T: 'static> {
    /// The form as it is now.
    pub value: RwSignal<T>,
    pristine: RwSignal<T>,
    key: StoredValue<String>,
    was_kept: StoredValue<bool>,
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Draft<T> {}

/// Goes on with the draft called `name` where this tab keeps one, else begins with `pristine`: the
/// form as long as nobody has typed. From now on every change is kept.
pub fn use_draft<T>(name: &str, pristine: T) -> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let key = [PREFIX, name].concat();
    // What an older version of the app has kept may not be readable; then there is no draft.
    let kept = read(&key).and_then(|text| serde_json::from_str(&text).ok());
    let draft = Draft {
        was_kept: StoredValue::new(kept.is_some()),
        value: RwSignal::new(kept.unwrap_or_else(|| pristine.clone())),
        pristine: RwSignal::new(pristine),
        key: StoredValue::new(key),
    };
    effect(move || {
        let text = draft.value.with(|value| {
            let is_pristine = draft.pristine.with(|pristine| pristine == value);
            (!is_pristine).then(|| serde_json::to_string(value).ok())
        });
        draft
            .key
            .with_value(|key| write(key, text.flatten().as_deref()));
    });
    draft
}

impl<T> Draft<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    /// Whether there is anything that was typed and is neither sent nor discarded.
    #[must_use]
    pub fn is_changed(self) -> Signal<bool> {
        Memo::new(move |_| {
            self.value
                .with(|value| self.pristine.with(|pristine| pristine != value))
        })
        .into()
    }

    /// Whether the form began with what was typed earlier.
    #[must_use]
    pub fn was_kept(self) -> bool {
        self.was_kept.get_value()
    }

    /// Takes another state as the one in which nobody has typed. A form that is in that state follows
    /// it; what was typed stays.
    pub fn rebase(self, pristine: T) {
        let is_pristine = self
            .value
            .with_untracked(|value| self.pristine.with_untracked(|before| before == value));
        if is_pristine {
            self.value.set(pristine.clone());
        }
        self.pristine.set(pristine);
    }

    /// Forgets what was typed.
    pub fn discard(self) {
        self.forget();
        self.value.set(self.pristine.get_untracked());
    }

    /// What was typed is where it belongs: there is nothing to keep any more.
    pub fn finish(self) {
        self.forget();
        self.pristine.set(self.value.get_untracked());
    }

    /// At once, since the form may be gone before its effects run again.
    fn forget(self) {
        self.was_kept.set_value(false);
        self.key.with_value(|key| write(key, None));
    }
}

/// Forgets the draft called `name`, whose form may be gone.
pub fn discard_draft(name: &str) {
    write(&[PREFIX, name].concat(), None);
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Where the tab has no storage, or no room in it, a draft lasts as long as its form.
fn write(key: &str, text: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match text {
            Some(text) => storage.set_item(key, text),
            None => storage.remove_item(key),
        };
    }
}
