use leptos::prelude::*;

/// Facts about data volumes, with their headings.
const FACTS: [(&str, &str); 5] = [
    (
        "One PVC, one copy",
        "It is backed by an existing PVC in a project’s namespace. One copy of the data serves everybody.",
    ),
    (
        "Read-only",
        "Wherever it is mounted, in the origin project too. Write through the origin PVC.",
    ),
    (
        "Not versioned",
        "What is written to the PVC is what everybody sees.",
    ),
    (
        "Shared downwards",
        "A cluster or department reaches every project under it, now and later.",
    ),
    (
        "No rename",
        "Only the description and the sharing can be changed later.",
    ),
];

/// Facts about data volumes, beside the form.
#[component]
pub(super) fn HelpPanel() -> impl IntoView {
    let fact = |(heading, text)| {
        view! {
            <div class="help-panel__fact">
                <dt class="help-panel__term">{heading}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    view! {
        <aside class="help-panel" aria-label="About data volumes">
            <h2 class="help-panel__heading">"Good to know"</h2>
            <dl class="help-panel__list">{FACTS.map(fact).collect_view()}</dl>
        </aside>
    }
}
