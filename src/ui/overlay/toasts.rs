use crate::feedback::tone::Tone;
use leptos::prelude::*;
use std::time::Duration;

/// When a toast is dismissed automatically, unless it is a failure or has an action.
const AUTO_DISMISS: Duration = Duration::from_secs(8);

/// The maximum number of toasts that are not failures. Failures stay until they are dismissed.
const MAX_TOASTS: usize = 3;

/// The action of a toast.
#[derive(Clone)]
pub struct ToastAction {
    /// The text of the button.
    pub label: String,
    /// Called on a click, after the toast is dismissed.
    pub run: Callback<()>,
}

#[derive(Clone)]
pub(super) struct Toast {
    pub(super) id: u64,
    pub(super) tone: Tone,
    pub(super) text: String,
    pub(super) action: Option<ToastAction>,
}

impl Toast {
    pub(super) fn is_failure(&self) -> bool {
        self.tone == Tone::Danger
    }
}

/// The toasts on the page, oldest first. Each is announced once, when it is added.
#[derive(Clone, Copy)]
pub struct Toasts {
    pub(super) list: RwSignal<Vec<Toast>>,
    pub(super) announcement: RwSignal<String>,
    next_id: StoredValue<u64>,
}

impl Toasts {
    /// Puts the toasts into the context. Call it once, in the root component.
    pub fn provide() -> Self {
        let toasts = Self {
            list: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            next_id: StoredValue::new(0),
        };
        provide_context(toasts);
        toasts
    }

    /// The toasts in the context. If there are none, toasts that no region shows.
    #[must_use]
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Shows and announces a toast: assertively if the tone is [`Tone::Danger`], otherwise politely.
    pub fn push(self, tone: Tone, text: impl Into<String>, action: Option<ToastAction>) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id + 1);
        let toast = Toast {
            id,
            tone,
            text: text.into(),
            action,
        };
        let is_persistent = toast.is_failure() || toast.action.is_some();
        self.list.update(|list| {
            list.push(toast);
            remove_oldest(list);
        });
        if !is_persistent {
            set_timeout(move || self.dismiss(id), AUTO_DISMISS);
        }
    }

    /// Announces a text politely without showing a toast, for changes that are visible on the page.
    pub fn announce(self, text: &str) {
        // Screen readers announce changes only, so a repeated text gets an invisible difference.
        let is_repeated = *self.announcement.read_untracked() == text;
        let suffix = if is_repeated { "\u{a0}" } else { "" };
        self.announcement.set(format!("{text}{suffix}"));
    }

    /// Dismisses all toasts.
    pub fn clear(self) {
        self.list.update(Vec::clear);
    }

    pub(super) fn dismiss(self, id: u64) {
        let _ = self
            .list
            .try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Removes the oldest toasts beyond [`MAX_TOASTS`], except failures.
fn remove_oldest(list: &mut Vec<Toast>) {
    let is_removable = |toast: &Toast| !toast.is_failure();
    while list.iter().filter(|toast| is_removable(toast)).count() > MAX_TOASTS {
        if let Some(oldest) = list.iter().position(is_removable) {
            list.remove(oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toast(id: u64, tone: Tone) -> Toast {
        Toast {
            id,
            tone,
            text: String::new(),
            action: None,
        }
    }

    #[test]
    fn the_oldest_toasts_are_removed_except_failures() {
        let mut list = vec![toast(0, Tone::Danger)];
        list.extend((1..=5).map(|id| toast(id, Tone::Success)));
        remove_oldest(&mut list);
        let ids: Vec<u64> = list.iter().map(|toast| toast.id).collect();
        assert_eq!(ids, [0, 3, 4, 5]);
    }
}
