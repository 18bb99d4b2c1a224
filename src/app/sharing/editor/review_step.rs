use leptos::prelude::*;

use super::plan_view::PlanView;
use super::use_editor::Editor;
use crate::sharing::step_heading::StepHeading;

/// The step in which the effects of the edits are reviewed.
#[component]
pub(super) fn ReviewStep(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    // The fix of a finding changes the plan.
    let plan = move || {
        editor.plan.track();
        view! { <PlanView editor /> }
    };
    view! {
        <section class="stage" aria-label="Review changes">
            <StepHeading title="Review changes" />
            {plan}
        </section>
    }
}
