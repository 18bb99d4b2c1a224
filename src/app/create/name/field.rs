use leptos::prelude::*;

use super::rules::NameRules;
use crate::create::field_errors::CreateField;
use crate::create::state::CreateState;
use datavolumes_ui::{FormField, TextInput};

/// The name, with the rules for names below it.
#[component]
pub(in crate::create) fn NameField(create: CreateState) -> impl IntoView {
    view! {
        <div class="create__field">
            <FormField
                label="Name"
                required=true
                hint=Some("Must be unique in the cluster. You can’t rename it later.".to_owned())
                error=create.error(CreateField::Name)
            >
                <TextInput
                    value=create.read(|draft| draft.name.clone())
                    on_input=move |text| create.edit(CreateField::Name, |draft| draft.name = text)
                    on_blur=move |()| create.mark_visited(CreateField::Name)
                    mono=true
                />
            </FormField>
            <NameRules create />
        </div>
    }
}
