use leptos::prelude::*;

/// How far something has come.
#[component]
pub fn Progress(
    /// What is going on; shown above the bar and its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done; `None` where nobody knows how much there is.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// How much there is.
    #[prop(into)]
    total: Signal<f64>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span class="progress__label" aria-hidden="true">{label}</span>
            <progress
                class="progress__bar"
                aria-label=label
                max=move || total.get().to_string()
                value=move || done.get().map(|done| done.to_string())
            ></progress>
        </div>
    }
}
