use leptos::{html, prelude::*};

use datavolumes_ui::effect;

/// The heading of a stage, which gets the focus when the stage begins: what had it before is gone.
#[component]
pub(super) fn StageHeading(
    /// What is to be seen now.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    effect(move || {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! { <h2 class="stage__heading" tabindex="-1" node_ref=heading>{title}</h2> }
}
