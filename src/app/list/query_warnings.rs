use datavolumes_contract::{ListQuery, QueryWarning};
use leptos::prelude::*;

use super::url::ListUrl;
use crate::router::History;
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone, effect, lazy, part, shown};

lazy!(static NOTE, in list: (notes: RwSignal<Vec<QueryWarning>>) => view! { <Note notes /> });

/// Says which parts of a pasted address were left out, and corrects the address.
#[component]
pub fn ListNotes(
    /// The state of the list.
    url: ListUrl,
) -> impl IntoView {
    let notes = RwSignal::new(Vec::<QueryWarning>::new());
    effect(move || {
        let ignored = url.ignored();
        if !ignored.is_empty() {
            notes.set(ignored);
            url.step(History::Replace, |query: ListQuery| query);
        }
    });
    view! {
        {shown(move || notes.with(|notes| !notes.is_empty()), move || NOTE.show(move || (notes,)))}
    }
}

#[component]
fn Note(notes: RwSignal<Vec<QueryWarning>>) -> impl IntoView {
    let dismiss = move || {
        view! {
            <Button variant=ButtonVariant::Quiet small=true on_press=move |()| notes.set(Vec::new())>
                "Dismiss"
            </Button>
        }
    };
    let line = |QueryWarning {
                    parameter,
                    value,
                    reason,
                }: QueryWarning| {
        view! { <li><code>{parameter}"="{value}</code>": "{reason}</li> }
    };
    view! {
        <Alert tone=Tone::Info title="Parts of the address were left out" actions=dismiss>
            <ul class="notes">{part(move || notes.get().into_iter().map(line).collect_view())}</ul>
        </Alert>
    }
}
