use crate::button::copy_button::CopyButton;
use leptos::prelude::*;

/// Preformatted text with a button that copies it.
///
/// The text is a focusable region, so that the keyboard can scroll it.
#[component]
pub fn CodeBlock(
    /// The accessible name, such as "curl command".
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let copy_label = format!("Copy {label}");
    view! {
        <div class="code-block">
            <pre class="code-block__text" tabindex="0" role="region" aria-label=label>
                <code>{text}</code>
            </pre>
            <CopyButton label=copy_label text />
        </div>
    }
}
