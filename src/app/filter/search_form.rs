use datavolumes_contract::input;
use datavolumes_ui::{Button, FormField, TextInput};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::list::ListUrl;
use crate::router::History;

/// A form for the free-text search of the API.
#[component]
pub(super) fn SearchForm(
    /// The URL state of the list.
    url: ListUrl,
    /// Called when the search has been applied.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let text = RwSignal::new(url.query.with_untracked(|query| query.search.clone()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked();
        url.step(History::Push, |query| query.with_search(input::trim(&text)));
        on_done.run(());
    };
    view! {
        <form class="filter-builder" aria-label="Search all fields" novalidate on:submit=submit>
            <FormField
                label="Search all fields"
                hint="The server decides which fields are searched."
            >
                <TextInput value=text on_input=move |typed| text.set(typed) />
            </FormField>
            <Button submit=true>"Search"</Button>
        </form>
    }
}
