use leptos::prelude::*;

/// What to know about data volumes before making one.
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

/// What to know before making one, beside the form.
#[component]
pub(crate) fn Facts() -> impl IntoView {
    let fact = |(term, text)| {
        view! { <div class="facts__fact"><dt class="facts__term">{term}</dt><dd>{text}</dd></div> }
    };
    view! {
        <aside class="facts" aria-label="About data volumes">
            <h2 class="facts__heading">"Good to know"</h2>
            <dl class="facts__list">{FACTS.map(fact).collect_view()}</dl>
        </aside>
    }
}
