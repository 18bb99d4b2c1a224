use leptos::prelude::*;

use super::editor_state::Editor;
use super::picture::Picture;
use super::plan_view::PlanView;
use super::stage_heading::StageHeading;
use datavolumes_ui::part;

/// What the change would do, in words and in the map.
#[component]
pub(super) fn Review(
    /// What is edited.
    editor: Editor,
) -> impl IntoView {
    // A finding can be mended here, which makes another plan.
    let words = part(move || {
        editor.plan.track();
        view! { <PlanView editor /> }
    });
    view! {
        <section class="stage" aria-label="Review changes">
            <StageHeading title="Review changes" />
            {words}
            <Picture organisation=editor.organisation plan=editor.plan is_change=true />
        </section>
    }
}
