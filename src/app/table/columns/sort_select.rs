use datavolumes_contract::{ListQuery, Sort, VolumeField};
use datavolumes_ui::{Choice, FormField, Select};
use leptos::prelude::*;

/// All fields that the API can sort by, including those whose column is not visible.
#[component]
pub(super) fn SortSelect(
    query: Memo<ListQuery>,
    /// Called with the chosen order, or `None` for that of the server.
    on_sort: Callback<Option<Sort>>,
) -> impl IntoView {
    let default = Choice::new("", "Default");
    let fields = VolumeField::ALL.map(|field| Choice::new(field.as_str(), field.label()));
    let choices: Vec<Choice> = std::iter::once(default).chain(fields).collect();
    let value = Signal::derive(move || {
        let field = query.with(|query| query.sort.map(|sort| sort.field));
        field.map_or_else(String::new, |field| field.to_string())
    });
    let change = move |field: String| {
        let field = field.parse().ok();
        on_sort.run(field.map(|field| Sort::toggled(None, field)));
    };
    view! {
        <FormField label="Sort by">
            <Select choices value on_change=change />
        </FormField>
    }
}
