use crate::el::el;
use crate::feedback::tone::Tone;
use crate::icon::{Icon, IconName};
use crate::lazy;
use crate::part::shown;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays, unless it failed or offers something to do.
const STAY: Duration = Duration::from_secs(8);

/// The most messages of outcomes at a time; those of failures go only by hand.
const MOST: usize = 3;

/// Something that can be done about a message.
#[derive(Clone)]
pub struct ToastAction {
    /// The text of the button.
    pub label: String,
    /// What it does; the message goes away by itself.
    pub run: Callback<()>,
}

#[derive(Clone)]
struct Toast {
    number: u64,
    tone: Tone,
    text: String,
    action: Option<ToastAction>,
}

/// The messages about outcomes, newest last. Each is announced once, when it comes.
#[derive(Clone, Copy)]
pub struct Toasts {
    messages: RwSignal<Vec<Toast>>,
    announcement: RwSignal<String>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// Puts the messages into the context. Call it once, in the root component.
    pub fn provide() -> Self {
        let toasts = Self {
            messages: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            next: StoredValue::new(0),
        };
        provide_context(toasts);
        toasts
    }

    /// The messages of this page. Without a root that provides them they are shown nowhere.
    #[must_use]
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Shows and announces an outcome: at once when it failed, else when the reader is idle.
    pub fn push(self, tone: Tone, text: impl Into<String>, action: Option<ToastAction>) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let stays = tone == Tone::Danger || action.is_some();
        let toast = Toast {
            number,
            tone,
            text: text.into(),
            action,
        };
        self.messages.update(|messages| {
            messages.push(toast);
            make_room(messages);
        });
        if !stays {
            set_timeout(move || self.dismiss(number), STAY);
        }
    }

    /// Announces politely what is plain to see, so that no message is shown for it.
    pub fn announce(self, text: &str) {
        // The same words again would be no change, and no change is not announced.
        let again = self.announcement.with_untracked(|last| last == text);
        let pause = if again { "\u{a0}" } else { "" };
        self.announcement.set([text, pause].concat());
    }

    fn dismiss(self, number: u64) {
        let _ = self
            .messages
            .try_update(|messages| messages.retain(|toast| toast.number != number));
    }
}

/// Takes the oldest messages away that would pile up over the page.
fn make_room(messages: &mut Vec<Toast>) {
    let is_outcome = |toast: &Toast| toast.tone != Tone::Danger;
    while messages.iter().filter(|toast| is_outcome(toast)).count() > MOST {
        if let Some(oldest) = messages.iter().position(is_outcome) {
            messages.remove(oldest);
        }
    }
}

lazy!(static MESSAGES, in list: (toasts: Toasts, failures: bool) => view! {
    <Messages toasts failures />
});

/// Where messages appear: one polite region and one for failures. Mount it once, in the root component.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = Toasts::of_context();
    let list = move |failures: bool| {
        let is_one = move |toast: &Toast| (toast.tone == Tone::Danger) == failures;
        let has_any = move || toasts.messages.with(|all| all.iter().any(is_one));
        shown(has_any, move || MESSAGES.show(move || (toasts, failures)))
    };
    let announced = el("span")
        .class("visually-hidden")
        .text_by(move || toasts.announcement.get());
    let region = |role| el("div").class("toasts__list").attr("role", role);
    el("div")
        .class("toasts")
        .child(region("status").child(announced).child(list(false)))
        .child(region("alert").child(list(true)))
}

/// The messages of one region, each kept as it is while others come and go.
#[component]
fn Messages(toasts: Toasts, failures: bool) -> impl IntoView {
    let list = move || {
        let mut list = toasts.messages.get();
        list.retain(|toast| (toast.tone == Tone::Danger) == failures);
        list
    };
    view! {
        <For each=list key=|toast| toast.number let:toast>
            <Message toast toasts />
        </For>
    }
}

#[component]
fn Message(toast: Toast, toasts: Toasts) -> impl IntoView {
    let number = toast.number;
    let action = toast.action.map(|action| {
        let run = move |_| {
            toasts.dismiss(number);
            action.run.run(());
        };
        view! { <button type="button" class="toast__action" on:click=run>{action.label}</button> }
    });
    view! {
        <div class="toast" data-tone=toast.tone.name()>
            <Icon name=toast.tone.icon() />
            <p class="toast__text">{toast.text}</p>
            {action}
            <button
                type="button"
                class="toast__close"
                aria-label="Dismiss"
                on:click=move |_| toasts.dismiss(number)
            >
                <Icon name=IconName::CLOSE />
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toast(number: u64, tone: Tone) -> Toast {
        Toast {
            number,
            tone,
            text: String::new(),
            action: None,
        }
    }

    #[test]
    fn outcomes_do_not_pile_up_and_failures_stay() {
        let mut messages = vec![toast(0, Tone::Danger)];
        messages.extend((1..=5).map(|number| toast(number, Tone::Success)));
        make_room(&mut messages);
        let left: Vec<u64> = messages.iter().map(|toast| toast.number).collect();
        assert_eq!(left, [0, 3, 4, 5]);
    }
}
