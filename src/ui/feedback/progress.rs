use leptos::prelude::*;

/// A labelled progress bar: the HTML `progress` element.
#[component]
pub fn Progress(
    /// What is in progress: shown above the bar, and its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done; `None` for an indeterminate bar.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// The value of `done` at the end.
    #[prop(into)]
    total: Signal<f64>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span class="progress__label" aria-hidden="true">
                {label}
            </span>
            <progress
                class="progress__bar"
                aria-label=label
                max=move || total.get().to_string()
                value=move || done.get().map(|done| done.to_string())
            ></progress>
        </div>
    }
}
