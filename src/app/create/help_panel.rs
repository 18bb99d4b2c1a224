use leptos::prelude::*;

/// Facts about data volumes, with their headings.
const FACTS: [(&str, &str); 5] = [
    (
        "One PVC, one copy",
        "A data volume is backed by one existing PVC. One copy of the data serves every project.",
    ),
    (
        "Read-only",
        "Every project mounts it read-only, including the origin. To change the data, write to the origin PVC.",
    ),
    (
        "Not versioned",
        "Every project sees changes to the origin PVC at once.",
    ),
    (
        "Sharing is inherited",
        "Sharing with a cluster or department includes every project in it, now and later.",
    ),
    (
        "No rename",
        "You can change only the description and the sharing later.",
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
