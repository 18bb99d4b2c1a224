use datavolumes_contract::{ListQuery, QueryWarning};
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone, lazy};
use leptos::prelude::*;

use super::url::ListUrl;
use crate::router::History;

lazy!(static WARNINGS, in list: (warnings: RwSignal<Vec<QueryWarning>>) => view! { <Warnings warnings /> });

/// Lists the parts of the address that could not be read, and removes them from the address.
#[component]
pub fn QueryWarnings(
    /// The URL state of the list.
    url: ListUrl,
) -> impl IntoView {
    let warnings = RwSignal::new(Vec::<QueryWarning>::new());
    Effect::new(move || {
        let ignored = url.ignored();
        if !ignored.is_empty() {
            warnings.set(ignored);
            url.step(History::Replace, |query: ListQuery| query);
        }
    });
    view! { <Show when=move || !warnings.read().is_empty()>{WARNINGS.show(move || (warnings,))}</Show> }
}

#[component]
fn Warnings(warnings: RwSignal<Vec<QueryWarning>>) -> impl IntoView {
    let dismiss = move || {
        view! {
            <Button
                variant=ButtonVariant::Quiet
                small=true
                on_press=move |()| warnings.set(Vec::new())
            >
                "Dismiss"
            </Button>
        }
    };
    view! {
        <Alert tone=Tone::Info title="Some of this link was ignored" actions=dismiss>
            <ul class="notes">{move || warnings.get().into_iter().map(line).collect_view()}</ul>
        </Alert>
    }
}

fn line(warning: QueryWarning) -> impl IntoView {
    let QueryWarning {
        parameter,
        value,
        reason,
    } = warning;
    view! {
        <li>
            <code>{parameter} "=" {value}</code>
            ": "
            {reason}
        </li>
    }
}
