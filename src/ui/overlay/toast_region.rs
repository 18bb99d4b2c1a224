use crate::icon::{Icon, IconName};
use crate::overlay::toasts::{Toast, Toasts};
use leptos::prelude::*;

/// Shows the toasts in two live regions: `status` for outcomes, `alert` for failures. Titles and announcements have
/// regions of their own, which are not seen. Mount it once, in the root component.
///
/// The regions are on the page before their first toast, as live regions must be to be announced. See the ARIA
/// [alert pattern](https://www.w3.org/WAI/ARIA/apg/patterns/alert/).
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = Toasts::of_context();
    let is_any = move |failures: bool| {
        let list = toasts.list.read();
        list.iter().any(|toast| toast.is_failure() == failures)
    };
    view! {
        <p class="visually-hidden" role="status">
            {toasts.title}
        </p>
        <p class="visually-hidden" role="status">
            {toasts.announcement}
        </p>
        <div class="toasts">
            <div class="toasts__list" role="status">
                <Show when=move || is_any(false)>
                    <ToastList toasts failures=false />
                </Show>
            </div>
            <div class="toasts__list" role="alert">
                <Show when=move || is_any(true)>
                    <ToastList toasts failures=true />
                </Show>
            </div>
        </div>
    }
}

#[component]
fn ToastList(toasts: Toasts, failures: bool) -> impl IntoView {
    let list = move || {
        let mut list = toasts.list.get();
        list.retain(|toast| toast.is_failure() == failures);
        list
    };
    view! {
        <For each=list key=|toast| toast.id let:toast>
            <ToastItem toast toasts />
        </For>
    }
}

#[component]
fn ToastItem(toast: Toast, toasts: Toasts) -> impl IntoView {
    let id = toast.id;
    let action = toast.action.map(|action| {
        let run = move |_| {
            toasts.dismiss(id);
            // The page that offered it may be gone.
            action.run.try_run(());
        };
        view! {
            <button type="button" class="toast__action" on:click=run>
                {action.label}
            </button>
        }
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
                on:click=move |_| toasts.dismiss(id)
            >
                <Icon name=IconName::CLOSE />
            </button>
        </div>
    }
}
