use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use super::used_pvcs::UsedPvcs;
use datavolumes_ui::{FormField, TextInput};

/// The PVC with the data. It is typed, because the API does not list free PVCs.
#[component]
pub(super) fn PvcField(create: CreateState, is_copy: bool) -> impl IntoView {
    let hint = if is_copy {
        "Another PVC than that of the original: one PVC backs one volume."
    } else {
        "The PVC that holds the data. It stays where it is, and one PVC backs one volume."
    };
    view! {
        <div class="create__field">
            <FormField
                label="Origin PVC"
                required=true
                hint=Some(hint.to_owned())
                error=create.error(CreateField::Pvc)
            >
                <TextInput
                    value=create.read(|draft| draft.pvc.clone())
                    on_input=move |text| create.edit(CreateField::Pvc, |draft| draft.pvc = text)
                    on_blur=move |()| create.mark_visited(CreateField::Pvc)
                    mono=true
                />
            </FormField>
            <UsedPvcs create />
        </div>
    }
}
