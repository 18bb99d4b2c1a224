use datavolumes_ui::{Progress, format_number, pluralize};
use leptos::prelude::*;

use super::runner::JobProgress;

/// How far a job is, and how long the server asks it to pause.
#[component]
pub(crate) fn JobProgressBar(
    #[prop(into)] progress: Signal<JobProgress>,
    /// What is counted, in the singular.
    noun: &'static str,
) -> impl IntoView {
    #[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
    let number = |number: usize| number as f64;
    let label = Signal::derive(move || {
        let progress = progress.get();
        if progress.total == 0 {
            return pluralize(progress.done, noun);
        }
        let done = format_number(progress.done as u64);
        [&done, " of ", &pluralize(progress.total, noun)].concat()
    });
    let done = Signal::derive(move || {
        let JobProgress { done, total, .. } = progress.get();
        (total > 0).then(|| number(done.min(total)))
    });
    let total = Signal::derive(move || number(progress.get().total.max(1)));
    let is_paused = Memo::new(move |_| progress.get().pause.is_some());
    // Assistive technology would announce every second.
    let countdown = move || {
        let seconds = progress.get().pause?;
        Some(format!("Continuing in {} s", format_number(seconds)))
    };
    view! {
        <Progress label done total />
        <p class="stage__lead">
            <span role="status">
                {move || is_paused.get().then_some("The server asked to wait. ")}
            </span>
            <span aria-hidden="true">{countdown}</span>
        </p>
    }
}
