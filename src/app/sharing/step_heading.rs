use leptos::{html, prelude::*};

/// The heading of a step of the editor or a bulk dialog.
///
/// It takes the focus when it is mounted, because the button that led to the step is gone.
#[component]
pub(crate) fn StepHeading(
    /// The text of the heading.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <h2 class="stage__heading" tabindex="-1" node_ref=heading>
            {title}
        </h2>
    }
}
