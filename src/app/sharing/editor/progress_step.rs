use datavolumes_ui::Progress;
use leptos::prelude::*;

use super::editor_state::EditorState;
use super::use_editor::Editor;
use crate::sharing::step_heading::StepHeading;

/// The step in which the change is applied.
#[component]
pub(super) fn ProgressStep(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    let requests = Memo::new(move |_| {
        editor.state.with(|state| match state {
            EditorState::Applying { done, total } => Some((*done, *total)),
            _ => None,
        })
    });
    let label = Signal::derive(move || match requests.get() {
        Some((done, total)) => format!("Request {} of {total}", done + 1),
        None => "Loading the sharing".to_owned(),
    });
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    let number = |number: usize| number as f64;
    let done = Signal::derive(move || requests.get().map(|(done, _)| number(done)));
    let total = Signal::derive(move || requests.get().map_or(1.0, |(_, total)| number(total)));
    view! {
        <section class="stage" aria-label="Applying changes">
            <StepHeading title="Applying changes" />
            <Progress label done total />
            <p class="stage__lead">
                "Keep this page open. Leaving stops after the current request."
            </p>
        </section>
    }
}
