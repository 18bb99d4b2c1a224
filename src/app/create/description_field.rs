use datavolumes_contract::description::MAX_CHARS;
use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use datavolumes_ui::{FormField, TextArea};

/// The description, the only field that can be changed later.
#[component]
pub(super) fn DescriptionField(create: CreateState) -> impl IntoView {
    view! {
        <FormField
            label="Description"
            hint=Some(
                "Optional. Helps others find the data volume. You can change it later.".to_owned(),
            )
            error=create.error(CreateField::Description)
        >
            <TextArea
                value=create.read(|draft| draft.description.clone())
                on_input=move |text| {
                    create.edit(CreateField::Description, |draft| draft.description = text);
                }
                on_blur=move |()| create.mark_visited(CreateField::Description)
                limit=MAX_CHARS
                rows=2
            />
        </FormField>
    }
}
