use crate::feedback::tone::Tone;
use leptos::prelude::*;
use std::mem;
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

/// A toast, to replace it by another one later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ToastId(u64);

#[derive(Clone)]
pub(super) struct Toast {
    pub(super) id: ToastId,
    pub(super) tone: Tone,
    pub(super) text: String,
    pub(super) action: Option<ToastAction>,
}

impl Toast {
    pub(super) fn is_failure(&self) -> bool {
        self.tone == Tone::Danger
    }

    /// Whether one of both is enough. An action may be for another thing of the same name.
    fn says_the_same_as(&self, other: &Self) -> bool {
        let has_action = self.action.is_some() || other.action.is_some();
        !has_action && self.tone == other.tone && self.text == other.text
    }

    fn is_persistent(&self) -> bool {
        self.is_failure() || self.action.is_some()
    }
}

/// The toasts on the page, oldest first. Each is announced once, when it is added.
///
/// While a modal dialog is open, the rest of the page is inert, live regions included. Toasts of that time are
/// added when the dialog closes.
#[derive(Clone, Copy)]
pub struct Toasts {
    pub(super) list: RwSignal<Vec<Toast>>,
    queue: StoredValue<Queue>,
    pub(super) announcement: RwSignal<String>,
    pub(super) title: RwSignal<String>,
}

#[derive(Default)]
struct Queue {
    /// The toasts to add when no dialog is open.
    waiting: Vec<Toast>,
    /// The number of open modal dialogs.
    dialogs: u32,
    next_id: u64,
}

impl Toasts {
    /// Puts the toasts into the context. Call it once, in the root component.
    pub fn provide() -> Self {
        let toasts = Self {
            list: RwSignal::new(Vec::new()),
            queue: StoredValue::new(Queue::default()),
            announcement: RwSignal::new(String::new()),
            title: RwSignal::new(String::new()),
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
    pub fn push(self, tone: Tone, text: impl Into<String>, action: Option<ToastAction>) -> ToastId {
        let id = self.next_id();
        let toast = Toast {
            id,
            tone,
            text: text.into(),
            action,
        };
        let shown = self.queue.try_update_value(|queue| {
            if queue.dialogs == 0 {
                return Some(toast);
            }
            queue.waiting.push(toast);
            None
        });
        if let Some(toast) = shown.flatten() {
            self.show(toast);
        }
        id
    }

    fn next_id(self) -> ToastId {
        let id = self.queue.try_update_value(|queue| {
            queue.next_id += 1;
            queue.next_id
        });
        ToastId(id.unwrap_or_default())
    }

    fn show(self, toast: Toast) {
        let id = toast.id;
        if !toast.is_persistent() {
            set_timeout(move || self.dismiss(id), AUTO_DISMISS);
        }
        self.list.update(|list| {
            list.retain(|other| !toast.says_the_same_as(other));
            list.push(toast);
            remove_oldest(list);
        });
    }

    /// Replaces the toast `id` by one with the same action, unless it was dismissed. Returns the new one.
    pub fn replace(self, id: ToastId, tone: Tone, text: impl Into<String>) -> Option<ToastId> {
        let mut text = Some(text.into());
        let new_id = self.next_id();
        let mut replace = |list: &mut Vec<Toast>| {
            let toast = list.iter_mut().find(|toast| toast.id == id)?;
            toast.id = new_id;
            toast.tone = tone;
            toast.text = text.take()?;
            Some(new_id)
        };
        let replace_waiting = |queue: &mut Queue| replace(&mut queue.waiting);
        let waiting = self.queue.try_update_value(replace_waiting).flatten();
        waiting.or_else(|| self.list.try_update(replace).flatten())
    }

    /// The texts of the toasts on the page, oldest first.
    #[must_use]
    pub fn texts(self) -> Vec<String> {
        let texts = |list: &Vec<Toast>| list.iter().map(|toast| toast.text.clone()).collect();
        self.list.with_untracked(texts)
    }

    /// A modal dialog has opened.
    pub(super) fn dialog_opened(self) {
        self.queue.update_value(|queue| queue.dialogs += 1);
    }

    /// A modal dialog is off the page. If it was the last one, the toasts that wait are added.
    pub(super) fn dialog_closed(self) {
        let due = self.queue.try_update_value(|queue| {
            queue.dialogs = queue.dialogs.saturating_sub(1);
            (queue.dialogs == 0).then(|| mem::take(&mut queue.waiting))
        });
        for toast in due.flatten().unwrap_or_default() {
            self.show(toast);
        }
    }

    /// Announces the title of a page, in a region of its own, so that what else is announced does not replace it.
    pub fn announce_title(self, title: &str) {
        self.title.set(title.to_owned());
    }

    /// Announces a text politely without showing a toast, for changes that are visible on the page.
    pub fn announce(self, text: &str) {
        // Screen readers announce changes only, so a repeated text gets an invisible difference.
        let is_repeated = *self.announcement.read_untracked() == text;
        let suffix = if is_repeated { "\u{a0}" } else { "" };
        self.announcement.set(format!("{text}{suffix}"));
    }

    /// Removes all toasts, also those that wait.
    pub fn clear(self) {
        self.queue.update_value(|queue| queue.waiting.clear());
        self.list.update(Vec::clear);
    }

    /// Removes the toast, if it is still there. One that replaced it stays.
    pub fn dismiss(self, id: ToastId) {
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
            id: ToastId(id),
            tone,
            text: String::new(),
            action: None,
        }
    }

    fn toasts() -> (Owner, Toasts) {
        let owner = Owner::new();
        owner.set();
        (owner, Toasts::provide())
    }

    #[test]
    fn toasts_wait_until_the_last_dialog_is_closed() {
        let (_owner, toasts) = toasts();
        toasts.push(Tone::Danger, "before", None);
        toasts.dialog_opened();
        toasts.dialog_opened();
        toasts.push(Tone::Danger, "first", None);
        toasts.dialog_closed();
        let second = toasts.push(Tone::Danger, "second", None);
        toasts.replace(second, Tone::Danger, "replaced");
        assert_eq!(toasts.texts(), ["before"]);
        toasts.dialog_closed();
        assert_eq!(toasts.texts(), ["before", "first", "replaced"]);
    }

    #[test]
    fn a_toast_is_replaced_in_its_place_unless_it_was_dismissed() {
        let (_owner, toasts) = toasts();
        let first = toasts.push(Tone::Danger, "first", None);
        toasts.push(Tone::Danger, "second", None);
        let replaced = toasts.replace(first, Tone::Danger, "replaced");
        assert!(replaced.is_some_and(|new| new != first));
        toasts.dismiss(first);
        assert_eq!(toasts.texts(), ["replaced", "second"]);
        assert_eq!(toasts.replace(first, Tone::Danger, "again"), None);
    }

    #[test]
    fn of_toasts_that_say_the_same_the_newest_stays() {
        let (_owner, toasts) = toasts();
        toasts.push(Tone::Danger, "failed", None);
        toasts.push(Tone::Danger, "other", None);
        toasts.push(Tone::Danger, "failed", None);
        assert_eq!(toasts.texts(), ["other", "failed"]);
        let action = || ToastAction {
            label: "Undo".to_owned(),
            run: Callback::new(|()| {}),
        };
        toasts.push(Tone::Danger, "gone", Some(action()));
        toasts.push(Tone::Danger, "gone", Some(action()));
        assert_eq!(toasts.texts(), ["other", "failed", "gone", "gone"]);
    }

    #[test]
    fn the_oldest_toasts_are_removed_except_failures() {
        let mut list = vec![toast(0, Tone::Danger)];
        list.extend((1..=5).map(|id| toast(id, Tone::Success)));
        remove_oldest(&mut list);
        let ids: Vec<u64> = list.iter().map(|toast| toast.id.0).collect();
        assert_eq!(ids, [0, 3, 4, 5]);
    }
}
